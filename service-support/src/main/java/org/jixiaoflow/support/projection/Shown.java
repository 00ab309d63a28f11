package org.jixiaoflow.support.projection;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits a moment until a view shows what was just written, so that the next page has it. */
public final class Shown {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private Shown() {}

    /** Returns when it is so, or when the view is too far behind to wait for. */
    public static void soon(BooleanSupplier shown) {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (!shown.getAsBoolean() && System.nanoTime() < patience) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
