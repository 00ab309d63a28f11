package org.jixiaoflow.benchmarks.measure;

/** What is stopped if this process ends before it is through: whoever loses patience must leave no process behind. */
public final class AtExit {

    private final Thread stop;

    private AtExit(Thread stop) {
        this.stop = stop;
    }

    /** From now on. */
    public static AtExit stop(Runnable running) {
        var stop = new Thread(running, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        return new AtExit(stop);
    }

    /** It is through. */
    public void cancel() {
        Runtime.getRuntime().removeShutdownHook(stop);
    }
}
