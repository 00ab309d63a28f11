package org.jixiaoflow.workbench.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jixiaoflow.schemas.contract.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a page shows what was heard of: a view that reflects less than that, and has for a while, is behind. */
@Component
public class Freshness {

    /** So long a view may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Seconds that are told apart; more than patience lasts. */
    private static final int KEPT = 30;

    private final Map<String, Deque<Heard>> newest = new HashMap<>();
    private final Clock clock;

    Freshness(Clock clock) {
        this.clock = clock;
    }

    /** The newest that had been written when something was heard. */
    private record Heard(Instant at, Instant written) {}

    /** What a page may be about: each view by the topic it is made of, since another says more or less often that something changed. */
    public enum Subject {
        /** Where forms stand. */
        JOURNAL(Topics.FORM_EVENTS.name()),
        /** Which forms were filed. */
        FILED(Topics.FORM_FILINGS.name()),
        /** Who must file, and has. */
        LISTED(Topics.DEPARTMENT_FILINGS.name()),
        /** What forms scored. */
        SCORES(Topics.FORM_SCORES.name());

        private final String topic;

        Subject(String topic) {
            this.topic = topic;
        }
    }

    /** One entry a second is enough. */
    synchronized void heard(String topic, Instant written) {
        var heard = newest.computeIfAbsent(topic, first -> new ArrayDeque<>());
        var now = clock.instant();
        var last = heard.peekLast();
        var most = last == null || written.isAfter(last.written()) ? written : last.written();
        if (last != null && Duration.between(last.at(), now).toSeconds() < 1) {
            heard.removeLast();
            heard.addLast(new Heard(last.at(), most));
        } else {
            heard.addLast(new Heard(now, most));
        }
        if (heard.size() > KEPT) {
            heard.removeFirst();
        }
    }

    /** Whether that was written, and heard of a while ago, which what is as of then doesn't reflect. */
    public synchronized boolean isBehind(Subject subject, @Nullable Instant asOf) {
        var settled = clock.instant().minus(PATIENCE);
        var shown = asOf == null ? Instant.EPOCH : asOf;
        var heard = newest.get(subject.topic);
        return heard != null
                && heard.stream()
                        .anyMatch(each ->
                                !each.at().isAfter(settled) && each.written().isAfter(shown));
    }
}
