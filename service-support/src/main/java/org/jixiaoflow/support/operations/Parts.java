package org.jixiaoflow.support.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jixiaoflow.support.operations.Surroundings.Part;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at several things at the same time, each of which may fail or take too long by itself; what isn't known is told. */
final class Parts {

    private static final Logger log = LoggerFactory.getLogger(Parts.class);
    private static final long IDLE_SECONDS = 30;

    /** Where all are busy with what takes long, nobody waits for more. */
    private static final int MOST = 16;

    private final ExecutorService threads =
            new ThreadPoolExecutor(0, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Parts::thread);

    private final Duration patience;

    Parts(Duration patience) {
        this.patience = patience;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "operations");
        thread.setDaemon(true);
        return thread;
    }

    /** One look at all of them. */
    final class Look {

        private final List<Surroundings.Unknown> unknown = new ArrayList<>();

        /** Begins to look at something; what it gives is waited for when it is asked for, and null if nobody knows. */
        <T> Supplier<@Nullable T> at(Part part, String what, Supplier<@Nullable T> source) {
            CompletableFuture<@Nullable T> looked;
            try {
                looked = CompletableFuture.supplyAsync(source, threads)
                        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException busy) {
                looked = CompletableFuture.failedFuture(busy);
            }
            var answer = looked;
            return () -> {
                try {
                    return answer.join();
                } catch (CompletionException | CancellationException failed) {
                    log.warn("Nobody knows about {} {}", part, what, failed);
                    unknown.add(new Surroundings.Unknown(part, what));
                    return null;
                }
            };
        }

        /** What nobody knows, of what was asked for. */
        List<Surroundings.Unknown> unknown() {
            return List.copyOf(unknown);
        }
    }
}
