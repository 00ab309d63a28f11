package org.jixiaoflow.review.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.access.Readership;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.review.audit.Change;
import org.jixiaoflow.review.audit.ContentDiff;
import org.jixiaoflow.review.audit.Journal;
import org.jixiaoflow.review.audit.Revision;
import org.jixiaoflow.review.audit.SubmittedContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/forms/{formId}")
@Tag(name = "history", description = "What happened to a form")
class HistoryController {

    private final Journal journal;
    private final ChangeLabels labels;

    HistoryController(Journal journal, ChangeLabels labels) {
        this.journal = journal;
        this.labels = labels;
    }

    @GetMapping("/history")
    @Operation(
            summary = "The form's journal, from the first entry",
            description =
                    "Without content and findings, which the revisions have. previousHash chains each entry to the one before.")
    List<FormEvent> history(Caller caller, @PathVariable String formId) {
        var entries = journal.history(FormIds.parse(formId), caller.readership());
        if (entries.isEmpty()) {
            throw FormIds.unknown(formId);
        }
        return entries;
    }

    @GetMapping(path = "/journal", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(
            summary = "The form's journal as an export that proves itself, a line of JSON each",
            description =
                    "For auditors and administrators, since it holds drafts as well. `jixiao audit verify FILE` proves it without "
                            + "any service.")
    String export(Caller caller, @PathVariable String formId) {
        if (!caller.has(Role.AUDITOR.code(), Role.ADMINISTRATOR.code())) {
            throw new Problem(HttpStatus.FORBIDDEN, "FORBIDDEN");
        }
        var lines = journal.export(FormIds.parse(formId), caller.readership());
        if (lines.isEmpty()) {
            throw FormIds.unknown(formId);
        }
        return String.join("\n", lines) + "\n";
    }

    @GetMapping("/revisions")
    @Operation(summary = "Submitted contents, newest first")
    List<Revision> revisions(Caller caller, @PathVariable String formId) {
        history(caller, formId);
        return journal.revisions(FormIds.parse(formId), caller.readership());
    }

    @GetMapping("/revisions/{revision}")
    @Operation(summary = "One submitted content with what validation found in it")
    SubmittedContent revision(Caller caller, @PathVariable String formId, @PathVariable int revision) {
        return submitted(FormIds.parse(formId), revision, caller.readership());
    }

    @GetMapping("/diff")
    @Operation(
            summary = "What differs between two revisions, field by field",
            description = "Without `to` the newest revision, without `from` the one before `to`.")
    Difference difference(
            Caller caller,
            @PathVariable String formId,
            @Parameter(description = "The older revision") @RequestParam(required = false) @Nullable Integer from,
            @Parameter(description = "The newer revision") @RequestParam(required = false) @Nullable Integer to,
            Locale locale) {
        var form = FormIds.parse(formId);
        var readership = caller.readership();
        int newer = to == null ? newest(form, readership) : to;
        int older = from == null ? newer - 1 : from;
        var changes = ContentDiff.between(
                submitted(form, older, readership).content(),
                submitted(form, newer, readership).content());
        return new Difference(
                formId,
                older,
                newer,
                changes.stream()
                        .map(change -> LabelledChange.of(change, labels.of(change, locale)))
                        .toList());
    }

    private int newest(FormId form, Readership readership) {
        return journal.revisions(form, readership).stream()
                .findFirst()
                .map(Revision::revision)
                .orElseThrow(() -> FormIds.unknown(form));
    }

    private SubmittedContent submitted(FormId form, int revision, Readership readership) {
        return journal.revision(form, revision, readership)
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND, "UNKNOWN_REVISION", form.toString(), String.valueOf(revision)));
    }

    /** What differs between two revisions. */
    record Difference(String formId, int from, int to, List<LabelledChange> changes) {}

    /** A change with its name in the caller's language. */
    record LabelledChange(
            @Schema(description = "JSON pointer by stable ids, e.g. /indicators/i3/target")
            String path,

            Change.Kind kind,

            @Schema(description = "What it is called, e.g. 指标「救助及时率」的目标值")
            String label,

            @Schema(description = "The older value; what was REMOVED; where it stood, from 1, when MOVED") @Nullable Object before,

            @Schema(description = "The newer value; what was ADDED; where it stands, from 1, when MOVED") @Nullable Object after) {

        static LabelledChange of(Change change, String label) {
            return new LabelledChange(change.path(), change.kind(), label, change.before(), change.after());
        }
    }
}
