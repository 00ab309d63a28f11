package org.jixiaoflow.workbench.services;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jixiaoflow.workbench.session.Passes;
import org.springframework.stereotype.Component;

/** Asks services for several parts of a page at the same time, each as whoever's request is being answered. */
@Component
public final class Panels {

    private static final int MOST = 64;
    private static final long IDLE_SECONDS = 30;

    private final Passes passes;

    /** Where all are busy the request's own thread asks, one after the other. */
    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new ThreadPoolExecutor.CallerRunsPolicy());

    Panels(Passes passes) {
        this.passes = passes;
    }

    /** Begins to ask; whoever takes the answer waits for it, and is told there what went wrong. */
    public <T> Supplier<T> ask(Supplier<T> source) {
        var asked = CompletableFuture.supplyAsync(passes.lend(source), threads);
        return () -> joined(asked);
    }

    /** What was asked for, or what went wrong with it. */
    public static <T> T joined(CompletableFuture<T> asked) {
        try {
            return asked.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }
}
