package org.jixiaoflow.review.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.review.audit.Change;
import org.jixiaoflow.review.audit.ContentDiff;
import org.jixiaoflow.review.audit.Journal;
import org.jixiaoflow.review.audit.Matched;
import org.jixiaoflow.review.audit.Revision;
import org.jixiaoflow.review.audit.SubmittedContent;
import org.jixiaoflow.review.desk.PredecessorForms.PredecessorForm;
import org.jixiaoflow.review.tracking.FormDetails;
import org.jixiaoflow.review.tracking.FormLists;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.command.FormIds;
import org.jixiaoflow.support.openapi.AnyValue;
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
    private final FormLists forms;
    private final PredecessorForms predecessors;
    private final ChangeLabels labels;

    HistoryController(Journal journal, FormLists forms, PredecessorForms predecessors, ChangeLabels labels) {
        this.journal = journal;
        this.forms = forms;
        this.predecessors = predecessors;
        this.labels = labels;
    }

    @GetMapping("/history")
    @Operation(
            operationId = "getFormHistory",
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
            operationId = "exportJournal",
            summary = "The form's journal as an export that proves itself, a line of JSON each",
            description = "For auditors, since it holds drafts as well. `jixiao audit verify FILE` proves it without "
                    + "any service.")
    String export(
            Caller caller,
            @PathVariable String formId,
            @Parameter(description = "Whether each entry has its SM3 beside its SHA-256.")
                    @RequestParam(defaultValue = "false")
                    boolean sm3) {
        caller.require(Right.EXPORT_JOURNALS);
        var lines = journal.export(FormIds.parse(formId), sm3, caller.readership());
        if (lines.isEmpty()) {
            throw FormIds.unknown(formId);
        }
        return String.join("\n", lines) + "\n";
    }

    @GetMapping("/revisions")
    @Operation(operationId = "listRevisions", summary = "Submitted contents, newest first")
    List<Revision> revisions(Caller caller, @PathVariable String formId) {
        history(caller, formId);
        return journal.revisions(FormIds.parse(formId), caller.readership());
    }

    @GetMapping("/revisions/{revision}")
    @Operation(operationId = "getRevision", summary = "One submitted content with what validation found in it")
    @ApiResponse(responseCode = "200", description = "Found")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_REVISION; UNKNOWN_FORM")
    SubmittedContent revision(
            Caller caller,
            @PathVariable String formId,
            @Parameter(description = "Which one, from 1") @PathVariable int revision) {
        return submitted(FormIds.parse(formId), revision, caller.readership());
    }

    @GetMapping("/previous-year")
    @Operation(
            operationId = "getPreviousYear",
            summary = "The same department's form of the year before, as last submitted",
            description = "404 with code NO_PREVIOUS_YEAR if it never was, or isn't the caller's to see.")
    @ApiResponse(responseCode = "200", description = "Found")
    @ApiResponse(responseCode = "404", description = "NO_PREVIOUS_YEAR; UNKNOWN_FORM")
    PreviousYear previousYear(Caller caller, @PathVariable String formId) {
        history(caller, formId);
        var id = FormIds.parse(formId);
        var before = new FormId(
                id.regionCode(), Math.max(2000, id.year() - 1), id.kind(), id.departmentCode(), id.unitCode());
        var readScope = caller.readership();
        return journal.revisions(before, readScope).stream()
                .findFirst()
                .flatMap(newest -> journal.revision(before, newest.revision(), readScope))
                .filter(found -> before.year() < id.year())
                .map(found -> new PreviousYear(before.toString(), found))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "NO_PREVIOUS_YEAR"));
    }

    @GetMapping("/predecessors")
    @Operation(
            operationId = "listPredecessorForms",
            summary = "What the departments that the form's department came of had approved for the year before",
            description =
                    "For those who may read the form, begun or not; who files for the department reads of its predecessors what was approved"
                            + " until it came of them, and nothing else.")
    @ApiResponse(responseCode = "200", description = "Found; empty if it came of none")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_FORM")
    List<PredecessorForm> predecessors(Caller caller, @PathVariable String formId) {
        var form = FormIds.parse(formId);
        var readScope = caller.readership();
        if (!readScope.covers(form.regionCode(), form.departmentCode(), false)) {
            history(caller, formId);
        }
        return predecessors.of(form, readScope);
    }

    @GetMapping("/diff")
    @Operation(
            operationId = "compareRevisions",
            summary = "What differs between two contents, field by field",
            description =
                    "Without `to` the newest revision, without `from` the one before `to`. With `draft=true` what is saved now against the"
                            + " newest revision, or `from`. With `with=<form>` the other form's newest submission against `to`, their rows"
                            + " matched by name, since ids are stable within a form only.")
    @ApiResponse(responseCode = "200", description = "Found")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_REVISION; UNKNOWN_FORM")
    Difference difference(
            Caller caller,
            @PathVariable String formId,
            @Parameter(description = "The older revision") @RequestParam(required = false) @Nullable Integer from,
            @Parameter(description = "The newer revision") @RequestParam(required = false) @Nullable Integer to,
            @Parameter(description = "Compare what is saved, submitted or not, instead of `to`")
                    @RequestParam(defaultValue = "false")
                    boolean draft,
            @Parameter(description = "Another form, e.g. last year's, instead of `from`")
                    @RequestParam(required = false)
                    @Nullable String with,
            Locale locale) {
        var form = FormIds.parse(formId);
        var readScope = caller.readership();
        if (draft) {
            var saved = forms.find(form, readScope).map(FormDetails::content).orElseThrow(() -> FormIds.unknown(form));
            var older = from == null ? newest(form, readScope) : from;
            return difference(
                    form, older, null, submitted(form, older, readScope).content(), saved, locale);
        }
        int newer = to == null ? newest(form, readScope) : to;
        var content = submitted(form, newer, readScope).content();
        if (with != null) {
            var other = FormIds.parse(with);
            var older = newest(other, readScope);
            var matched = Matched.to(content, submitted(other, older, readScope).content());
            return difference(form, older, newer, matched, content, locale).to(other);
        }
        int older = from == null ? newer - 1 : from;
        return difference(form, older, newer, submitted(form, older, readScope).content(), content, locale);
    }

    private Difference difference(
            FormId form, int from, @Nullable Integer to, FormContent before, FormContent after, Locale locale) {
        var changes = ContentDiff.between(before, after).stream()
                .map(change -> LabelledChange.of(change, labels.of(change, locale)))
                .toList();
        return new Difference(form.toString(), null, from, to, changes);
    }

    private int newest(FormId form, ReadScope readScope) {
        return journal.revisions(form, readScope).stream()
                .findFirst()
                .map(Revision::revision)
                .orElseThrow(() -> FormIds.unknown(form));
    }

    private SubmittedContent submitted(FormId form, int revision, ReadScope readScope) {
        return journal.revision(form, revision, readScope)
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND, "UNKNOWN_REVISION", form.toString(), String.valueOf(revision)));
    }

    /** What differs between two contents. */
    @Schema(description = "What differs between two contents.")
    record Difference(
            String formId,

            @Schema(description = "The other form, if it was compared with one.") @Nullable String with,

            @Schema(description = "The older revision; of the other form, if there is one.")
            int from,

            @Schema(description = "The newer revision; absent if it is what is saved.") @Nullable Integer to,

            @Schema(description = "Every difference, in the order of the form.")
            List<LabelledChange> changes) {

        Difference to(FormId other) {
            return new Difference(formId, other.toString(), from, to, changes);
        }
    }

    /** A department's form of the year before. */
    @Schema(description = "A department's form of the year before.")
    record PreviousYear(
            String formId,

            @Schema(description = "What it said when it was submitted last.")
            SubmittedContent submitted) {}

    /** A change with its name in the caller's language. */
    @Schema(description = "A change with its name in the caller's language.")
    record LabelledChange(
            @Schema(description = "JSON pointer by stable ids, e.g. /indicators/i3/target")
            String path,

            @Schema(description = "How it differs.") Change.Kind kind,

            @Schema(description = "What it is called, e.g. 指标「救助及时率」的目标值")
            String label,

            @Schema(
                    description = "The older value; what was REMOVED; where it stood, from 1, when MOVED",
                    implementation = AnyValue.class)
            @Nullable Object before,

            @Schema(
                    description = "The newer value; what was ADDED; where it stands, from 1, when MOVED",
                    implementation = AnyValue.class)
            @Nullable Object after) {

        static LabelledChange of(Change change, String label) {
            return new LabelledChange(change.path(), change.kind(), label, change.before(), change.after());
        }
    }
}
