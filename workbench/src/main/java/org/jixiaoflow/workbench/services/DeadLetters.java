package org.jixiaoflow.workbench.services;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jixiaoflow.schemas.DeadLetterActionKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** The dead-letter desk of the submission service: what nobody could process, of all services. */
public final class DeadLetters {

    private final Service service;

    DeadLetters(Service service) {
        this.service = service;
    }

    /** How many that nobody dealt with, by topic and reason. */
    public Counts open() {
        return service.get(Counts.class, "/dead-letters/counts?state=OPEN");
    }

    /** The newest first, from where the page before ended. */
    public Letters list(DeadLetterFilter filter, @Nullable String from, int limit) {
        var query = filter.query().with("from", from).with("limit", limit);
        return service.get(Letters.class, query.after("/dead-letters"), query.values());
    }

    public Details letter(String id) {
        return service.get(Details.class, "/dead-letters/{id}", id);
    }

    /** Has many replayed as they are, or discarded. */
    public Results act(Many asked) {
        return service.asked(() -> Objects.requireNonNull(service.request(HttpMethod.POST, "/dead-letters/actions")
                .contentType(MediaType.APPLICATION_JSON)
                .body(asked)
                .retrieve()
                .body(Results.class)));
    }

    /** Has one replayed that was mended. */
    public void mend(String id, Mended mended) {
        service.tell(HttpMethod.POST, mended, "/dead-letters/{id}/replay", id);
    }

    /** Those of a topic with the same reason. */
    public record Count(
            String topic,
            @Nullable String fault,
            int count,
            Instant newest,
            @Nullable String message) {}

    /**
     * How many there are.
     *
     * @param complete whether these are all, not only the newest
     */
    public record Counts(List<Count> counts, int total, boolean complete) {}

    /** What somebody did with one. */
    public record Action(
            DeadLetterActionKind kind,
            boolean fixed,
            @Nullable String reason,
            String name,
            Instant at) {}

    /** One in a list. */
    public record Letter(
            String id,
            Instant at,
            String state,
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            @Nullable Integer size,
            boolean truncated,
            @Nullable String fault,
            @Nullable String message,
            @Nullable String replayOf,
            @Nullable Action last) {

        /** The reason's name without its package. */
        public String reason() {
            return fault == null ? "" : fault.substring(fault.lastIndexOf('.') + 1);
        }
    }

    /** A part of the list. */
    public record Letters(List<Letter> items, @Nullable String next) {}

    /** One to look at: what it says, as far as it can be read, and its bytes. */
    public record Details(
            Letter letter,
            List<Action> actions,
            Map<String, String> headers,
            @Nullable Object record,
            @Nullable String unreadable,
            @Nullable String bytes,
            boolean replayable,
            @Nullable String remedy) {}

    /** The same for many. */
    public record Many(
            DeadLetterActionKind kind,
            List<String> letters,
            @Nullable String reason) {}

    /** What became of each. */
    public record Results(List<Result> results) {}

    /** What became of one. */
    public record Result(
            String id,
            boolean done,
            @Nullable String code,
            @Nullable String detail) {}

    /** What to process instead of what was received. */
    public record Mended(@Nullable String reason, Fix fix) {}

    /** A record mended, or only its key. */
    public record Fix(@Nullable String key, @Nullable Object record) {}
}
