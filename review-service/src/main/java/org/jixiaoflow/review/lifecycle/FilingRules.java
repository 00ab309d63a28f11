package org.jixiaoflow.review.lifecycle;

import static java.util.stream.Collectors.toSet;
import static org.jixiaoflow.review.lifecycle.CommonRules.refuse;
import static org.jixiaoflow.schemas.RefusalReason.BLOCKING_FINDINGS;
import static org.jixiaoflow.schemas.RefusalReason.CONTENT_REQUIRED;
import static org.jixiaoflow.schemas.RefusalReason.FIELD_LOCKED;
import static org.jixiaoflow.schemas.RefusalReason.INVALID_COMMENT;
import static org.jixiaoflow.schemas.RefusalReason.INVALID_CONTENT;
import static org.jixiaoflow.schemas.RefusalReason.NOTHING_CHANGED;
import static org.jixiaoflow.schemas.RefusalReason.NOT_SIGNED;
import static org.jixiaoflow.schemas.RefusalReason.OPEN_COMMENTS;
import static org.jixiaoflow.schemas.RefusalReason.RULES_CHANGED;
import static org.jixiaoflow.schemas.RefusalReason.UNEXPLAINED_FINDINGS;
import static org.jixiaoflow.schemas.RefusalReason.UNIT_NOT_LISTED;
import static org.jixiaoflow.schemas.RefusalReason.UNKNOWN_COMMENT;
import static org.jixiaoflow.schemas.RefusalReason.VIEW_DIFFERS;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.review.lifecycle.Command.Filing;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.CommentAnswer;
import org.jixiaoflow.schemas.CommentState;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.contract.RequestHash;
import org.jspecify.annotations.Nullable;

/**
 * What a department's command must meet, in the order it is checked: who asks, before anything is told about the form; whether they saw
 * its newest version; whether it can go that way; then what they bring. The first objection refuses.
 */
final class FilingRules {

    static final List<Rule<Filing>> ALL = List.of(
            CommonRules::substitution,
            CommonRules::permitted,
            CommonRules::form,
            CommonRules::version,
            CommonRules::transition,
            Persons::headIsNotTheClerk,
            Texts::fit,
            CommonRules::stillOpen,
            FilingRules::unitListed,
            FilingRules::contentGiven,
            FilingRules::contentIdsUnique,
            FilingRules::takenFromWhatIsSaved,
            FilingRules::objectiveAnswered,
            FilingRules::heldAgainstObjective,
            FilingRules::heldAgainstRulesInForce,
            FilingRules::onlyEditableFields,
            FilingRules::answersToComments,
            FilingRules::explanationsSaySomething,
            FilingRules::noBlockingFinding,
            FilingRules::everyFindingExplained,
            FilingRules::signed,
            FilingRules::everyCommentAnswered,
            FilingRules::somethingChanged);

    private FilingRules() {}

    /** A closed list says who files; what is there already may always be signed, withdrawn and adjusted. */
    private static Optional<Refusal> unitListed(CommandContext at, Filing command) {
        return refuse(
                (is(command, SubmissionTrigger.SAVE) || is(command, SubmissionTrigger.SUBMIT)) && !at.isOpen(),
                new Refusal(UNIT_NOT_LISTED, at.id().toString()));
    }

    /** What was found in the content that would be submitted: in what the command brings, or else in what is saved. */
    static List<Finding> submittedFindings(CommandContext at, Filing command) {
        var saved = command.content() == null ? at.findings() : null;
        return saved == null ? command.submission().getFindings() : saved;
    }

    /** What was saved before findings were kept can't be submitted unseen. */
    private static Optional<Refusal> contentGiven(CommandContext at, Filing command) {
        return refuse(
                command.content() == null
                        && (is(command, SubmissionTrigger.SAVE)
                                || (is(command, SubmissionTrigger.SUBMIT) && at.findings() == null)),
                Refusal.of(CONTENT_REQUIRED));
    }

    private static Optional<Refusal> contentIdsUnique(CommandContext at, Filing command) {
        return Optional.ofNullable(command.content())
                .flatMap(ContentPaths::ambiguous)
                .map(path -> new Refusal(INVALID_CONTENT, path));
    }

    private static Optional<Refusal> objectiveAnswered(CommandContext at, Filing command) {
        var content = command.content();
        return CommonRules.answersObjective(
                at, () -> content == null && is(command, SubmissionTrigger.SUBMIT) ? at.content() : content);
    }

    /** Who took rows' ids from a view took them from this form as the journal has it, or the view isn't to be believed. */
    private static Optional<Refusal> takenFromWhatIsSaved(CommandContext at, Filing command) {
        return differs(command.submission().getSavedHash(), at::content, "saved");
    }

    /** Findings are those of the objective in force, whatever the view held that validation looked into. */
    private static Optional<Refusal> heldAgainstObjective(CommandContext at, Filing command) {
        var objective = at.objective();
        return differs(
                command.submission().getObjectiveHash(),
                () -> objective == null ? null : objective.getContent(),
                "objective");
    }

    /** What was saved under other rules is looked at by those in force, and saved again, before it is submitted. */
    private static Optional<Refusal> heldAgainstRulesInForce(CommandContext at, Filing command) {
        var inForce = command.submission().getValidationTemplate();
        return inForce == null || command.content() != null || !is(command, SubmissionTrigger.SUBMIT)
                ? Optional.empty()
                : refuse(!inForce.equals(at.validationTemplate()), new Refusal(RULES_CHANGED, inForce));
    }

