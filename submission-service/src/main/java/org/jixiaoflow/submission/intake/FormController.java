package org.jixiaoflow.submission.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.RefusedSubmission;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.submission.tracking.FormDetails;
import org.jixiaoflow.submission.tracking.FormFilter;
import org.jixiaoflow.submission.tracking.FormRow;
import org.jixiaoflow.submission.tracking.SimilarForm;
import org.jixiaoflow.submission.tracking.TrackedForms;
import org.jixiaoflow.support.command.CommandAnswer;
import org.jixiaoflow.support.command.CommandIds;
import org.jixiaoflow.support.command.CommandResponses;
import org.jixiaoflow.support.command.FormIds;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.FormOrder;
import org.jixiaoflow.support.web.FormSorting;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jixiaoflow.support.web.Precondition;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The departments' interface. A command waits for its outcome; if that is late the answer is 202 with the address to ask. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "forms", description = "Forms as departments file them")
class FormController {

    private static final String FORM = "/forms/{formId}";

    private final Filing filing;
    private final TrackedForms forms;

    FormController(Filing filing, TrackedForms forms) {
        this.filing = filing;
        this.forms = forms;
    }

    @PutMapping(FORM)
    @Operation(operationId = "saveForm", summary = "填报: saves the whole content of a draft or of a returned form")
    @CommandResponses
    CompletableFuture<ResponseEntity<Object>> save(
            Caller caller,
            @PathVariable String formId,
            @Parameter(description = CommandHeaders.SEEN)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @Parameter(description = "*: the form must not exist yet, as expectedVersion 0")
                    @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch,
            @Parameter(description = CommandHeaders.KEY)
                    @RequestHeader(name = CommandIds.HEADER, required = false)
                    @Nullable String key,
            @Valid @RequestBody FormChange change) {
        var seen = Precondition.of(ifMatch, ifNoneMatch, change.expectedVersion());
        return file(caller, formId, SubmissionTrigger.SAVE, seen, key, change);
    }

    @PostMapping(FORM + "/submit")
    @Operation(operationId = "submitForm", summary = "送审: submits the content sent, or what is saved")
    @CommandHeaders
    @CommandResponses
    CompletableFuture<ResponseEntity<Object>> submit(
            Caller caller,
            @PathVariable String formId,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @Valid @RequestBody(required = false) @Nullable FormChange change) {
        return file(caller, formId, SubmissionTrigger.SUBMIT, headers, change);
    }

    @PostMapping(FORM + "/sign")
    @Operation(
            operationId = "signForm",
            summary = "签批: the head of the department signs what is saved; any change to it needs a new signature")
    @CommandHeaders
    @CommandResponses
    CompletableFuture<ResponseEntity<Object>> sign(
            Caller caller,
            @PathVariable String formId,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @Valid @RequestBody(required = false) @Nullable FormChange change) {
        return file(caller, formId, SubmissionTrigger.SIGN, headers, change);
    }

    @PostMapping(FORM + "/withdraw")
    @Operation(
            operationId = "withdrawForm",
            summary = "取消送审: takes a submitted form back while nobody at its stage has acted")
    @CommandHeaders
    @CommandResponses
    CompletableFuture<ResponseEntity<Object>> withdraw(
            Caller caller,
            @PathVariable String formId,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @Valid @RequestBody(required = false) @Nullable FormChange change) {
        return file(caller, formId, SubmissionTrigger.WITHDRAW, headers, change);
    }

    @PostMapping(FORM + "/adjust")
    @Operation(
            operationId = "adjustForm",
            summary = "调整: opens an approved form for its next revision, once the last stage has granted it")
    @CommandHeaders
    @CommandResponses
    CompletableFuture<ResponseEntity<Object>> adjust(
            Caller caller,
            @PathVariable String formId,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @Valid @RequestBody(required = false) @Nullable FormChange change) {
        return file(caller, formId, SubmissionTrigger.ADJUST, headers, change);
    }

