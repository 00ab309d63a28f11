package org.jixiaoflow.notification.tracking;

import org.jixiaoflow.schemas.DeliveryState;

/** How many deliveries of a channel are in a state, and how many of their attempts were repeats. */
record DeliverySum(String channel, DeliveryState state, long count, long repeats) {}
