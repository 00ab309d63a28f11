package org.jixiaoflow.notification.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jixiaoflow.schemas.Delivery;

/** States kept in memory. */
final class Memory implements DeliveryLog {

    final Map<UUID, Delivery> newest = new LinkedHashMap<>();
    final List<Delivery> letters = new ArrayList<>();
    private long offset;

    @Override
    public synchronized CompletableFuture<List<Written>> write(int partition, List<Delivery> deliveries) {
        return CompletableFuture.completedFuture(deliveries.stream()
                .map(delivery -> {
                    newest.put(delivery.getId(), delivery);
                    return new Written(partition, offset++);
                })
                .toList());
    }

    @Override
    public synchronized CompletableFuture<?> keepDeadLetter(Written place, Delivery delivery, String reason) {
        letters.add(delivery);
        return CompletableFuture.completedFuture(null);
    }
}
