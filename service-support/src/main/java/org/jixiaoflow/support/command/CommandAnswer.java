package org.jixiaoflow.support.command;

import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.replies.Unanswered;
import org.jixiaoflow.support.web.Precondition;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.ResponseEntity;

/** What is known of a command when its sender must be answered. */
public sealed interface CommandAnswer {

    /** The answer over HTTP to a request about this command alone; a refusal is thrown, to be answered as problem details. */
    ResponseEntity<Object> toResponse();

    /**
     * Sends a command and completes with what becomes of it, refusals included.
     *
     * @param sending sends it; see {@code Replies.ask}
     * @param told puts an outcome in terms of what was asked
     */
    static CompletableFuture<CommandAnswer> to(
            FormId form,
            UUID commandId,
            Supplier<CompletableFuture<CommandOutcome>> sending,
            Function<CommandOutcome, CommandAnswer> told) {
        CompletableFuture<CommandOutcome> sent;
        try {
            sent = sending.get();
        } catch (Problem refusedHere) {
            sent = CompletableFuture.failedFuture(refusedHere);
        }
        return sent.thenApply(told).exceptionally(failure -> failed(form, commandId, failure));
    }

    /** The same, with refusals as every command has them. */
    static CompletableFuture<CommandAnswer> to(
            FormId form, UUID commandId, Precondition seen, Supplier<CompletableFuture<CommandOutcome>> sending) {
        return to(form, commandId, sending, outcome -> of(outcome, seen));
    }

    private static CommandAnswer failed(FormId form, UUID commandId, Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Unanswered late) {
            return Pending.of(late);
        }
        if (cause instanceof Problem problem) {
            return new Refused(problem.with("commandId", commandId).with("formId", form.toString()));
        }
        throw failure instanceof CompletionException wrapped ? wrapped : new CompletionException(failure);
    }

    /** The answer that an outcome gives. */
    static CommandAnswer of(CommandOutcome outcome, Precondition seen) {
        return outcome.getReason() == null
                ? new Accepted(outcome)
                : new Refused(Refusals.problem(outcome, outcome.getReason(), seen));
    }

    /** It took effect: 200 with the outcome, and the form's new version as ETag. */
    record Accepted(CommandOutcome outcome) implements CommandAnswer {

        @Override
        public ResponseEntity<Object> toResponse() {
            return ResponseEntity.ok()
                    .eTag(String.valueOf(outcome.getVersion()))
                    .body(outcome);
        }
    }

    /** It changed nothing. */
    record Refused(Problem problem) implements CommandAnswer {

        @Override
        public ResponseEntity<Object> toResponse() {
            throw problem;
        }
    }

    /** It was sent and isn't decided yet: 202 with the address to ask later. */
    record Pending(UUID commandId, URI location) implements CommandAnswer {

        static Pending of(Unanswered late) {
            return new Pending(late.commandId(), late.location());
        }

        @Override
        public ResponseEntity<Object> toResponse() {
            return ResponseEntity.accepted().location(location).body(new PendingCommand(commandId, location));
        }
    }
}
