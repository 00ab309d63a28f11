package org.jixiaoflow.review.notes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jixiaoflow.support.command.FormIds;
import org.jixiaoflow.support.papers.OwnPapers;
import org.jixiaoflow.support.papers.WorkingPaper;
import org.jixiaoflow.support.papers.WorkingPapers;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Precondition;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/forms/{formId}/review-draft")
@Tag(name = "review-drafts", description = "未送出的审核意见: each reviewer's own, until they send a decision")
class ReviewDraftController {

    private final OwnPapers<ReviewDraft> drafts;

    ReviewDraftController(WorkingPapers<ReviewDraft> drafts) {
        this.drafts = new OwnPapers<>(drafts, "NO_REVIEW_DRAFT");
    }

    @GetMapping
    @Operation(
            operationId = "getReviewDraft",
            summary = "The caller's own draft",
            description = "404 with code NO_REVIEW_DRAFT if there is none.")
    @ApiResponse(responseCode = "200", description = "Found")
    @ApiResponse(responseCode = "404", description = "NO_REVIEW_DRAFT")
    ResponseEntity<WorkingPaper<ReviewDraft>> find(Caller caller, @PathVariable String formId) {
        return drafts.find(caller, formId);
    }

    @PutMapping
    @Operation(
            operationId = "keepReviewDraft",
            summary = "Keeps comments, ratings and seen rows in place of what was kept before",
            description = "Decides nothing and shows nobody anything: a decision takes what is sent with it.")
    @ApiResponse(responseCode = "200", description = "Kept; ETag is its number")
    @ApiResponse(responseCode = "403", description = "NOT_YOUR_ROLE, OWN_DEPARTMENT, NOT_YOUR_DEPARTMENT")
    @ApiResponse(responseCode = "412", description = "PAPER_CHANGED, with the other paper")
    @ApiResponse(responseCode = "413", description = "TOO_LARGE")
    ResponseEntity<WorkingPaper<ReviewDraft>> keep(
            Caller caller,
            @PathVariable String formId,
            @Parameter(description = "ETag of the draft it replaces; \"0\" if there is to be none yet")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @Parameter(description = "*: there is to be none yet")
                    @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch,
            @Valid @RequestBody ReviewDraftRequest request) {
        var form = FormIds.parse(formId);
        Reviewers.require(caller, form);
        return drafts.keep(
                caller, form, request.baseVersion(), Precondition.of(ifMatch, ifNoneMatch, null), request.draft());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "dropReviewDraft",
            summary = "Throws the caller's draft away",
            description = "Done once more it changes nothing.")
    void drop(Caller caller, @PathVariable String formId) {
        drafts.drop(caller, formId);
    }
}
