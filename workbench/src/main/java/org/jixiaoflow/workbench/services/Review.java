package org.jixiaoflow.workbench.services;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormKind;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** The review service. */
public final class Review {

    private static final ParameterizedTypeReference<Part<FormRow>> FORMS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Part<OwedRow>> OWED = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Part<Notice>> NOTICES = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<Me.Named>> DEPARTMENTS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<FormEvent>> EVENTS = new ParameterizedTypeReference<>() {};

    private static final ParameterizedTypeReference<List<PredecessorForm>> PREDECESSORS =
            new ParameterizedTypeReference<>() {};

    private final Service service;

    Review(Service service) {
        this.service = service;
    }

    public Me me() {
        return service.get(Me.class, "/me");
    }

    /** Departments of a region's year. */
    public List<Me.Named> departments(String region, int year) {
        return service.get(DEPARTMENTS, "/departments?region={region}&year={year}", region, year);
    }

    public Part<FormRow> forms(FormFilter filter, int page, int size) {
        var query = filter.query().with("page", page).with("size", size);
        return service.get(FORMS, query.after("/forms"), query.values());
    }

    /** Forms that departments still have to submit, begun or not, what is due first at the top. */
    public Part<OwedRow> owed(OwedFilter filter, int page, int size) {
        var query = filter.query().with("page", page).with("size", size);
        return service.get(OWED, query.after("/owed"), query.values());
    }

    /** Where the forms of a region's year stand, and who is late. */
    public Flow flow(String region, int year, FormKind kind) {
        return service.get(Flow.class, "/flows/{region}/{year}?kind={kind}", region, year, kind);
    }

    /** 催办: reminds whoever has the form. */
    public Command remind(String id, UUID key) {
        return service.send(HttpMethod.POST, key, null, Map.of("trigger", "REMIND"), "/forms/{id}/decisions", id);
    }

    /** Reminds the departments of all that is owed, and says how many were. */
    public Reminded remindAll(OwedFilter filter, UUID key) {
        var query = filter.query();
        var results = service.asked(() ->
                Objects.requireNonNull(service.request(HttpMethod.POST, query.after("/owed/reminders"), query.values())
                        .header("Idempotency-Key", key.toString())
                        .retrieve()
                        .body(Results.class)));
        var sent = results.results().stream().filter(Result::done).count();
        var already = results.results().stream()
                .filter(one -> one.isRefusedFor("REMINDED_ALREADY"))
                .count();
        return new Reminded(sent, already, results.results().size() - sent - already);
    }

    /**
     * 延期: gives one form more time.
     *
     * @param dueOn as it was typed
     */
    public Command extend(String id, UUID key, String dueOn, String reason) {
        return service.send(
                HttpMethod.POST,
                key,
                null,
                Map.of("trigger", "EXTEND", "dueOn", dueOn, "reason", reason),
                "/forms/{id}/decisions",
                id);
    }

    /**
     * Gives a department more time for all it has begun and not submitted, and says for how many forms.
     *
     * @param dueOn as it was typed
     * @param earlier whether it is meant that the department has less time than it was given before
     */
    public Extended extendAll(
            String region, int year, String department, UUID key, String dueOn, String reason, boolean earlier) {
        var results = service.asked(() -> Objects.requireNonNull(service.request(
                        HttpMethod.POST,
                        "/departments/{region}/{year}/{department}/extension",
                        region,
                        year,
                        department)
                .header("Idempotency-Key", key.toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("dueOn", dueOn, "reason", reason, "earlier", earlier))
                .retrieve()
                .body(Results.class)));
        var done = results.results().stream().filter(Result::done).count();
        return new Extended(done, results.results().size() - done);
    }

    /** How many forms were given more time, and how many weren't. */
    public record Extended(long forms, long refused) {

        public static final Extended NONE = new Extended(0, 0);
    }

