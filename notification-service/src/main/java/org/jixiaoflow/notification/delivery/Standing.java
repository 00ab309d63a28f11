package org.jixiaoflow.notification.delivery;

import org.jixiaoflow.schemas.Delivery;

/** Whether a delivery is still for whom it was planned, and to be done: people leave, move, change their minds and work while it waits. */
@FunctionalInterface
public interface Standing {

    boolean holds(Delivery delivery);
}
