package org.jixiaoflow.workbench.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jixiaoflow.workbench.services.Me;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Every open page. */
@Component
public class Hints implements DisposableBean {

    /** A stream ends now and then, so that whoever lost a right hears no more of what it let them after a minute. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final long AGAIN_MILLIS = 500;

    /** So long a view may be behind its topic: what was told just before a page was made may not be on it. */
    private static final Duration BEHIND = Duration.ofSeconds(3);

    /** Most that somebody can have missed and still be told one by one. */
    static final int KEPT = 1000;

    /** Threads that may have to wait for readers at once. */
    private static final int SENDERS = 8;

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Deque<Told> told = new ArrayDeque<>();
    private final Clock clock;
    private final Executor threads;
    /** Counts on from the time of the start, so that no number means two hints. */
    private long last;

    @Autowired
    Hints(Clock clock) {
        this(clock, threads());
    }

    /** @param threads that may have to wait for readers */
    Hints(Clock clock, Executor threads) {
        this.clock = clock;
        this.threads = threads;
        this.last = clock.millis();
    }

    private static ExecutorService threads() {
        var factory = new CustomizableThreadFactory("hints-");
        factory.setDaemon(true);
        var threads = new ThreadPoolExecutor(
                SENDERS,
                SENDERS,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                factory,
                new ThreadPoolExecutor.DiscardPolicy());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    @Override
    public void destroy() {
        if (threads instanceof ExecutorService own) {
            own.shutdownNow();
        }
    }

    /** The number of the last hint that a page shows for certain that is made from now on. */
    public long shown() {
        var settled = clock.instant().minus(BEHIND);
        synchronized (told) {
            return told.stream()
                    .filter(each -> each.at().isAfter(settled))
                    .findFirst()
                    .map(each -> each.number() - 1)
                    .orElse(last);
        }
    }

    /**
     * Opens a stream.
     *
     * @param heard the number of the hint that the page heard last, or shows; what was told since then is told again
     */
    SseEmitter open(Me reader, @Nullable String heard) {
        var page = new SseEmitter(LONGEST.toMillis());
        var listener = new Listener(new HintStream(page, threads), reader, reader.readership());
        page.onCompletion(() -> listeners.remove(listener));
        page.onTimeout(page::complete);
        page.onError(gone -> listeners.remove(listener));
        List<Told> missed;
        long from;
        synchronized (told) {
            listeners.add(listener);
            missed = since(heard);
            from = last;
        }
        listener.send(SseEmitter.event()
                .id(String.valueOf(from))
                .reconnectTime(AGAIN_MILLIS)
                .comment("open"));
        missed.forEach(each -> each.to(listener));
        return page;
    }

    void tell(Hint hint, Predicate<Listener> whom) {
        Told next;
        synchronized (told) {
            next = new Told(++last, clock.instant(), hint, whom);
            told.add(next);
            if (told.size() > KEPT) {
                told.remove();
            }
        }
        listeners.removeIf(listener -> !next.to(listener));
    }

    /** What was told since that number; one hint that anything may have changed if that isn't known any more. */
    private List<Told> since(@Nullable String heard) {
        if (heard == null || heard.isBlank()) {
            return List.of();
        }
        var number = heard.matches("\\d{1,18}") ? Long.parseLong(heard) : 0;
        return last - number > told.size()
                ? List.of(new Told(last, clock.instant(), Hint.ANYTHING, all -> true))
                : told.stream().filter(each -> each.number() > number).toList();
    }

    /** A hint with its number and whom it is for. */
    private record Told(long number, Instant at, Hint hint, Predicate<Listener> whom) {

        /** False if nobody is there any more. */
        boolean to(Listener listener) {
            return !whom.test(listener)
                    || listener.send(SseEmitter.event()
                            .id(String.valueOf(number))
                            .name("hint")
                            .data(hint, MediaType.APPLICATION_JSON));
        }
    }

    /** Finds out who left without a word. */
    @Scheduled(fixedDelayString = "PT20S")
    void stillThere() {
        listeners.removeIf(listener -> !listener.send(SseEmitter.event().comment("still here")));
    }

    int count() {
        return listeners.size();
    }
}
