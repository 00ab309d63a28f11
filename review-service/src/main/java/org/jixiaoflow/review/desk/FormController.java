package org.jixiaoflow.review.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.review.tracking.FormFilter;
import org.jixiaoflow.review.tracking.FormLists;
import org.jixiaoflow.review.tracking.FormOrder;
import org.jixiaoflow.review.tracking.InboxFilter;
import org.jixiaoflow.review.tracking.InboxOrder;
import org.jixiaoflow.review.tracking.Reviewer;
import org.jixiaoflow.review.tracking.Tab;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.command.FormIds;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.FormSorting;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
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
    private final FormSheets sheets;
    private final InboxRows rows;
    private final ReviewTemplates templates;
    private final WorkingCalendar calendar;
    private final Clock clock;

    FormController(
            FormLists forms,
            FormSheets sheets,
            InboxRows rows,
            ReviewTemplates templates,
            WorkingCalendar calendar,
            Clock clock) {
        this.forms = forms;
        this.sheets = sheets;
        this.rows = rows;
        this.templates = templates;
        this.calendar = calendar;
        this.clock = clock;
    }

    @GetMapping("/inbox")
    @Operation(
            operationId = "getInbox",
            summary = "The reviewer's inbox",
            description =
                    "TO_REVIEW 待审核, REVIEWED 已审核, RETURNED 被退回, HANDLED 曾经办; what was handed over to the reviewer first, then what waits longest,"
                            + " with the length of every list. Forms of the reviewer's own department are never in it.")
    InboxAnswer inbox(
            Caller caller,
            @Parameter(description = "Which list") @RequestParam(defaultValue = "TO_REVIEW") Tab tab,
            @ParameterObject FormFilter filter,
            @Parameter(description = "Only forms in which something of that weight was found")
                    @RequestParam(required = false)
                    @Nullable Severity findings,
            @Parameter(description = "Only forms that have waited at least that many working days, 0 to 500")
                    @RequestParam(required = false)
                    @Min(0) @Max(500) @Nullable Integer waiting,
            @Parameter(
                            description =
                                    "Only forms that person has claimed or was handed over; the caller's id for one's own")
                    @RequestParam(required = false)
                    @Nullable String claimedBy,
            @Parameter(
                            description =
                                    "WAITING longest first, NEWEST, FINDINGS most first, DUE what is due first, DEPARTMENT by name")
                    @RequestParam(defaultValue = "WAITING")
                    InboxOrder sort,
            @Parameter(description = "The forms before and after this one instead, and its place in the list")
                    @RequestParam(required = false)
                    @Nullable String around,
            @ParameterObject @Valid Paging paging) {
        if (!caller.has("reviewer", "final-reviewer")) {
            throw new Problem(HttpStatus.FORBIDDEN, "NOT_YOUR_ROLE");
        }
        var now = clock.instant();
        var since = waiting == null ? null : calendar.ago(waiting, now);
        var further = new InboxFilter(findings, since, claimedBy, now);
        var reviewer = Reviewer.of(caller);
        return rows.of(
                around == null
                        ? forms.inbox(reviewer, tab, filter, further, sort, paging)
                        : forms.around(FormIds.parse(around), reviewer, tab, filter, further, sort, paging),
                caller);
    }

    @GetMapping("/forms")
    @Operation(
            operationId = "listForms",
            summary = "Forms",
            description = "Reviewers see forms submitted at least once, departments their own, auditors all.")
    Page<ListedForm> list(
            Caller caller,
            @ParameterObject FormFilter filter,
            @Parameter(
                            description =
                                    "CHANGED newest change first, OLDEST change first (to follow changes), DEPARTMENT by name, FORM by id, DUE what is due first")
                    @RequestParam(defaultValue = "CHANGED")
                    FormOrder sort,
            @Parameter(description = "Only forms changed at that time or later, e.g. 2026-03-01T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable Instant changedSince,
            @ParameterObject @Valid Paging paging,
            Locale locale) {
        var page = forms.list(caller.readership(), filter, new FormSorting(sort, changedSince), paging);
        return page.with(page.items().stream()
                .map(form -> ListedForm.of(form, templates, locale))
                .toList());
    }

    @GetMapping("/forms/{formId}")
    @Operation(
            operationId = "getForm",
            summary = "One form with content, findings, comments and ratings",
            description =
                    "With the template to render its rating form, what its newest submission changed, suggested ratings and the decisions the caller may send. ETag is its version.")
    ResponseEntity<FormSheet> form(Caller caller, @PathVariable String formId, Locale locale) {
        var sheet = sheets.of(FormIds.parse(formId), caller, locale);
        return ResponseEntity.ok().eTag(String.valueOf(sheet.form().version())).body(sheet);
    }
}