    @PostMapping(FORM + "/findings")
    @Operation(
            operationId = "validateForm",
            summary = "Validates a content without saving anything, for those who may save it",
            description = "Takes the body of a save; of it only the content counts.")
    List<Finding> findings(Caller caller, @PathVariable String formId, @Valid @RequestBody FormChange change) {
        return filing.findings(caller, FormIds.parse(formId), change);
    }

    @GetMapping("/forms")
    @Operation(operationId = "listForms", summary = "Forms the caller may see")
    Page<FormRow> list(
            Caller caller,
            @ParameterObject @Valid FormFilter filter,
            @Parameter(
                            description =
                                    "CHANGED newest change first, OLDEST change first (to follow changes), DEPARTMENT by name, FORM by id")
                    @RequestParam(defaultValue = "CHANGED")
                    FormOrder sort,
            @Parameter(description = "Only forms changed at that time or later, e.g. 2026-03-01T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable Instant changedSince,
            @ParameterObject @Valid Paging paging) {
        return forms.list(caller.readership(), filter, new FormSorting(sort, changedSince), paging);
    }

    @GetMapping(FORM)
    @Operation(operationId = "getForm", summary = "One form with content, findings and comments")
    ResponseEntity<FormDetails> form(Caller caller, @PathVariable String formId) {
        var found = forms.find(FormIds.parse(formId), caller.readership()).orElseThrow(() -> FormIds.unknown(formId));
        return ResponseEntity.ok().eTag(String.valueOf(found.form().version())).body(found.toldTo(caller.party()));
    }

    @GetMapping(FORM + "/history")
    @Operation(operationId = "getFormHistory", summary = "A form's journal, oldest entry first")
    List<FormEvent> history(Caller caller, @PathVariable String formId) {
        return forms.history(FormIds.parse(formId), caller.readership()).orElseThrow(() -> FormIds.unknown(formId));
    }

    @GetMapping(FORM + "/similar")
    @Operation(
            operationId = "listSimilarForms",
            summary =
                    "Forms that share half of its indicators' names (V25): last year's of the same department, and those of other"
                            + " departments the caller may see")
    List<SimilarForm> similar(Caller caller, @PathVariable String formId) {
        return forms.similar(FormIds.parse(formId), caller.readership()).orElseThrow(() -> FormIds.unknown(formId));
    }

    @GetMapping("/refused-submissions")
    @Operation(
            operationId = "listRefusedSubmissions",
            summary = "Submissions from portals that never became a command, newest first")
    Page<RefusedSubmission> refusals(Caller caller, @ParameterObject @Valid Paging paging) {
        caller.require(Right.READ_REFUSALS);
        return caller.has("portal")
                ? forms.refusals(ReadScope.of(caller.party()), caller.id(), paging)
                : forms.refusals(caller.readership(), null, paging);
    }

    private CompletableFuture<ResponseEntity<Object>> file(
            Caller caller, String formId, SubmissionTrigger trigger, HttpHeaders headers, @Nullable FormChange change) {
        var sent = change == null ? FormChange.NONE : change;
        var seen = Precondition.of(value(headers, HttpHeaders.IF_MATCH), sent.expectedVersion());
        return file(caller, formId, trigger, seen, value(headers, CommandIds.HEADER), sent);
    }

    /** Sent more than once, it is no single value that could be read. */
    private static @Nullable String value(HttpHeaders headers, String name) {
        var values = headers.getOrEmpty(name);
        return values.isEmpty() ? null : String.join(",", values);
    }

    private CompletableFuture<ResponseEntity<Object>> file(
            Caller caller,
            String formId,
            SubmissionTrigger trigger,
            Precondition seen,
            @Nullable String key,
            FormChange change) {
        var form = FormIds.parse(formId);
        var commandId = CommandIds.of(key);
        return CommandAnswer.to(
                        form,
                        commandId,
                        seen,
                        () -> filing.file(caller, form, trigger, commandId, change.seen(seen.version())))
                .thenApply(CommandAnswer::toResponse);
    }
}
