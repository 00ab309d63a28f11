package org.jixiaoflow.workbench.services;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.Rating;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jixiaoflow.schemas.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** The review service as those who decide use it. */
public final class Desk {

    private static final ParameterizedTypeReference<Paper<Draft>> DRAFT = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<FormSheet.Colleague>> PRESENT =
            new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<Colleague>> COLLEAGUES = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<AskedForm>> ASKED = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<WatchedForm>> WATCHED = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<Phrase>> PHRASES = new ParameterizedTypeReference<>() {};

    private final Service service;

    Desk(Service service) {
        this.service = service;
    }

    /**
     * A part of a list of the reader's inbox.
     *
     * @param after what the part before gave as {@link Inbox#next()}; null for the beginning
     */
    public Inbox inbox(InboxFilter filter, String reader, @Nullable String after, int size) {
        return inbox(filter.query(reader).with("after", after).with("size", size));
    }

    /** The forms before and after that one in the same list, and its place. */
    public Inbox around(InboxFilter filter, String reader, String form, int size) {
        return inbox(filter.query(reader).with("around", form).with("size", size));
    }

    private Inbox inbox(Query query) {
        return service.get(Inbox.class, query.after("/inbox"), query.values());
    }

    /** The form once that version is in the views; as it is, if it is absent. */
    public FormSheet form(String id, @Nullable Long atLeast) {
        return atLeast == null
                ? service.get(FormSheet.class, "/forms/{id}", id)
                : service.get(FormSheet.class, "/forms/{id}?atLeast={version}", id, atLeast);
    }

    /** Whom the form can be handed over to, and whose opinion can be asked. */
    public List<Colleague> colleagues(String id) {
        return service.get(COLLEAGUES, "/forms/{id}/colleagues", id);
    }

    /** 转办: hands the form over to that reviewer of its stage. */
    public Command handOver(String id, UUID key, String person, String reason) {
        return decide(id, key, null, Map.of("trigger", "HAND_OVER", "person", person, "reason", reason));
    }

    /**
     * 加签: asks for somebody's opinion.
     *
     * @param dueOn as it was typed
     */
    public Command consult(String id, UUID key, String person, String question, @Nullable String dueOn) {
        var asked = new HashMap<String, Object>(Map.of("trigger", "CONSULT", "person", person, "reason", question));
        if (dueOn != null) {
            asked.put("dueOn", dueOn);
        }
        return decide(id, key, null, asked);
    }

    /** 撤回加签: no longer asks. */
    public Command recall(String id, UUID key, UUID consultation) {
        return decide(id, key, null, Map.of("trigger", "RECALL", "consultation", consultation));
    }

    /** Forms on which the reader's opinion is asked, what is due first at the top. */
    public List<AskedForm> asked() {
        return service.get(ASKED, "/consultations");
    }

    /** 关注: the reader is told what becomes of the form. */
    public void watch(String id) {
        service.tell(HttpMethod.PUT, null, "/forms/{id}/watch", id);
    }

    public void unwatch(String id) {
        service.tell(HttpMethod.DELETE, null, "/forms/{id}/watch", id);
    }

    /** 抄送: that person watches it from now on. */
    public void copy(String id, String person) {
        service.tell(HttpMethod.POST, Map.of("person", person), "/forms/{id}/copies", id);
    }

    /** Forms that the reader watches, the newest watch first. */
    public List<WatchedForm> watched() {
        return service.get(WATCHED, "/watches");
    }

    public Command decide(String id, UUID key, long version, Decision decision) {
        return decide(id, key, Long.valueOf(version), decision);
    }

    private Command decide(String id, UUID key, @Nullable Long version, Object decision) {
        return service.send(HttpMethod.POST, key, version, decision, "/forms/{id}/decisions", id);
    }

    /** Each on its own: none waits for another or fails with it. */
    public List<Result> decideAll(List<Item> items) {
        return service.asked(() -> Optional.ofNullable(service.request(HttpMethod.POST, "/decisions")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(new Batch(items))
                        .retrieve()
                        .body(Results.class))
                .map(Results::results)
                .orElse(List.of()));
    }

