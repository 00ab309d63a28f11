package org.jixiaoflow.notification.delivery;

import org.jixiaoflow.schemas.Delivery;

/** Whether a delivery is still for whom it was planned: people leave, move and change their minds while it waits. */
@FunctionalInterface
public interface Standing {

    boolean holds(Delivery delivery);
}
