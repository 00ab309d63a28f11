package org.jixiaoflow.support.replies;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Outcomes of commands as answers to HTTP requests. */
public final class Outcomes {

    private Outcomes() {}

    /**
     * 200 with the outcome and the form's new version as ETag; a refusal as problem details; 202 with the address to ask later if the
     * outcome is late.
     */
    public static CompletableFuture<ResponseEntity<@Nullable CommandOutcome>> answer(
            CompletableFuture<CommandOutcome> asked) {
        return asked.handle((outcome, failure) -> {
            if (failure == null) {
                return answer(outcome);
            }
            var cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (cause instanceof Unanswered late) {
                return later(late);
            }
            // Wrapped once: the web layer unwraps no more than that.
            throw failure instanceof CompletionException wrapped ? wrapped : new CompletionException(failure);
        });
    }

    /** The answer to a known outcome. */
    public static ResponseEntity<@Nullable CommandOutcome> answer(CommandOutcome outcome) {
        if (outcome.getStatus() == OutcomeStatus.REFUSED) {
            throw problem(outcome);
        }
        return ResponseEntity.ok().eTag(String.valueOf(outcome.getVersion())).body(outcome);
    }

    /** The answer while there is no outcome. */
    public static ResponseEntity<@Nullable CommandOutcome> later(Unanswered command) {
        return ResponseEntity.accepted().location(command.location()).build();
    }

    /** A refusal in words. */
    public static Problem problem(CommandOutcome outcome) {
        var reason = outcome.getReason();
        if (reason == null) {
            throw new IllegalArgumentException("Refused without a reason: " + outcome.getCommandId());
        }
        var detail = outcome.getDetail() == null ? "" : outcome.getDetail();
        var problem = new Problem(status(reason), reason.name(), detail, String.valueOf(outcome.getVersion()))
                .with("commandId", outcome.getCommandId())
                .with("version", outcome.getVersion());
        if (detail.startsWith("/")) {
            problem.at(detail);
        }
        if (!outcome.getFindings().isEmpty()) {
            problem.with("findings", outcome.getFindings());
        }
        if (outcome.getState() != null) {
            problem.with("state", outcome.getState());
        }
        return problem;
    }

    /** The status that a refused command is answered with. */
    public static HttpStatus status(RefusalReason reason) {
        return switch (reason) {
            case UNKNOWN_FORM -> HttpStatus.NOT_FOUND;
            case NOT_YOUR_ROLE,
                    SIGNS_OWN_WORK,
                    NOT_YOUR_REGION,
                    NOT_YOUR_DEPARTMENT,
                    NOT_YOUR_STAGE,
                    OWN_DEPARTMENT,
                    NOT_SUBSTITUTE,
                    SAME_PERSON -> HttpStatus.FORBIDDEN;
            case ILLEGAL_TRANSITION,
                    STALE_VERSION,
                    ALREADY_ACTED,
                    NOT_GRANTED,
                    NOT_SIGNED,
                    NOTHING_CHANGED,
                    REMINDED_ALREADY,
                    OBJECTIVE_NOT_APPROVED,
                    OBJECTIVE_REVISION_STALE,
                    VIEW_DIFFERS -> HttpStatus.CONFLICT;
            case VERSION_REQUIRED -> HttpStatus.PRECONDITION_REQUIRED;
            case INVALID_FORM_ID -> HttpStatus.BAD_REQUEST;
            case BLOCKING_FINDINGS,
                    UNEXPLAINED_FINDINGS,
                    IDEMPOTENCY_KEY_REUSED,
                    FORM_FULL,
                    TOO_LONG,
                    OPEN_COMMENTS,
                    COMMENT_REQUIRED,
                    OPINION_REQUIRED,
                    UNKNOWN_COMMENT,
                    INVALID_COMMENT,
                    UNKNOWN_PATH,
                    FIELD_LOCKED,
                    RATINGS_INCOMPLETE,
                    INVALID_RATING,
                    GRADE_TOO_LOW,
                    REASON_REQUIRED,
                    CONTENT_REQUIRED,
                    INVALID_CONTENT,
                    UNIT_NOT_LISTED,
                    INVALID_DUE,
                    INVALID_REVIEWED_ROW -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }
}
