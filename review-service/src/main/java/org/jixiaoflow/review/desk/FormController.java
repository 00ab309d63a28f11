package org.jixiaoflow.review.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.review.tracking.FormFilter;
import org.jixiaoflow.review.tracking.FormLists;
import org.jixiaoflow.review.tracking.FormRow;
import org.jixiaoflow.review.tracking.Inbox;
import org.jixiaoflow.review.tracking.Page;
import org.jixiaoflow.review.tracking.Paging;
import org.jixiaoflow.review.tracking.Reviewer;
import org.jixiaoflow.review.tracking.Tab;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "forms", description = "Where forms stand")
class FormController {

    private final FormLists forms;
    private final ReviewTemplates templates;

    FormController(FormLists forms, ReviewTemplates templates) {
        this.forms = forms;
        this.templates = templates;
    }

    @GetMapping("/inbox")
    @Operation(
            summary = "The reviewer's inbox",
            description = "TO_REVIEW 待审核, REVIEWED 已审核, RETURNED 被退回, HANDLED 曾经办; what waits longest first, with the"
                    + " length of every list. Forms of the reviewer's own department are never in it.")
    Inbox inbox(
            Caller caller,
            @RequestParam(defaultValue = "TO_REVIEW") Tab tab,
            @ParameterObject FormFilter filter,
            @ParameterObject @Valid Paging paging) {
        if (!caller.has("reviewer", "final-reviewer")) {
            throw new Problem(HttpStatus.FORBIDDEN, "NOT_YOUR_ROLE");
        }
        return forms.inbox(Reviewer.of(caller), tab, filter, paging);
    }

    @GetMapping("/forms")
    @Operation(
            summary = "Forms, newest change first",
            description =
                    "Reviewers see forms submitted at least once, departments their own, auditors and administrators all.")
    Page<FormRow> list(Caller caller, @ParameterObject FormFilter filter, @ParameterObject @Valid Paging paging) {
        return forms.list(caller.readership(), filter, paging);
    }

    @GetMapping("/forms/{formId}")
    @Operation(
            summary = "One form with content, findings, comments and ratings",
            description =
                    "With the template to render its rating form and the decisions the caller may send. ETag is its version.")
    ResponseEntity<FormSheet> form(Caller caller, @PathVariable String formId) {
        var asOf = forms.asOf();
        var details = forms.find(FormIds.parse(formId), caller.readership()).orElseThrow(() -> FormIds.unknown(formId));
        var template = templates.named(details.form().templateId());
        var sheet = new FormSheet(
                details.form(),
                details.content(),
                details.findings(),
                details.comments(),
                details.ratings(),
                template,
                Policy.allowed(caller.party(), details.form().place(template.lastStage())),
                asOf);
        return ResponseEntity.ok()
                .eTag(Preconditions.etag(details.form().version()))
                .body(sheet);
    }
}