    /**
     * What became of a decision that was not taken in time.
     *
     * @throws Refusal if it was refused
     */
    public Command outcome(UUID key) {
        return service.outcome(key);
    }

    /** What the reader has not sent yet. */
    public Optional<Paper<Draft>> draft(String id) {
        try {
            return Optional.of(service.get(DRAFT, "/forms/{id}/review-draft", id));
        } catch (Refusal refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /**
     * Keeps what the reader has not sent, in place of what they kept before.
     *
     * @param number of what it replaces, 0 for nothing; null for whatever there is
     * @throws Refusal {@code PAPER_CHANGED} if something else was kept meanwhile, by another window
     */
    public Paper<Draft> keep(String id, long version, @Nullable Long number, Draft draft) {
        return service.asked(() -> {
            var request = service.request(HttpMethod.PUT, "/forms/{id}/review-draft", id)
                    .contentType(MediaType.APPLICATION_JSON);
            if (number != null) {
                request.header(HttpHeaders.IF_MATCH, "\"" + number + "\"");
            }
            return Objects.requireNonNull(request.body(Map.of("baseVersion", version, "draft", draft))
                    .retrieve()
                    .body(DRAFT));
        });
    }

    public void drop(String id) {
        service.tell(HttpMethod.DELETE, null, "/forms/{id}/review-draft", id);
    }

    public void claim(String id) {
        service.tell(HttpMethod.PUT, null, "/forms/{id}/claim", id);
    }

    public void release(String id) {
        service.tell(HttpMethod.DELETE, null, "/forms/{id}/claim", id);
    }

    /** Notes that the reader has looked that revision through. */
    public void looked(String id, int revision) {
        service.tell(HttpMethod.PUT, Map.of("revision", revision), "/forms/{id}/look", id);
    }

    /** Says that the reader has the form open to decide on it, and tells who else has. */
    public List<FormSheet.Colleague> open(String id) {
        return open(id, "REVIEWING");
    }

    /** Says that the reader has the form open to fill it in, and tells which colleagues have; nobody if it was never saved. */
    public List<FormSheet.Colleague> fillIn(String id) {
        return open(id, "EDITING");
    }

    private List<FormSheet.Colleague> open(String id, String doing) {
        return service.asked(() -> Optional.ofNullable(service.request(HttpMethod.PUT, "/forms/{id}/presence", id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Map.of("doing", doing))
                        .retrieve()
                        .body(PRESENT))
                .orElse(List.of()));
    }

    /** Says that the reader has closed it. */
    public void close(String id) {
        service.tell(HttpMethod.DELETE, null, "/forms/{id}/presence", id);
    }

    public List<Phrase> phrases() {
        return service.get(PHRASES, "/phrases");
    }

    public void keepPhrase(String text, boolean shared) {
        service.tell(HttpMethod.POST, Map.of("text", text, "shared", shared), "/phrases");
    }

    public void dropPhrase(UUID id) {
        service.tell(HttpMethod.DELETE, null, "/phrases/{id}", id.toString());
    }

    /** One list, and how long each one is. */
    public record Inbox(
            String tab,
            Map<String, Long> counts,
            Part<Row> forms,
            @Nullable String next,
            @Nullable Place place) {}

    /** Where a form is in a list, from 1; 0 if it isn't in it. */
    public record Place(
            long at, @Nullable String previous, @Nullable String next) {}

    /** A form with what the reader and their colleagues have to do with it. */
    public record Row(
            @JsonUnwrapped FormRow form,
            int waitingDays,
            @Nullable Integer lookedAt,
            @Nullable Integer changedRows,
            FormSheet.@Nullable Claim claim,
            List<FormSheet.Colleague> present) {}

    /** Somebody to turn to with a form. */
    public record Colleague(
            String person, String name, boolean thirdParty, List<String> stages, boolean handOver, boolean consult) {}

    /** A form on which the reader's opinion is asked. */
    public record AskedForm(@JsonUnwrapped FormRow form, FormSheet.AskedOpinion consultation) {}

    /** A form that the reader watches. */
    public record WatchedForm(@JsonUnwrapped FormRow form, FormSheet.Watch watch) {}

    /** A sentence used again and again. */
    public record Phrase(UUID id, String text, boolean shared, boolean own, String writtenBy) {}

    /** Something kept that is not sent. */
    public record Paper<T>(long baseVersion, long number, Instant keptAt, T content) {}

    /** A decision as far as the reader has come with it. */
    public record Draft(
            @Nullable String trigger,
            List<Remark> comments,
            List<String> resolvedComments,
            boolean fieldsOnly,
            List<Rating> ratings,
            List<Judged> reviewedRows,
            List<Seen> seenRows,
            @Nullable String opinion,
            @Nullable String reason) {

        private static final Pattern COMMENT = Pattern.compile(".*/comments/(\\d{1,6})(/.*)?");

        public static final Draft EMPTY =
                new Draft(null, List.of(), List.of(), false, List.of(), List.of(), List.of(), null, null);

        /** The same with one thing more to say. */
        public Draft saying(Remark remark) {
            return new Draft(
                    trigger,
                    Stream.concat(comments.stream(), Stream.of(remark)).toList(),
                    resolvedComments,
                    fieldsOnly,
                    ratings,
                    reviewedRows,
                    seenRows,
                    opinion,
                    reason);
        }

        /** The percentage given to an item, not sent yet. */
        public @Nullable BigDecimal rating(String item) {
            return ratings.stream()
                    .filter(rating -> rating.getItem().equals(item))
                    .map(Rating::getPercent)
                    .findFirst()
                    .orElse(null);
        }

        /** The comment that a refusal points to; null if it points elsewhere. */
        public @Nullable Remark at(@Nullable String pointer) {
            var place = pointer == null ? null : COMMENT.matcher(pointer);
            return place != null && place.matches() && Integer.parseInt(place.group(1)) < comments.size()
                    ? comments.get(Integer.parseInt(place.group(1)))
                    : null;
        }

        public @Nullable Judged row(String indicator) {
            return reviewedRows.stream()
                    .filter(row -> row.indicatorId().equals(indicator))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** A comment in the making. */
    public record Remark(
            String path,
            Severity severity,
            String text,
            @Nullable String suggestion) {}

    /** A row of a self-evaluation that is rated by hand. */
    public record Judged(
            String indicatorId,
            @Nullable BigDecimal points,
            boolean targetTooLow,
            @Nullable String reason) {

        /** The same as it is sent. */
        public ReviewedRow sent() {
            return new ReviewedRow(indicatorId, points, targetTooLow, reason);
        }
    }

    /** A row that was looked at, and in which revision. */
    public record Seen(String path, int revision) {}

    /** What is decided. */
    public record Decision(
            String trigger,
            List<Said> comments,
            List<String> resolvedComments,
            boolean fieldsOnly,
            List<Rating> ratings,
            List<ReviewedRow> reviewedRows,
            @Nullable String opinion,
            @Nullable String reason,
            @Nullable Long expectedVersion) {

        /** 审核通过, with nothing said. */
        public static Decision pass(long version) {
            return new Decision("PASS", List.of(), List.of(), false, List.of(), List.of(), null, null, version);
        }
    }

    /** A comment as it is sent. */
    public record Said(
            String path,
            Severity severity,
            String text,
            @Nullable Suggestion suggestion) {}

    /** A value that the department may take over. */
    public record Suggestion(String path, String value) {}

    /** One of several decisions. */
    public record Item(String formId, UUID commandId, Decision decision) {}

    private record Batch(List<Item> decisions) {}

    private record Results(List<Result> results) {}

    /** What became of one of several decisions. */
    public record Result(
            String formId,
            UUID commandId,
            int status,
            @Nullable CommandOutcome outcome,
            @Nullable Map<String, Object> problem) {

        public String detail() {
            return problem == null ? "" : String.valueOf(problem.getOrDefault("detail", ""));
        }
    }
}
