package org.jixiaoflow.review.desk;

import java.util.List;
import java.util.function.Function;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.Rating;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jixiaoflow.support.command.CommandAnswer;
import org.jixiaoflow.support.command.Refusals;
import org.jixiaoflow.support.web.Precondition;
import org.jspecify.annotations.Nullable;

/** Refused decisions, with the place in the request that is to blame. */
final class DecisionRefusals {

    private DecisionRefusals() {}

    /** The answer that an outcome gives, told in terms of what was asked. */
    static CommandAnswer answer(CommandOutcome outcome, DecisionRequest asked, Precondition seen) {
        var reason = outcome.getReason();
        if (reason == null) {
            return new CommandAnswer.Accepted(outcome);
        }
        var problem = Refusals.problem(outcome, reason, seen);
        if (reason == RefusalReason.REASON_REQUIRED && asked.trigger() == DecisionTrigger.CONSULT) {
            // What others give as a reason is the question here.
            problem.saying("refusal.question");
        }
        var pointer = pointer(reason, outcome.getDetail() == null ? "" : outcome.getDetail(), asked);
        return new CommandAnswer.Refused(pointer == null ? problem : problem.at(pointer));
    }

    private static @Nullable String pointer(RefusalReason reason, String detail, DecisionRequest asked) {
        return switch (reason) {
            case COMMENT_REQUIRED -> "/comments";
            case OPINION_REQUIRED -> "/opinion";
            case UNKNOWN_PATH -> path(asked, detail);
            case UNKNOWN_COMMENT -> item("/resolvedComments", asked.resolvedComments(), id -> id.toString(), detail);
            case RATINGS_INCOMPLETE, GRADE_TOO_LOW -> "/ratings";
            case INVALID_RATING -> item("/ratings", asked.ratings(), Rating::getItem, detail);
            case INVALID_REVIEWED_ROW ->
                item("/reviewedRows", asked.reviewedRows(), ReviewedRow::getIndicatorId, detail);
            case INVALID_DUE -> "/dueOn";
            case INVALID_PERSON -> "/person";
            case UNKNOWN_CONSULTATION -> "/consultation";
            case ILLEGAL_TRANSITION, NOTHING_CHANGED, REMINDED_ALREADY, CONSULTATION_PENDING, NOT_PUBLISHED ->
                "/trigger";
            case INVALID_COMMENT -> "/comments";
            case TOO_LONG, INVALID_CONTENT -> detail;
            // Theirs are the same for every command.
            case STALE_VERSION,
                    VERSION_REQUIRED,
                    REASON_REQUIRED,
                    UNKNOWN_FORM,
                    INVALID_FORM_ID,
                    NOT_YOUR_ROLE,
                    SIGNS_OWN_WORK,
                    NOT_YOUR_REGION,
                    NOT_YOUR_DEPARTMENT,
                    NOT_YOUR_STAGE,
                    OWN_DEPARTMENT,
                    NOT_SUBSTITUTE,
                    NOT_ASKED,
                    ALREADY_ACTED,
                    NOT_GRANTED,
                    NOT_SIGNED,
                    SAME_PERSON,
                    FORM_FULL,
                    IDEMPOTENCY_KEY_REUSED,
                    UNEXPLAINED_FINDINGS,
                    BLOCKING_FINDINGS,
                    OPEN_COMMENTS,
                    FIELD_LOCKED,
                    CONTENT_REQUIRED,
                    OBJECTIVE_NOT_APPROVED,
                    OBJECTIVE_REVISION_STALE,
                    VIEW_DIFFERS,
                    RULES_CHANGED,
                    UNIT_NOT_LISTED -> null;
        };
    }

    /** Of the comment there, or of the value one suggests there. */
    private static String path(DecisionRequest asked, String wanted) {
        var comments = asked.comments();
        return comments.stream().anyMatch(comment -> comment.path().equals(wanted))
                ? item("/comments", comments, comment -> comment.path(), wanted) + "/path"
                : item("/comments", comments, DecisionRequest.NewComment::suggestedPath, wanted) + "/suggestion/path";
    }

    private static <T> String item(String list, List<T> items, Function<T, String> name, String wanted) {
        var index = items.stream().map(name).toList().indexOf(wanted);
        return index < 0 ? list : list + "/" + index;
    }
}
