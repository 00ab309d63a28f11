package org.jixiaoflow.review.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jixiaoflow.support.command.CommandAnswer;
import org.jixiaoflow.support.command.CommandIds;
import org.jixiaoflow.support.command.CommandResponses;
import org.jixiaoflow.support.command.FormIds;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Precondition;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "decisions", description = "退回、审核、终审、取消审核、准予调整")
class DecisionController {

    private final Decisions decisions;
    private final Batches batches;
    private final DeskSettings settings;

    DecisionController(Decisions decisions, Batches batches, DeskSettings settings) {
        this.decisions = decisions;
        this.batches = batches;
        this.settings = settings;
    }

    @PostMapping("/forms/{formId}/decisions")
    @Operation(
            operationId = "decide",
            summary = "Decide on a form",
            description = "Waits for the outcome; answers 202 if it takes longer.")
    @CommandResponses
    CompletableFuture<ResponseEntity<Object>> decide(
            Caller caller,
            @PathVariable String formId,
            @Parameter(
                            description =
                                    "UUID; the same request again gets the first outcome again, another one under the same key 422.")
                    @RequestHeader(name = CommandIds.HEADER, required = false)
                    @Nullable String key,
            @Parameter(
                            description =
                                    "ETag of the form as the reviewer saw it; needed unless the body has expectedVersion.")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @Valid @RequestBody DecisionRequest decision) {
        var form = FormIds.parse(formId);
        var seen = Precondition.of(ifMatch, decision.expectedVersion());
        return decisions.send(caller, form, CommandIds.of(key), seen, decision).thenApply(CommandAnswer::toResponse);
    }

    @PostMapping("/decisions")
    @Operation(
            operationId = "decideAll",
            summary = "Decide on several forms",
            description =
                    "All are sent at once; none waits for another or fails with it. Answers 200 with each one's result.")
    @ApiResponse(responseCode = "200", description = "What became of each")
    @ApiResponse(responseCode = "413", description = "BATCH_TOO_LARGE; TOO_LARGE")
    CompletableFuture<BatchAnswer> decideAll(Caller caller, @Valid @RequestBody BatchRequest batch, Locale locale) {
        if (batch.decisions().size() > settings.largestBatch()) {
            throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "BATCH_TOO_LARGE", settings.largestBatch())
                    .at("/decisions");
        }
        return batches.sendAll(caller, batch.decisions(), locale);
    }
}
