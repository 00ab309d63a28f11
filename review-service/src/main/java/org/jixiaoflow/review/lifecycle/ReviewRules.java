package org.jixiaoflow.review.lifecycle;

import static java.util.stream.Collectors.toSet;
import static org.jixiaoflow.review.lifecycle.CommonRules.refuse;
import static org.jixiaoflow.schemas.RefusalReason.COMMENT_REQUIRED;
import static org.jixiaoflow.schemas.RefusalReason.GRADE_TOO_LOW;
import static org.jixiaoflow.schemas.RefusalReason.ILLEGAL_TRANSITION;
import static org.jixiaoflow.schemas.RefusalReason.INVALID_COMMENT;
import static org.jixiaoflow.schemas.RefusalReason.INVALID_RATING;
import static org.jixiaoflow.schemas.RefusalReason.INVALID_REVIEWED_ROW;
import static org.jixiaoflow.schemas.RefusalReason.NOT_YOUR_STAGE;
import static org.jixiaoflow.schemas.RefusalReason.OPINION_REQUIRED;
import static org.jixiaoflow.schemas.RefusalReason.RATINGS_INCOMPLETE;
import static org.jixiaoflow.schemas.RefusalReason.REASON_REQUIRED;
import static org.jixiaoflow.schemas.RefusalReason.UNKNOWN_COMMENT;
import static org.jixiaoflow.schemas.RefusalReason.UNKNOWN_PATH;
import static org.jixiaoflow.schemas.RefusalReason.VERSION_REQUIRED;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.access.Principal;
import org.jixiaoflow.access.workflow.Transitions;
import org.jixiaoflow.review.lifecycle.Command.Review;
import org.jixiaoflow.schemas.CommentDraft;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.RatedItem;
import org.jixiaoflow.schemas.Rating;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer's command must meet, in the order it is checked: who asks, before anything is told about the form; whether they saw its
 * newest version; whether it is theirs now and can go that way; then what they bring. The first objection refuses.
 */
final class ReviewRules {

    static final List<Rule<Review>> ALL = List.of(
            CommonRules::substitution,
            CommonRules::permitted,
            CommonRules::form,
            Consultations::reviewersAreAsked,
            ReviewRules::stageOfRoute,
            ReviewRules::versionSeen,
            CommonRules::version,
            ReviewRules::stageOfForm,
            CommonRules::transition,
            CommonRules::stillOpen,
            Persons::anotherAtEachStage,
            Texts::fit,
            ReviewRules::reasonGiven,
            Deadlines::extensionExplained,
            Deadlines::laterThanBefore,
            Handovers::toWhomItCanGo,
            Consultations::asksWhoMayAnswer,
            Consultations::dueLater,
            Consultations::recallsWhatWaits,
            Consultations::nothingIsWaitedFor,
            ReviewRules::opinionGiven,
            ReviewRules::commentGiven,
            ReviewRules::commentsSaySomething,
            ReviewRules::commentsPointSomewhere,
            ReviewRules::suggestionsCanBeTaken,
            ReviewRules::resolvesKnownComments,
            ReviewRules::ratingsValid,
            ReviewRules::rowsValid,
            ReviewRules::objectiveStillAnswered,
            ReviewRules::ratingsComplete,
            ReviewRules::gradeHighEnough,
            ReviewRules::reminderIsToSomebodyElse);

    private static final BigDecimal FULL = new BigDecimal(100);
    private static final Set<DecisionTrigger> RATING =
            Set.of(DecisionTrigger.RETURN, DecisionTrigger.PASS, DecisionTrigger.APPROVE);

    private static final Set<DecisionTrigger> EXPLAINED = Set.of(
            DecisionTrigger.REVOKE, DecisionTrigger.HAND_OVER, DecisionTrigger.CONSULT, DecisionTrigger.WITHHOLD);

    private ReviewRules() {}

    private static Optional<Refusal> stageOfRoute(CommandContext at, Review command) {
        return refuse(
                Policy.isForStages(command.trigger())
                        && Collections.disjoint(
                                at.template().stageIds(), command.actor().getStages()),
                Refusal.of(NOT_YOUR_STAGE));
    }

    private static Optional<Refusal> versionSeen(CommandContext at, Review command) {
        return refuse(
                Transitions.wantsNewestSeen(command.trigger()) && command.expectedVersion() == null,
                new Refusal(VERSION_REQUIRED, "/expectedVersion"));
    }

    /** A form under review is its stage's; an approved one is the approving stage's. */
    private static Optional<Refusal> stageOfForm(CommandContext at, Review command) {
        var stage = at.state() == FormState.APPROVED ? at.template().lastStage() : at.stage();
        return refuse(
                stage != null
                        && Policy.isForStages(command.trigger())
                        && !command.actor().getStages().contains(stage),
                new Refusal(NOT_YOUR_STAGE, stage));
    }

    private static Optional<Refusal> reasonGiven(CommandContext at, Review command) {
        return refuse(
                EXPLAINED.contains(command.decision().getTrigger()) && isBlank(command.reason()),
                Refusal.of(REASON_REQUIRED));
    }

    private static Optional<Refusal> opinionGiven(CommandContext at, Review command) {
        var opinion = command.decision().getOpinion();
        return refuse(is(command, DecisionTrigger.OPINE) && isBlank(opinion), Refusal.of(OPINION_REQUIRED));
    }

    private static Optional<Refusal> commentGiven(CommandContext at, Review command) {
        return refuse(
                is(command, DecisionTrigger.RETURN)
                        && command.decision().getComments().stream()
                                .allMatch(comment -> comment.getText().isBlank()),
                Refusal.of(COMMENT_REQUIRED));
    }

