package org.jixiaoflow.notification.delivery;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jixiaoflow.schemas.Delivery;

/** Where the states of deliveries are written. */
interface DeliveryLog {

    /** Writes new states, all of one partition; done when they are safe. */
    CompletableFuture<List<Written>> write(int partition, List<Delivery> deliveries);

    /** Keeps a delivery that was given up, as it would be sent again, with the reason. */
    CompletableFuture<?> keepDeadLetter(Written place, Delivery delivery, String reason);

    /** Where a state was written. */
    record Written(int partition, long offset) {}
}