    /**
     * Of how many forms somebody was reminded.
     *
     * @param already of how many they were today already
     * @param refused of how many nobody can be
     */
    public record Reminded(long sent, long already, long refused) {

        public static final Reminded ONE = new Reminded(1, 0, 0);
    }

    private record Results(List<Result> results) {}

    private record Result(int status, @Nullable Map<String, Object> problem) {

        boolean done() {
            return status < 300;
        }

        boolean isRefusedFor(String code) {
            return problem != null && code.equals(problem.get("code"));
        }
    }

    /** How many forms wait in each list of the reader's inbox. */
    public Map<String, Long> inboxCounts() {
        return service.get(Inbox.class, "/inbox?size=1").counts();
    }

    public FormSheet form(String id) {
        return service.get(FormSheet.class, "/forms/{id}", id);
    }

    /** The form as it is once that version is in the views. */
    public FormSheet form(String id, @Nullable Long atLeast) {
        return atLeast == null ? form(id) : service.get(FormSheet.class, "/forms/{id}?atLeast={version}", id, atLeast);
    }

    /** What was submitted as that revision. */
    public FormContent submitted(String id, int revision) {
        return service.get(Submitted.class, "/forms/{id}/revisions/{revision}", id, revision)
                .content();
    }

    /** What a form was submitted as last; empty if it never was, or isn't the reader's to see. */
    public Optional<FormContent> lastSubmitted(String id) {
        try {
            var revision = form(id).form().revision();
            return revision == 0 ? Optional.empty() : Optional.of(submitted(id, revision));
        } catch (Refusal refused) {
            if (refused.status() == HttpStatus.NOT_FOUND.value()) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private record Submitted(FormContent content) {}

    /** What the departments that a form's department came of had approved for the year before. */
    public List<PredecessorForm> predecessors(String id) {
        return service.get(PREDECESSORS, "/forms/{id}/predecessors", id);
    }

    /** An approved form of a department that another came of. */
    public record PredecessorForm(String departmentName, FormContent content) {}

    /** What happened to the form, the newest first. */
    public List<FormEvent> history(String id) {
        var history = new ArrayList<>(service.get(EVENTS, "/forms/{id}/history", id));
        Collections.reverse(history);
        return history;
    }

    /** What differs between two revisions; the newest and the one before it without them. */
    public Difference difference(String id, @Nullable Integer from, @Nullable Integer to) {
        var query = new Query().with("from", from).with("to", to);
        return service.get(
                Difference.class,
                query.after("/forms/{id}/diff"),
                Stream.concat(Stream.of(id), Stream.of(query.values())).toArray());
    }

    /** What differs between the newest submission and another form's, their rows matched by name. */
    public Difference difference(String id, String with) {
        return service.get(Difference.class, "/forms/{id}/diff?with={with}", id, with);
    }

    /** The same department's form of the year before. */
    public String previousYear(String id) {
        return service.get(PreviousYear.class, "/forms/{id}/previous-year", id).formId();
    }

    private record PreviousYear(String formId) {}

    public Part<Notice> notices(boolean unread, int page, int size) {
        return service.get(NOTICES, "/notifications?unread={unread}&page={page}&size={size}", unread, page, size);
    }

    /** How many are unread. */
    public long unread() {
        return service.get(Count.class, "/notifications/count").unread();
    }

    /** Marks everything read that the reader was told. */
    public void markAllRead() {
        service.tell(HttpMethod.POST, null, "/notifications/read");
    }

    public void markRead(UUID notice) {
        service.tell(HttpMethod.POST, null, "/notifications/{id}/read", notice);
    }

    private record Count(long unread) {}

    private record Inbox(Map<String, Long> counts) {}

    /** What differs between two revisions. */
    public record Difference(String formId, int from, int to, List<Change> changes) {}

    /** One difference. */
    public record Change(
            String path,
            String kind,
            String label,
            @Nullable Object before,
            @Nullable Object after) {}
}
