package org.jixiaoflow.support.command;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.wording.Sentences;
import org.jixiaoflow.support.web.Precondition;
import org.jixiaoflow.support.web.Problem;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;

/** Refusals by the workflow as HTTP tells them. */
public final class Refusals {

    private static final Map<RefusalReason, String> PLACES = Map.of(
            RefusalReason.VERSION_REQUIRED, "/expectedVersion",
            RefusalReason.REASON_REQUIRED, "/reason",
            RefusalReason.CONTENT_REQUIRED, "/content");

    private Refusals() {}

    /** The problem details that a refused command is answered with. */
    public static Problem problem(CommandOutcome outcome, RefusalReason reason, Precondition seen) {
        var status = reason == RefusalReason.STALE_VERSION ? seen.failed() : status(reason);
        var state = outcome.getState();
        var problem = new Problem(status, reason.name(), arguments(outcome, reason, Refusals::name))
                .with("commandId", outcome.getCommandId())
                .with("formId", outcome.getFormId())
                .with("version", outcome.getVersion());
        pointer(reason, detail(outcome), seen).ifPresent(problem::at);
        if (state != null) {
            problem.with("state", state);
        }
        if (outcome.getStage() != null) {
            problem.with("stage", outcome.getStage());
        }
        if (!outcome.getFindings().isEmpty()) {
            problem.with("findings", outcome.getFindings());
        }
        return problem;
    }

    /** Why a command was refused, for whoever hears of it otherwise than as the answer to a request. */
    public static String sentence(CommandOutcome outcome, RefusalReason reason, Sentences words) {
        return words.say("problem." + reason, arguments(outcome, reason, words::word));
    }

    /** @param name of a state or a trigger, by its key */
    private static Object[] arguments(CommandOutcome outcome, RefusalReason reason, Function<String, Object> name) {
        var state = outcome.getState();
        return new Object[] {
            reason == RefusalReason.UNKNOWN_FORM ? outcome.getFormId() : detail(outcome),
            String.valueOf(outcome.getVersion()),
            name.apply("refusal.state." + (state == null ? "NONE" : state.name())),
            name.apply("refusal.trigger." + outcome.getTrigger())
        };
    }

    private static String detail(CommandOutcome outcome) {
        return outcome.getDetail() == null ? "" : outcome.getDetail();
    }

    private static Optional<String> pointer(RefusalReason reason, String detail, Precondition seen) {
        if (detail.startsWith("/")) {
            return Optional.of(detail);
        }
        if (reason == RefusalReason.STALE_VERSION) {
            return Optional.of(seen.place());
        }
        return Optional.ofNullable(PLACES.get(reason));
    }

    private static DefaultMessageSourceResolvable name(String key) {
        return new DefaultMessageSourceResolvable(new String[] {key}, key);
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
                    NOT_ASKED,
                    SAME_PERSON -> HttpStatus.FORBIDDEN;
            case ILLEGAL_TRANSITION,
                    STALE_VERSION,
                    ALREADY_ACTED,
                    NOT_GRANTED,
                    NOT_SIGNED,
                    NOTHING_CHANGED,
                    REMINDED_ALREADY,
                    CONSULTATION_PENDING,
                    NOT_PUBLISHED,
                    OBJECTIVE_NOT_APPROVED,
                    OBJECTIVE_REVISION_STALE,
                    VIEW_DIFFERS,
                    RULES_CHANGED -> HttpStatus.CONFLICT;
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
                    INVALID_PERSON,
                    UNKNOWN_CONSULTATION,
                    INVALID_REVIEWED_ROW -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }
}
