package org.jixiaoflow.benchmarks.comparison;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Remembers when something last moved. Finding out that it has arrived takes longer than that, and mustn't count as its time. */
final class Movement implements AutoCloseable {

    private static final long LOOK_AGAIN_MILLIS = 20;

    private final Supplier<?> place;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> looking;
    private Object seen;
    private long last;

    /** Begins to look; that counts as the first move. */
    Movement(Supplier<?> place) {
        this.place = place;
        this.seen = place.get();
        this.last = System.nanoTime();
        this.looking = clock.scheduleWithFixedDelay(this::look, 0, LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void look() {
        var now = place.get();
        if (!now.equals(seen)) {
            seen = now;
            last = System.nanoTime();
        }
    }

    /** When it last moved, as {@link System#nanoTime()} has it. */
    synchronized long last() {
        look();
        return last;
    }

    @Override
    public void close() {
        looking.cancel(false);
        clock.shutdown();
    }
}
