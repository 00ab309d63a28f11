package org.jixiaoflow.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.jixiaoflow.local.stack.LocalStack;

/** A stack that runs until it is told to stop, with its start told at the terminal. */
final class RunningStack implements AutoCloseable {

    /** Set where the JVM writes an archive of the classes it loaded once it ends, which takes it some seconds. */
    private static final String ARCHIVING = "jixiao.archiving";

    private final LocalStack stack;
    private final Runnable stopped;
    private final Thread atExit;

    private RunningStack(LocalStack stack, Runnable stopped) {
        this.stack = stack;
        this.stopped = stopped;
        this.atExit = new Thread(this::stop, "stop");
    }

    static RunningStack start(StackOptions options, boolean secure, Messages messages, Terminal terminal) {
        var begun = System.nanoTime();
        terminal.line(messages.say("up.starting", options.data()));
        var stack = LocalStack.start(
                options.data(),
                options.asked(),
                (part, took) -> terminal.good(messages.say("up.ready", part, seconds(took))),
                secure);
        terminal.line(messages.say("up.all-ready", seconds(Duration.ofNanos(System.nanoTime() - begun))));
        KeptPorts.keep(options.data(), options.asked());
        var running = new RunningStack(stack, () -> {
            KeptPorts.forget(options.data());
            if (Boolean.getBoolean(ARCHIVING)) {
                terminal.line(messages.say("up.archiving"));
            }
        });
        Runtime.getRuntime().addShutdownHook(running.atExit);
        return running;
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }

    LocalStack stack() {
        return stack;
    }

    /** Waits until the process is told to end. */
    @SuppressWarnings("InterruptedExceptionSwallowed") // ending is what an interrupt asks for
    void awaitEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        stop();
    }

    private void stop() {
        stack.close();
        stopped.run();
    }
}
