package org.jixiaoflow.support.command;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jixiaoflow.support.replies.Replies;
import org.jixiaoflow.support.replies.Unanswered;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Precondition;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a sender who didn't wait asks for a command's outcome. */
@RestController
@RequestMapping("/api/v1/commands")
@Tag(name = "commands", description = "What became of commands")
class CommandController {

    private final CommandOutcomes outcomes;
    private final Replies replies;

    CommandController(CommandOutcomes outcomes, Replies replies) {
        this.outcomes = outcomes;
        this.replies = replies;
    }

    @GetMapping("/{commandId}")
    @Operation(
            operationId = "getCommand",
            summary = "What became of a command",
            description =
                    "What its sender would have been answered: 200 with the outcome, the refusal as problem details, or 202"
                            + " while it is under way. 404 with the code NO_OUTCOME if nobody sent it, or more than seven days ago.")
    @CommandResponses
    ResponseEntity<Object> outcome(
            Caller caller,
            @PathVariable UUID commandId,
            @Parameter(
                            description =
                                    "Which request under that id, as the address in Location says; the first if absent.")
                    @RequestParam(required = false)
                    @Nullable String request) {
        var readership = caller.readership();
        var underWay = outcomes.isUnderWay(commandId, request, replies.awaited(commandId, request), readership);
        // Asked second, so that a command decided in between isn't missed by both.
        return outcomes.find(commandId, request, readership)
                .map(outcome -> CommandAnswer.of(outcome, Precondition.NONE))
                .orElseGet(() -> {
                    if (underWay) {
                        return CommandAnswer.Pending.of(new Unanswered(commandId, request));
                    }
                    throw new Problem(HttpStatus.NOT_FOUND, "NO_OUTCOME", commandId).with("commandId", commandId);
                })
                .toResponse();
    }
}
