package org.jixiaoflow.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.DeliveryState;

/** What is on its way to one address. Guarded by its dispatcher. */
final class Lane {

    /** So many failures one after another are the receiver's, not a message's. */
    private static final int AWAY = 3;

    private static final int LARGEST_POWER = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final String address;
    private final int partition;
    private final Map<UUID, Delivery> open = new LinkedHashMap<>();
    private final Set<UUID> doubtful = new HashSet<>();
    private Instant notBefore = Instant.MIN;
    private int failures;
    private boolean busy;
    private boolean shut;
    private boolean gone;

    Lane(String address, int partition) {
        this.address = address;
        this.partition = partition;
    }

    String address() {
        return address;
    }

    int partition() {
        return partition;
    }

    void put(Delivery delivery) {
        open.put(delivery.getId(), delivery);
    }

    /** Notes that a delivery may no longer be for whom it was planned, to be looked at again; false if that was noted before. */
    boolean doubt(Delivery delivery, Instant again) {
        if (!doubtful.add(delivery.getId())) {
            return false;
        }
        put(Delivery.newBuilder(delivery).setDue(again).build());
        return true;
    }

    void remove(UUID id) {
        open.remove(id);
        doubtful.remove(id);
    }

    boolean isEmpty() {
        return open.isEmpty() && !busy && !shut;
    }

    int size() {
        return open.size();
    }

    boolean isReady(Instant now) {
        return !busy && !now.isBefore(notBefore) && open.values().stream().anyMatch(each -> isDue(each, now));
    }

    List<Delivery> due(Instant now) {
        return open.values().stream()
                .filter(each -> isDue(each, now))
                .sorted(Comparator.comparing(Delivery::getCreatedAt))
                .toList();
    }

    private static boolean isDue(Delivery delivery, Instant now) {
        return !now.isBefore(delivery.getDue());
    }

    void begin() {
        busy = true;
    }

    void end(Instant next) {
        busy = false;
        notBefore = next;
    }

    /** Notes that the receiver took nothing: if it doesn't for long, it is left alone ever longer. */
    Duration failed() {
        failures++;
        if (failures < AWAY) {
            return Duration.ZERO;
        }
        var wait = Duration.ofSeconds(1L << Math.min(failures - AWAY + 1, LARGEST_POWER));
        return wait.compareTo(LONGEST_PAUSE) < 0 ? wait : LONGEST_PAUSE;
    }

    /** Notes that the receiver took something. If it had been away, nothing that failed meanwhile waits any longer. */
    void taken(Instant now) {
        if (failures >= AWAY) {
            open.replaceAll((id, each) -> each.getState() == DeliveryState.FAILED
                    ? Delivery.newBuilder(each).setDue(now).build()
                    : each);
        }
        failures = 0;
    }

    /** Whether the receiver wants nothing any more. */
    boolean isShut() {
        return shut;
    }

    void shut(boolean wantsNothing) {
        shut = wantsNothing;
    }

    /** Whether another process has taken it over. */
    boolean isGone() {
        return gone;
    }

    void handOver() {
        gone = true;
    }
}
