package org.jixiaoflow.workbench.live;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jixiaoflow.workbench.services.Me;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Every open page. */
@Component
class Hints {

    /** A stream ends now and then, so that whoever lost a right hears no more of what it let them after a minute. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final long AGAIN_MILLIS = 500;

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    SseEmitter open(Me reader) {
        var page = new SseEmitter(LONGEST.toMillis());
        var listener = new Listener(page, reader, reader.readership());
        listeners.add(listener);
        page.onCompletion(() -> listeners.remove(listener));
        page.onTimeout(page::complete);
        page.onError(gone -> listeners.remove(listener));
        listener.send(SseEmitter.event().reconnectTime(AGAIN_MILLIS).comment("open"));
        return page;
    }

    void tell(Hint hint, Predicate<Listener> whom) {
        listeners.removeIf(listener -> whom.test(listener)
                && !listener.send(SseEmitter.event().name("hint").data(hint, MediaType.APPLICATION_JSON)));
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
