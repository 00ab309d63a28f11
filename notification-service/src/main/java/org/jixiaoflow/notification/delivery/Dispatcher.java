package org.jixiaoflow.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jixiaoflow.notification.delivery.DeliveryLog.Written;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.DeliveryState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends by one channel what is due, an address at a time by one thread. That an attempt begins is written before it does: if the process
 * dies then, the next one knows that the receiver may have it already.
 */
final class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int LONGEST_REASON = 500;

    /** Who people are may be half written at the first look. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(20);

    private final Channel channel;
    private final DeliverySettings settings;
    private final Standing standing;
    private final DeliveryLog states;
    private final DeliveryCounts counts;
    private final Clock clock;
    private final Executor executor;
    private final Map<String, Lane> lanes = new HashMap<>();

    Dispatcher(
            Channel channel,
            DeliverySettings settings,
            Standing standing,
            DeliveryLog states,
            DeliveryCounts counts,
            Clock clock,
            Executor executor) {
        this.channel = channel;
        this.settings = settings;
        this.standing = standing;
        this.states = states;
        this.counts = counts;
        this.clock = clock;
        this.executor = executor;
    }

    /** Takes a delivery that isn't done. One that an operator orders again opens an address whose receiver wanted nothing. */
    synchronized void put(int partition, Delivery delivery) {
        var lane = lanes.computeIfAbsent(delivery.getAddress(), address -> new Lane(address, partition));
        if (delivery.getState() == DeliveryState.CLOSED) {
            lane.shut(true);
        } else {
            lane.put(delivery);
        }
    }

    /** Opens an address again. */
    synchronized void open(String address) {
        var lane = lanes.get(address);
        if (lane != null) {
            lane.shut(false);
        }
    }

    /** Forgets a delivery that is done, by whomever. */
    synchronized void remove(String address, UUID id) {
        var lane = lanes.get(address);
        if (lane != null) {
            lane.remove(id);
        }
    }

    /** Leaves a partition to another process. */
    synchronized void leave(int partition) {
        lanes.values().removeIf(lane -> {
            if (lane.partition() == partition) {
                lane.handOver();
                return true;
            }
            return false;
        });
    }

    synchronized int waiting() {
        return lanes.values().stream().mapToInt(Lane::size).sum();
    }

    /** Begins with whatever is due at the moment. */
    void tick() {
        var ready = new ArrayList<Lane>();
        synchronized (this) {
            var now = clock.instant();
            lanes.values().removeIf(Lane::isEmpty);
            for (var lane : lanes.values()) {
                if (lane.isReady(now)) {
                    lane.begin();
                    ready.add(lane);
                }
            }
        }
        ready.forEach(lane -> executor.execute(() -> work(lane)));
    }

    private void work(Lane lane) {
        var next = clock.instant();
        try {
            var due = meant(lane);
            if (due.isEmpty()) {
                return;
            }
            var parcels = channel.parcels(lane.address(), due);
            var pause = Duration.ZERO;
            for (var parcel : parcels.now()) {
                if (isGone(lane)) {
                    return;
                }
                pause = attempt(lane, parcel);
                if (!pause.isZero()) {
                    break;
                }
            }
            next = clock.instant().plus(pause.isZero() ? parcels.rest() : pause);
        } catch (RuntimeException fault) {
            log.warn("Deliveries by {} to an address have to wait", channel.name(), fault);
            next = clock.instant().plus(settings.firstWait());
        } finally {
            synchronized (this) {
                lane.end(next);
            }
        }
    }

    private synchronized List<Delivery> due(Lane lane) {
        return lane.due(clock.instant());
    }

    /** What is due and still for whom it was planned. What isn't, at the second look too, goes nowhere, and is nothing an operator could mend. */
    private List<Delivery> meant(Lane lane) {
        var meant = new ArrayList<Delivery>();
        var doubtful = new ArrayList<Delivery>();
        due(lane).forEach(each -> (standing.holds(each) ? meant : doubtful).add(each));
        var over = doubted(lane, doubtful).stream()
                .map(each -> as(each, DeliveryState.GIVEN_UP, GivenUp.NO_LONGER_MEANT, each.getDue()))
                .toList();
        if (!over.isEmpty()) {
            end(lane, over);
        }
        return meant;
    }

    /** Those that were doubted before; the others are looked at again. */
    private synchronized List<Delivery> doubted(Lane lane, List<Delivery> doubtful) {
        var again = clock.instant().plus(SECOND_LOOK);
        return doubtful.stream().filter(each -> !lane.doubt(each, again)).toList();
    }

    private synchronized boolean isGone(Lane lane) {
        return lane.isGone();
    }

    private synchronized boolean isShut(Lane lane) {
        return lane.isShut();
    }

    private synchronized Duration failed(Lane lane) {
        return lane.failed();
    }

    /**
     * Begins with nothing before it is its turn: what a process that dies had begun, the receiver may have.
     *
     * @return how long to leave the receiver alone
     */
    private Duration attempt(Lane lane, List<Delivery> parcel) {
        var begun = parcel.stream().map(this::begun).toList();
        var places = states.write(lane.partition(), begun).join().iterator();
        var result = isShut(lane) ? new Attempt.Refused("The receiver wants nothing any more") : send(lane, begun);
        end(lane, begun.stream().map(each -> ended(each, places.next(), result)).toList());
        return result instanceof Attempt.Failed ? failed(lane) : Duration.ZERO;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a state that can't be written is told of
    private void end(Lane lane, List<Delivery> ended) {
        keep(lane, ended);
        states.write(lane.partition(), ended).whenComplete((written, fault) -> {
            if (fault != null) {
                log.warn("How deliveries by {} ended could not be written; they may come again", channel.name(), fault);
            }
        });
        ended.forEach(delivery -> counts.count(channel.name(), delivery));
    }

    private Attempt send(Lane lane, List<Delivery> begun) {
        try {
            return channel.send(lane.address(), begun);
        } catch (RuntimeException fault) {
            return new Attempt.Failed(reason(fault));
        }
    }

    private static String reason(Throwable fault) {
        var innermost = fault;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        return innermost.getClass().getSimpleName()
                + (innermost.getMessage() == null ? "" : ": " + innermost.getMessage());
    }

    /** An attempt that began before and has no end is repeated: the receiver may have it. */
    private Delivery begun(Delivery delivery) {
        return Delivery.newBuilder(delivery)
                .setAttempts(delivery.getAttempts() + 1)
                .setRepeats(delivery.getRepeats() + (delivery.getState() == DeliveryState.SENDING ? 1 : 0))
                .setState(DeliveryState.SENDING)
                .setChangedAt(clock.instant())
                .build();
    }

    private Delivery ended(Delivery begun, Written place, Attempt result) {
        if (result instanceof Attempt.Taken) {
            return as(begun, DeliveryState.SENT, null, begun.getDue());
        }
        if (result instanceof Attempt.Failed failed) {
            var now = clock.instant();
            if (now.isAfter(begun.getFirstDue().plus(settings.givenUpAfter()))) {
                return givenUp(begun, place, DeliveryState.GIVEN_UP, failed.reason());
            }
            var wait = failed.after() == null ? settings.after(begun) : failed.after();
            return as(begun, DeliveryState.FAILED, failed.reason(), now.plus(wait));
        }
        if (result instanceof Attempt.Closed closed) {
            return givenUp(begun, place, DeliveryState.CLOSED, closed.reason());
        }
        return givenUp(begun, place, DeliveryState.GIVEN_UP, ((Attempt.Refused) result).reason());
    }

    /** The dead letter is what an operator would have sent again. */
    private Delivery givenUp(Delivery begun, Written place, DeliveryState state, String reason) {
        var again = Delivery.newBuilder(as(begun, DeliveryState.WAITING, null, clock.instant()))
                .setAttempts(0)
                .build();
        states.keepDeadLetter(place, again, shortened(reason)).join();
        return as(begun, state, reason, begun.getDue());
    }

    private Delivery as(Delivery begun, DeliveryState state, @Nullable String error, Instant due) {
        return Delivery.newBuilder(begun)
                .setState(state)
                .setError(error == null ? null : shortened(error))
                .setDue(due)
                .setChangedAt(clock.instant())
                .build();
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    private synchronized void keep(Lane lane, List<Delivery> deliveries) {
        if (deliveries.get(0).getState() == DeliveryState.SENT) {
            lane.taken(clock.instant());
        }
        for (var delivery : deliveries) {
            switch (delivery.getState()) {
                case WAITING, SENDING, FAILED -> lane.put(delivery);
                case CLOSED -> {
                    lane.remove(delivery.getId());
                    lane.shut(true);
                }
                case SENT, GIVEN_UP, UNKNOWN -> lane.remove(delivery.getId());
            }
        }
    }
}
