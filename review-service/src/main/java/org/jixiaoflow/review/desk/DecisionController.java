package org.jixiaoflow.review.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jixiaoflow.review.tracking.DecisionOutcomes;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "decisions", description = "退回、审核、终审、取消审核、准予调整")
class DecisionController {

    private final Decisions decisions;
    private final DecisionOutcomes outcomes;
    private final Batches batches;
    private final DeskSettings settings;

    DecisionController(Decisions decisions, Batches batches, DecisionOutcomes outcomes, DeskSettings settings) {
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.batches = batches;
        this.settings = settings;
    }

    @PostMapping("/forms/{formId}/decisions")
    @Operation(summary = "Decide on a form", description = "Waits for the outcome; answers 202 if it takes longer.")
    @ApiResponse(
            responseCode = "200",
            description = "It took effect; ETag is the form's new version.",
            content = @Content(schema = @Schema(implementation = CommandOutcome.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Not decided yet; Location tells where to ask.",
            content = @Content(schema = @Schema(implementation = Answer.PendingCommand.class)))
    @ApiResponse(
            responseCode = "403",
            description = "NOT_YOUR_ROLE, NOT_YOUR_STAGE, NOT_YOUR_DEPARTMENT, OWN_DEPARTMENT, SAME_PERSON",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(responseCode = "404", description = "UNKNOWN_FORM", content = @Content)
    @ApiResponse(
            responseCode = "409",
            description = "ILLEGAL_TRANSITION, STALE_VERSION, NOTHING_CHANGED",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "428",
            description =
                    "VERSION_REQUIRED: neither If-Match nor expectedVersion names the version that the reviewer saw",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "422",
            description =
                    "COMMENT_REQUIRED, UNKNOWN_PATH, RATINGS_INCOMPLETE, GRADE_TOO_LOW, REASON_REQUIRED, TOO_LONG, FORM_FULL, IDEMPOTENCY_KEY_REUSED …",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    CompletableFuture<ResponseEntity<Object>> decide(
            Caller caller,
            @PathVariable String formId,
            @Parameter(
                            description =
                                    "UUID; the same request again gets the first outcome again, another one under the same key 422.")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable String idempotencyKey,
            @Parameter(
                            description =
                                    "ETag of the form as the reviewer saw it; needed unless the body has expectedVersion.")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @Valid @RequestBody DecisionRequest decision) {
        var commandId = Preconditions.commandId(idempotencyKey);
        var expected = Preconditions.expectedVersion(ifMatch, decision.expectedVersion());
        return decisions
                .send(caller, FormIds.parse(formId), commandId, decision.expecting(expected))
                .thenApply(Answer::alone);
    }

    @PostMapping("/decisions")
    @Operation(
            summary = "Decide on several forms",
            description =
                    "All are sent at once; none waits for another or fails with it. Answers 200 with each one's result.")
    CompletableFuture<BatchAnswer> decideAll(Caller caller, @Valid @RequestBody BatchRequest batch, Locale locale) {
        if (batch.decisions().size() > settings.largestBatch()) {
            throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "BATCH_TOO_LARGE", settings.largestBatch())
                    .at("/decisions");
        }
        return batches.sendAll(caller, batch.decisions(), locale);
    }

    @GetMapping("/commands/{commandId}")
    @Operation(
            summary = "What became of a decision",
            description = "The outcome, accepted or refused; 404 with code NO_OUTCOME as long as there is none.")
    CommandOutcome outcome(
            Caller caller,
            @PathVariable UUID commandId,
            @Parameter(
                            description =
                                    "Which request under that id, as the address in Location says; the first if absent.")
                    @RequestParam(required = false)
                    @Nullable String request) {
        return outcomes.of(commandId, request, caller.readership())
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "NO_OUTCOME", commandId.toString()));
    }
}
