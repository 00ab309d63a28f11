package org.jixiaoflow.notification.planning;

import org.jixiaoflow.schemas.Delivery;

/** Whether what was asked for is still to be done: others work while a digest waits. */
@FunctionalInterface
public interface ToDo {

    boolean remains(Delivery delivery);
}
