package org.jixiaoflow.workbench.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Map<String, Deque<Heard>> newest = new ConcurrentHashMap<>();
    private final Clock clock;

    Freshness(Clock clock) {
        this.clock = clock;
    }

    /** The newest that had been written when something was heard. */
    private record Heard(Instant at, Instant written) {}

    /** What a page may be about. */
    public enum Subject {
        /** Where forms stand. */
        JOURNAL(Topics.FORM_EVENTS.name()),
        /** Who has filed. */
        FILINGS(Topics.FILING_SUMMARIES.name()),
        /** What forms scored. */
        SCORES(Topics.SCORE_SUMMARIES.name());

        private final String topic;

        Subject(String topic) {
            this.topic = topic;
        }
    }

    void heard(String topic, Instant written) {
        newest.compute(topic, (same, before) -> with(before == null ? new ArrayDeque<>() : before, written));
    }

    /** One entry a second is enough. */
    private Deque<Heard> with(Deque<Heard> before, Instant written) {
        var now = clock.instant();
        var last = before.peekLast();
        var most = last == null || written.isAfter(last.written()) ? written : last.written();
        if (last != null && Duration.between(last.at(), now).toSeconds() < 1) {
            before.removeLast();
            before.addLast(new Heard(last.at(), most));
        } else {
            before.addLast(new Heard(now, most));
        }
        if (before.size() > KEPT) {
            before.removeFirst();
        }
        return before;
    }

    /** Whether that was written, and heard of a while ago, which what is as of then doesn't reflect. */
    public boolean isBehind(Subject subject, @Nullable Instant asOf) {
        var settled = clock.instant().minus(PATIENCE);
        var shown = asOf == null ? Instant.EPOCH : asOf;
        var behind = new boolean[1];
        newest.computeIfPresent(subject.topic, (same, heard) -> {
            behind[0] = heard.stream()
                    .anyMatch(each ->
                            !each.at().isAfter(settled) && each.written().isAfter(shown));
            return heard;
        });
        return behind[0];
    }
}
