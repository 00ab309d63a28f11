/** Deliveries on their way: each is sent at least once, by channels that don't wait for one another. */
@NullMarked
package org.jixiaoflow.notification.delivery;

import org.jspecify.annotations.NullMarked;
