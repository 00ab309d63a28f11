package org.jixiaoflow.workbench.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.CommentAnswer;
import org.jixiaoflow.schemas.Explanation;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.RefusedSubmission;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

/** The submission service. */
public final class Submission {

    private static final ParameterizedTypeReference<List<Similar>> SIMILAR = new ParameterizedTypeReference<>() {};

    private static final ParameterizedTypeReference<List<Finding>> FINDINGS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<OpenColumn>> COLUMNS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<Candidate>> CANDIDATES = new ParameterizedTypeReference<>() {};

    private static final ParameterizedTypeReference<Part<RefusedSubmission>> REFUSALS =
            new ParameterizedTypeReference<>() {};

    private final Service service;

    Submission(Service service) {
        this.service = service;
    }

    public Details form(String id) {
        return service.get(Details.class, "/forms/{id}", id);
    }

    /** The form as it is once that version is in the views. */
    public Details form(String id, long atLeast) {
        return service.get(Details.class, "/forms/{id}?atLeast={version}", id, atLeast);
    }

    /** What the rules find in a content; nothing is saved. */
    public List<Finding> findings(String id, FormContent content) {
        return service.asked(() -> Objects.requireNonNull(service.request(HttpMethod.POST, "/forms/{id}/findings", id)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("content", content))
                .retrieve()
                .body(FINDINGS)));
    }

    /** Saves the whole content, with answers to comments. */
    public Command save(String id, UUID key, long version, FormContent content, List<CommentAnswer> answers) {
        return service.send(
                HttpMethod.PUT, key, version, Map.of("content", content, "answers", answers), "/forms/{id}", id);
    }

    /** Submits what is saved, with what is said to findings that ask for it and to comments. */
    public Command submit(
            String id, UUID key, long version, List<Explanation> explanations, List<CommentAnswer> answers) {
        return service.send(
                HttpMethod.POST,
                key,
                version,
                Map.of("explanations", explanations, "answers", answers),
                "/forms/{id}/submit",
                id);
    }

    /** What a region's forms of a year are held to. */
    public Rules rules(String region, int year) {
        return service.get(Rules.class, "/validation-templates?region={region}&year={year}", region, year);
    }

    public Command sign(String id, UUID key, long version) {
        return service.send(HttpMethod.POST, key, version, null, "/forms/{id}/sign", id);
    }

    public Command withdraw(String id, UUID key, long version) {
        return service.send(HttpMethod.POST, key, version, null, "/forms/{id}/withdraw", id);
    }

    public Command adjust(String id, UUID key, long version, String reason) {
        return service.send(HttpMethod.POST, key, version, Map.of("reason", reason), "/forms/{id}/adjust", id);
    }

    /** What became of a command that was not decided in time. */
    public Command outcome(UUID key) {
        return service.outcome(key);
    }

    /** The reader's own working copy of a form, if they have one. */
    public Optional<Copy> copy(String id) {
        try {
            return Optional.of(service.get(Copy.class, "/forms/{id}/working-copy", id));
        } catch (Refusal refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /**
     * Keeps it in place of the one with that number; 0 for none.
     *
     * @throws Refusal {@code PAPER_CHANGED} if another window of the reader's kept one meanwhile
     */
    public Copy keepCopy(
            String id, long baseVersion, long number, Map<String, Object> content, List<Map<String, String>> answers) {
        return service.asked(() -> Objects.requireNonNull(service.request(
                        HttpMethod.PUT, "/forms/{id}/working-copy", id)
                .header(HttpHeaders.IF_MATCH, "\"" + number + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("baseVersion", baseVersion, "copy", Map.of("content", content, "answers", answers)))
                .retrieve()
                .body(Copy.class)));
    }

    public void dropCopy(String id) {
        service.tell(HttpMethod.DELETE, null, "/forms/{id}/working-copy", id);
    }

    /** A form as a file. */
    public ResponseEntity<byte[]> document(String id, String format) {
        return service.file("/forms/{id}/document?format={format}", id, format);
    }

    /** The empty workbook to fill in. */
    public ResponseEntity<byte[]> workbook() {
        return service.file("/documents/template.xlsx");
    }

    /** Sends a file with forms to be read. */
    public Upload upload(Resource file, String region, int year) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", file);
        return service.asked(() -> Objects.requireNonNull(
                service.request(HttpMethod.POST, "/documents?region={region}&year={year}", region, year)
                        .contentType(MediaType.MULTIPART_FORM_DATA)
                        .body(parts)
                        .retrieve()
                        .body(Upload.class)));
    }

    public Upload upload(UUID id) {
        return service.get(Upload.class, "/documents/{id}", id);
    }

    /** Headings of an upload whose meaning isn't certain. */
    public List<OpenColumn> columns(UUID id) {
        return service.get(COLUMNS, "/documents/{id}/columns", id);
    }

    /** Says what one of them holds, or for an empty one that nothing is said; the file is read again by it. */
    public void choose(UUID id, OpenColumn column, String holds) {
        var said = new HashMap<String, String>(Map.of("layout", column.layout(), "heading", column.heading()));
        if (!holds.isEmpty()) {
            said.put("column", holds);
        }
        service.tell(HttpMethod.PUT, said, "/documents/{id}/columns", id);
    }

    public List<Candidate> candidates(UUID id) {
        return service.get(CANDIDATES, "/documents/{id}/forms", id);
    }

    /** One of its forms, and what filing it would do: as the form with that id, or as what is proposed. */
    public UploadedForm uploaded(UUID id, int ordinal, @Nullable String formId) {
        return formId == null
                ? service.get(UploadedForm.class, "/documents/{id}/forms/{ordinal}", id, ordinal)
                : service.get(
                        UploadedForm.class, "/documents/{id}/forms/{ordinal}?formId={formId}", id, ordinal, formId);
    }

    /**
     * Says what a field of it holds that was left open.
     *
     * @param value empty to leave it so; null to forget what was said
     */
    public void settle(UUID id, int ordinal, @Nullable String formId, String path, @Nullable String value) {
        var said = new HashMap<String, @Nullable String>();
        said.put("path", path);
        said.put("value", value);
        said.put("formId", formId);
        service.tell(HttpMethod.PUT, said, "/documents/{id}/forms/{ordinal}/doubts", id, ordinal);
    }

    /** Makes drafts of forms of an upload, by their ordinal the form each is filed as; an empty one is what was proposed. */
    public List<Drafted> drafts(UUID id, Map<Integer, String> chosen) {
        var forms = chosen.entrySet().stream()
                .map(form -> form.getValue().isBlank()
                        ? Map.<String, Object>of("ordinal", form.getKey())
                        : Map.<String, Object>of("ordinal", form.getKey(), "formId", form.getValue()))
                .toList();
        return service.asked(() -> Objects.requireNonNull(service.request(HttpMethod.POST, "/documents/{id}/drafts", id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Map.of("forms", forms, "submit", false))
                        .retrieve()
                        .body(Drafts.class))
                .results());
    }

    /** What portals sent for the reader's department that never became a command, newest first. */
    public Part<RefusedSubmission> refusals(int size) {
        return service.get(REFUSALS, "/refused-submissions?size={size}", size);
    }

    public List<Similar> similar(String id) {
        return service.get(SIMILAR, "/forms/{id}/similar", id);
    }

    /** One form with all its department needs to go on with it. */
    public record Details(
            FormRow form,
            @Nullable FormContent content,
            List<Finding> findings,
            List<Explanation> explanations,
            List<FieldComment> comments,
            List<String> editablePaths,
            List<Trigger> allowedActions,
            @Nullable Instant asOf) {

        /** Whether the reader may do that, by its name. */
        public boolean allows(String action) {
            return allowedActions.contains(Trigger.valueOf(action));
        }
    }

    /**
     * What forms are held to.
     *
     * @param executionPoints points of 100 kept for 预算执行率
     * @param indicatorPoints what the weights of a form's indicators must add up to
     */
    public record Rules(BigDecimal executionPoints, BigDecimal indicatorPoints, List<Level> levels) {

        /** A 一级指标; its points are null if left open. */
        public record Level(String name, @Nullable BigDecimal points, List<String> expected, List<String> optional) {}
    }

    /** What somebody kept of a form without saving it. */
    public record Copy(long baseVersion, long number, Instant keptAt, Kept content) {

        /** As the editor put it there. */
        public record Kept(Map<String, Object> content, List<Answer> answers) {}

        /** An answer that isn't sent. */
        public record Answer(String commentId, @Nullable String text) {}
    }

    /** A file on its way to forms. */
    public record Upload(
            UUID id,
            String name,
            String region,
            int year,
            String state,
            int forms,
            int checked,
            int rows,
            int findings,
            List<Fault> faults,
            Instant uploadedAt) {

        public boolean isReading() {
            return state.equals("READING");
        }

        /** A document that can't be read. */
        public record Fault(String document, String code, String message) {}
    }

    /**
     * A heading that nobody can tell the meaning of but whoever knows the file.
     *
     * @param printed what is printed below it
     * @param chosen what the reader said it holds; null if nothing
     * @param offered what most others said
     */
    public record OpenColumn(
            String layout,
            String heading,
            List<Integer> forms,
            List<String> printed,
            @Nullable String chosen,
            @Nullable String offered) {}

    /** A form of a file, and what filing it would do. */
    public record Candidate(
            int ordinal,
            String document,
            String kind,
            @Nullable String department,
            @Nullable String formId,
            String effect,
            List<String> changed,
            int goals,
            int tasks,
            int indicators,
            int errors,
            int warnings,
            int hints,
            int notes) {

        /** Whether it is one to file unless somebody says otherwise. */
        public boolean isProposed() {
            return (effect.equals("NEW") || effect.equals("CHANGED")) && errors == 0;
        }

        /** The department's code in the form it would be filed as; null if the department can't be told. */
        public @Nullable String code() {
            return formId == null
                    ? null
                    : FormId.parse(formId).map(FormId::departmentCode).orElse(null);
        }

        /** Whether it has no department yet and names that one. */
        public boolean isOf(@Nullable String called) {
            return effect.equals("UNNAMED") && department != null && department.equals(called);
        }

        /** Whether it names another department than the one it would be filed for. */
        public boolean isForeignTo(Me.@Nullable Named own) {
            return own != null && own.code().equals(code()) && isForeign(department, own);
        }

        /** Whether it can be filed at all. */
        public boolean isOpen() {
            return effect.equals("NEW") || effect.equals("CHANGED") || effect.equals("UNNAMED");
        }
    }

    /** Whether a name that is printed isn't that department's, nor the same with its county in front. */
    private static boolean isForeign(@Nullable String printed, Me.Named own) {
        return printed != null
                && !printed.isBlank()
                && !printed.strip().endsWith(own.name())
                && !own.name().endsWith(printed.strip());
    }

    /** A form of a file as it was read. */
    public record UploadedForm(
            int ordinal,
            String document,
            String kind,
            FormContent content,
            List<Finding> findings,
            List<Settled> settled,
            @Nullable String formId,
            String effect,
            List<String> changed,
            @Nullable FormContent saved,
            FormContent filed) {

        /** A field that was left open, and what its owner said; empty if it is to stay so. */
        public record Settled(String path, String value) {}

        /** Whether it names another department than the one it would be filed for. */
        public boolean isForeignTo(Me.@Nullable Named own) {
            return own != null
                    && FormId.parse(String.valueOf(formId))
                            .filter(id -> id.departmentCode().equals(own.code()))
                            .isPresent()
                    && isForeign(content.getDepartmentName(), own);
        }

        /** Whether it can be filed as it is asked for. */
        public boolean isOpen() {
            return effect.equals("NEW") || effect.equals("CHANGED");
        }
    }

    private record Drafts(List<Drafted> results) {}

    /** What became of a form of a file. */
    public record Drafted(
            int ordinal,
            @Nullable String formId,
            @Nullable String effect,
            int status,
            @Nullable CommandOutcome outcome,
            @Nullable Map<String, Object> problem) {

        /** The version it has now; null if nothing had to be done. */
        public @Nullable Long version() {
            return outcome == null ? null : Long.valueOf(outcome.getVersion());
        }

        /** Why it was refused, in a sentence; empty if it wasn't. */
        public String refusal() {
            return problem == null ? "" : String.valueOf(problem.getOrDefault("detail", ""));
        }
    }

    /** Another form that shares indicators with one. */
    public record Similar(
            String formId, @Nullable String departmentName, int year, boolean lastYear, int shared, int indicators) {

        /** Of a hundred. */
        public int share() {
            return indicators == 0 ? 0 : shared * 100 / indicators;
        }
    }
}
