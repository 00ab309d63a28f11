package org.jixiaoflow.notification.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.DeliveryState;

/** What the topic says of one partition's deliveries, from its beginning on. Only the thread that reads it has to do with it. */
final class PartitionDeliveries {

    private final Map<UUID, Delivery> open = new LinkedHashMap<>();
    private final Map<String, Delivery> closed = new HashMap<>();
    private final Map<String, Instant> taken = new HashMap<>();
    private final Set<UUID> sent = new HashSet<>();

    /**
     * Takes the next state of a delivery.
     *
     * @param again whether an operator orders it
     * @return false if it was planned once more though it was sent before: then the state before holds
     */
    boolean take(Delivery delivery, boolean again) {
        if (delivery.getState() == DeliveryState.WAITING && !again && sent.contains(delivery.getId())) {
            return false;
        }
        open.remove(delivery.getId());
        switch (delivery.getState()) {
            case WAITING, SENDING, FAILED -> open.put(delivery.getId(), delivery);
            case SENT -> {
                sent.add(delivery.getId());
                taken.merge(
                        delivery.getAddress(),
                        delivery.getChangedAt(),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
            case CLOSED -> closed.put(delivery.getAddress(), delivery);
            case GIVEN_UP, UNKNOWN -> {
                // Nothing is open, and an operator may order it again.
            }
        }
        return true;
    }

    /** What isn't done, and the addresses whose receiver wants nothing any more and took nothing since. */
    List<Delivery> unfinished() {
        var unfinished = new ArrayList<>(open.values());
        closed.values().stream()
                .filter(delivery ->
                        !taken.getOrDefault(delivery.getAddress(), Instant.MIN).isAfter(delivery.getChangedAt()))
                .forEach(unfinished::add);
        return unfinished;
    }
}
