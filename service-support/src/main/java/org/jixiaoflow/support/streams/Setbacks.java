package org.jixiaoflow.support.streams;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jixiaoflow.support.kafka.Failures;

/**
 * How long a stream waits after a failure before it goes on, and when it has failed too often to. Faults of the surroundings pass by
 * themselves, so they are waited out however often they come. Any other is counted for a while, so that a fault a month never adds up.
 */
final class Setbacks {

    private final InstantSource clock;
    private final Limits limits;
    private final Deque<Instant> counted = new ArrayDeque<>();
    private Instant last = Instant.EPOCH;
    private Duration wait = Duration.ZERO;

    /**
     * What is waited, and borne.
     *
     * @param first wait after the first failure; each that follows soon waits twice as long as the one before
     * @param longest wait
     * @param calm so long without a failure, and the next one is the first again
     * @param most failures that are not the surroundings' within {@code window}; the next is one too many
     * @param window how long such a failure is counted
     */
    record Limits(Duration first, Duration longest, Duration calm, int most, Duration window) {

        /** The longest wait is shorter than a session or a transaction, so that nobody is missed meanwhile. */
        static final Limits USUAL = new Limits(
                Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofMinutes(1), 10, Duration.ofMinutes(10));
    }

    Setbacks(InstantSource clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** How long to wait before going on; nothing if that is no use any more. */
    synchronized Optional<Duration> after(Throwable failure) {
        var now = clock.instant();
        var isFirst = !last.plus(limits.calm()).isAfter(now);
        wait = isFirst ? limits.first() : shorter(wait.multipliedBy(2), limits.longest());
        last = now;
        return Failures.isTransient(failure) || isBorne(now) ? Optional.of(wait) : Optional.empty();
    }

    private boolean isBorne(Instant now) {
        counted.addLast(now);
        while (!counted.getFirst().plus(limits.window()).isAfter(now)) {
            counted.removeFirst();
        }
        return counted.size() <= limits.most();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
