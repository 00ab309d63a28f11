package org.jixiaoflow.workbench.live;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** One open stream. What is sent waits for its reader alone: one who is slow keeps nobody else waiting, and one who reads nothing is let go. */
final class HintStream {

    /** Twice as many as somebody can be told at once who was away. */
    private static final int MOST_WAITING = 2 * Hints.KEPT;

    private final SseEmitter page;
    private final Executor threads;
    private final Queue<SseEventBuilder> waiting = new ArrayDeque<>();
    private boolean sending;
    private boolean over;

    /** @param threads that may have to wait for readers */
    HintStream(SseEmitter page, Executor threads) {
        this.page = page;
        this.threads = threads;
    }

    /** Sends it when those before it are sent; false if nobody is there any more. */
    boolean send(SseEventBuilder event) {
        synchronized (waiting) {
            over |= waiting.size() == MOST_WAITING;
            if (over) {
                return false;
            }
            waiting.add(event);
            if (sending) {
                return true;
            }
            sending = true;
        }
        threads.execute(this::sendAll);
        return true;
    }

    /** Whoever is gone is the container's to end. */
    private void sendAll() {
        try {
            for (var next = next(); next != null; next = next()) {
                page.send(next);
            }
            if (isOver()) {
                page.complete();
            }
        } catch (IOException | IllegalStateException gone) {
            end();
        }
    }

    private @Nullable SseEventBuilder next() {
        synchronized (waiting) {
            if (over || waiting.isEmpty()) {
                sending = false;
                return null;
            }
            return waiting.remove();
        }
    }

    private boolean isOver() {
        synchronized (waiting) {
            return over;
        }
    }

    private void end() {
        synchronized (waiting) {
            over = true;
            sending = false;
            waiting.clear();
        }
    }
}
