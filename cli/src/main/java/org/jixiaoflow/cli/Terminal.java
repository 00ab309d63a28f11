package org.jixiaoflow.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Where people read: colours only on a terminal, and not where {@code NO_COLOR} is set. */
public final class Terminal {

    private static final Duration NOW_AND_THEN = Duration.ofSeconds(30);

    private final PrintStream out;
    private final boolean coloured;
    private final LongSupplier nanoTime;
    private long lastPassing;

    Terminal(PrintStream out) {
        this(out, System::nanoTime);
    }

    Terminal(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.lastPassing = nanoTime.getAsLong();
        // The script knows whether standard output is a terminal; Java tells it only of both streams together.
        this.coloured = Boolean.getBoolean("jixiao.terminal") && System.getenv("NO_COLOR") == null;
    }

    /** A line as it is. */
    public void line(String text) {
        out.println(text);
    }

    /** A line of good news. */
    public void good(String text) {
        line(coloured ? "\u001b[32m" + text + "\u001b[0m" : text);
    }

    /** A line of bad news. */
    public void bad(String text) {
        line(coloured ? "\u001b[31m" + text + "\u001b[0m" : text);
    }

    /** A line that replaces the last one on a terminal; elsewhere a line now and then, so that nobody takes it for dead. */
    public void passing(String text) {
        if (coloured) {
            out.print("\r\u001b[K" + text);
            out.flush();
        } else if (nanoTime.getAsLong() - lastPassing >= NOW_AND_THEN.toNanos()) {
            lastPassing = nanoTime.getAsLong();
            line(text);
        }
    }

    /** Ends a passing line. */
    public void passed() {
        if (coloured) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
