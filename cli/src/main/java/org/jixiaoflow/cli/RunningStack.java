package org.jixiaoflow.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.jixiaoflow.local.stack.LocalStack;

/** A stack that runs until it is told to stop, with its start told at the terminal. */
final class RunningStack implements AutoCloseable {

    private final LocalStack stack;
    private final Thread atExit;

    private RunningStack(LocalStack stack) {
        this.stack = stack;
        this.atExit = new Thread(stack::close, "stop");
    }

    static RunningStack start(StackOptions options, boolean secure, Messages messages, Terminal terminal) {
        var begun = System.nanoTime();
        terminal.line(messages.say("up.starting", options.data()));
        var stack = LocalStack.start(
                options.data(),
                options.ports(),
                (part, took) -> terminal.good(messages.say("up.ready", part, seconds(took))),
                secure);
        terminal.line(messages.say("up.all-ready", seconds(Duration.ofNanos(System.nanoTime() - begun))));
        var running = new RunningStack(stack);
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
        stack.close();
    }
}