    /** Whether what was found in a saved content is no longer what is kept with it, or is by other rules. */
    static boolean areFoundOtherwise(CommandContext at, Filing command) {
        return !command.submission().getFindings().equals(at.findings())
                || !Objects.equals(command.submission().getValidationTemplate(), at.validationTemplate());
    }

    private static Optional<Refusal> differs(@Nullable String seen, Supplier<@Nullable FormContent> kept, String what) {
        if (seen == null) {
            return Optional.empty();
        }
        var here = kept.get();
        return refuse(here == null || !seen.equals(RequestHash.ofContent(here)), new Refusal(VIEW_DIFFERS, what));
    }

    private static Optional<Refusal> onlyEditableFields(CommandContext at, Filing command) {
        var after = command.content();
        if (after == null || at.editablePaths().isEmpty()) {
            return Optional.empty();
        }
        var before = at.content();
        if (before == null) {
            return Optional.empty();
        }
        var changes =
                at.isSelfEvaluation() ? SelfEvaluation.ownChanges(before, after) : ContentPaths.changed(before, after);
        return changes.stream()
                .filter(path -> !EditablePaths.allow(at.editablePaths(), path))
                .findFirst()
                .map(path -> new Refusal(FIELD_LOCKED, path));
    }

    private static Optional<Refusal> answersToComments(CommandContext at, Filing command) {
        var answered = new HashSet<UUID>();
        for (var answer : command.answers()) {
            var comment = answer.getCommentId();
            if (at.comments().stream().noneMatch(made -> made.getId().equals(comment))) {
                return Optional.of(new Refusal(UNKNOWN_COMMENT, comment.toString()));
            }
            if (answer.getText().isBlank() || !answered.add(comment) || isResolved(at, comment)) {
                return Optional.of(new Refusal(INVALID_COMMENT, comment.toString()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> noBlockingFinding(CommandContext at, Filing command) {
        if (!is(command, SubmissionTrigger.SUBMIT)) {
            return Optional.empty();
        }
        var findings = submittedFindings(at, command);
        return findings.stream()
                .filter(finding -> finding.getSeverity() == Severity.ERROR)
                .findFirst()
                .map(finding -> new Refusal(BLOCKING_FINDINGS, finding.getCode(), findings));
    }

    private static Optional<Refusal> explanationsSaySomething(CommandContext at, Filing command) {
        return IntStream.range(0, command.explanations().size())
                .filter(number -> command.explanations().get(number).getText().isBlank())
                .mapToObj(number -> new Refusal(INVALID_CONTENT, "/explanations/%d/text".formatted(number)))
                .findFirst();
    }

    private static Optional<Refusal> everyFindingExplained(CommandContext at, Filing command) {
        if (!is(command, SubmissionTrigger.SUBMIT)) {
            return Optional.empty();
        }
        var findings = submittedFindings(at, command);
        var explained = Explanations.inForce(at, command, findings);
        return findings.stream()
                .filter(Finding::getNeedsExplanation)
                .filter(finding -> !Explanations.cover(explained, finding))
                .findFirst()
                .map(finding -> new Refusal(UNEXPLAINED_FINDINGS, finding.getCode(), findings));
    }

    /** Where the template asks for it the head of the department signs what is submitted, or submits it themselves. */
    private static Optional<Refusal> signed(CommandContext at, Filing command) {
        var content = command.content();
        return refuse(
                is(command, SubmissionTrigger.SUBMIT)
                        && at.template().headSigns()
                        && isClerk(command.actor())
                        && (!at.signed() || (content != null && !content.equals(at.content()))),
                Refusal.of(NOT_SIGNED));
    }

    /** Also when they submit in the name of the head: nobody signs what they file. */
    private static boolean isClerk(Actor actor) {
        return actor.getRole().equals(Role.CLERK.code())
                || actor.getPersonalRoles().contains(Role.CLERK.code());
    }

    private static Optional<Refusal> everyCommentAnswered(CommandContext at, Filing command) {
        if (!is(command, SubmissionTrigger.SUBMIT)) {
            return Optional.empty();
        }
        var answered =
                command.answers().stream().map(CommentAnswer::getCommentId).collect(toSet());
        return at.comments().stream()
                .filter(comment -> comment.getState() == CommentState.OPEN)
                .filter(comment -> comment.getSeverity() != Severity.INFO)
                .map(FieldComment::getId)
                .filter(comment -> !answered.contains(comment))
                .findFirst()
                .map(comment -> new Refusal(OPEN_COMMENTS, comment.toString()));
    }

    private static Optional<Refusal> somethingChanged(CommandContext at, Filing command) {
        return refuse(
                is(command, SubmissionTrigger.SAVE)
                        && command.answers().isEmpty()
                        && at.explanations().containsAll(command.explanations())
                        && Objects.equals(command.content(), at.content())
                        && !areFoundOtherwise(at, command),
                Refusal.of(NOTHING_CHANGED));
    }

    private static boolean isResolved(CommandContext at, UUID comment) {
        return at.comments().stream()
                .anyMatch(made -> made.getId().equals(comment) && made.getState() == CommentState.RESOLVED);
    }

    private static boolean is(Filing command, SubmissionTrigger trigger) {
        return command.submission().getTrigger() == trigger;
    }
}