    private static Optional<Refusal> commentsSaySomething(CommandContext at, Review command) {
        var known = at.comments().stream().map(FieldComment::getId).collect(toSet());
        return command.decision().getComments().stream()
                .filter(comment -> comment.getText().isBlank() || !known.add(comment.getId()))
                .findFirst()
                .map(comment -> new Refusal(INVALID_COMMENT, comment.getId().toString()));
    }

    private static Optional<Refusal> commentsPointSomewhere(CommandContext at, Review command) {
        return command.decision().getComments().stream()
                .map(CommentDraft::getPath)
                .filter(path -> at.content() == null || !ContentPaths.known(at.content(), path))
                .findFirst()
                .map(path -> new Refusal(UNKNOWN_PATH, path));
    }

    /** A value for one field of what the comment is about, so that whoever may mend it there may take it. */
    private static Optional<Refusal> suggestionsCanBeTaken(CommandContext at, Review command) {
        for (var comment : command.decision().getComments()) {
            var suggestion = comment.getSuggestion();
            if (suggestion == null) {
                continue;
            }
            var content = at.content();
            if (suggestion.getValue().isBlank()) {
                return Optional.of(new Refusal(INVALID_COMMENT, comment.getId().toString()));
            }
            var path = suggestion.getPath();
            if (content == null
                    || !ContentPaths.isField(content, path)
                    || !EditablePaths.isUnder(List.of(comment.getPath()), path)) {
                return Optional.of(new Refusal(UNKNOWN_PATH, path));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> resolvesKnownComments(CommandContext at, Review command) {
        var known = at.comments().stream().map(FieldComment::getId).collect(toSet());
        return command.decision().getResolvedComments().stream()
                .filter(comment -> !known.contains(comment))
                .findFirst()
                .map(UUID::toString)
                .map(comment -> new Refusal(UNKNOWN_COMMENT, comment));
    }

    private static Optional<Refusal> ratingsValid(CommandContext at, Review command) {
        var rated = new HashSet<String>();
        return command.decision().getRatings().stream()
                .filter(rating -> !RATING.contains(command.decision().getTrigger())
                        || at.template().rated(rating).isEmpty()
                        || !isPercentage(rating)
                        || !rated.add(rating.getItem()))
                .findFirst()
                .map(rating -> new Refusal(INVALID_RATING, rating.getItem()));
    }

    private static Optional<Refusal> rowsValid(CommandContext at, Review command) {
        var decided = new HashSet<String>();
        return command.decision().getReviewedRows().stream()
                .filter(row -> !RATING.contains(command.decision().getTrigger())
                        || !at.isSelfEvaluation()
                        || !decided.add(row.getIndicatorId())
                        || !isOfIndicator(at, row)
                        || (row.getTargetTooLow() && isBlank(row.getReason())))
                .findFirst()
                .map(row -> new Refusal(INVALID_REVIEWED_ROW, row.getIndicatorId()));
    }

    private static boolean isOfIndicator(CommandContext at, ReviewedRow row) {
        var points = row.getPoints();
        return at.content() != null
                && at.content().getIndicators().stream()
                        .filter(indicator -> indicator.getId().equals(row.getIndicatorId()))
                        .anyMatch(indicator -> points == null || isWithin(points, indicator.getWeight()));
    }

    /** Where no weight was filed none is known here: it is derived when the form is scored. */
    private static boolean isWithin(BigDecimal points, @Nullable BigDecimal weight) {
        return points.signum() >= 0 && points.compareTo(weight == null ? FULL : weight) <= 0;
    }

    /** What the objective was when the self-evaluation was filed may have been replaced or revoked since. */
    private static Optional<Refusal> objectiveStillAnswered(CommandContext at, Review command) {
        return is(command, DecisionTrigger.APPROVE) ? CommonRules.answersObjective(at, at::content) : Optional.empty();
    }

    private static Optional<Refusal> ratingsComplete(CommandContext at, Review command) {
        if (!is(command, DecisionTrigger.APPROVE)) {
            return Optional.empty();
        }
        var rated = ratings(at, command).stream().map(RatedItem::getItem).collect(toSet());
        return at.template().itemCodes().stream()
                .filter(item -> !rated.contains(item))
                .findFirst()
                .map(item -> new Refusal(RATINGS_INCOMPLETE, item));
    }

    private static Optional<Refusal> gradeHighEnough(CommandContext at, Review command) {
        if (!is(command, DecisionTrigger.APPROVE)) {
            return Optional.empty();
        }
        return Ratings.total(ratings(at, command), at.template())
                .filter(total -> at.template().grade(total) == Grade.POOR)
                .map(total -> new Refusal(GRADE_TOO_LOW, total.toPlainString()));
    }

    /** Nobody reminds themselves. */
    private static Optional<Refusal> reminderIsToSomebodyElse(CommandContext at, Review command) {
        var state = at.state();
        return refuse(
                is(command, DecisionTrigger.REMIND)
                        && state != null
                        && !Policy.waits(
                                Principal.of(command.actor()), state, at.id().departmentCode()),
                new Refusal(ILLEGAL_TRANSITION, command.trigger().name()));
    }

    private static List<RatedItem> ratings(CommandContext at, Review command) {
        return Ratings.merged(at.ratings(), command.decision().getRatings(), at.template());
    }

    private static boolean isPercentage(Rating rating) {
        return rating.getPercent().signum() >= 0 && rating.getPercent().compareTo(FULL) <= 0;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static boolean is(Review command, DecisionTrigger trigger) {
        return command.decision().getTrigger() == trigger;
    }
}
