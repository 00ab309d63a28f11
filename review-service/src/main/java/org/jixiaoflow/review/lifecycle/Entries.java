package org.jixiaoflow.review.lifecycle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jixiaoflow.review.lifecycle.Command.Filing;
import org.jixiaoflow.review.lifecycle.Command.Review;
import org.jixiaoflow.schemas.CommentAnswer;
import org.jixiaoflow.schemas.CommentState;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jspecify.annotations.Nullable;

/** Writes the journal entry of a command that takes effect. */
final class Entries {

    private final Deadlines deadlines;

    Entries(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    FormEvent of(CommandContext at, Filing command) {
        var entry = begun(at, command).setCorrectedBy(command.submission().getCorrectedBy());
        if (at.form() != null && at.transition().orElseThrow().to() == FormState.RETURNED) {
            entry.setDueStage(at.form().getDueStage()).setEditablePaths(at.editablePaths());
        }
        if (command.submission().getTrigger() == SubmissionTrigger.SUBMIT) {
            var findings = FilingRules.submittedFindings(at, command);
            entry.setRevision(at.revision() + 1)
                    .setContent(command.content() == null ? at.content() : command.content())
                    .setFindings(findings)
                    .setValidationTemplate(
                            command.content() == null
                                    ? at.validationTemplate()
                                    : command.submission().getValidationTemplate())
                    .setExplanations(Explanations.inForce(at, command, findings));
        } else if (command.content() != null && changes(at, command)) {
            var findings = command.submission().getFindings();
            entry.setContent(command.content())
                    .setFindings(findings)
                    .setValidationTemplate(command.submission().getValidationTemplate())
                    .setExplanations(Explanations.inForce(at, command, findings));
        }
        return entry.setChangesContent(
                        command.content() != null && !command.content().equals(at.content()))
                .setComments(answered(at.comments(), command.answers()))
                .build();
    }

    private static boolean changes(CommandContext at, Filing command) {
        return !Objects.equals(command.content(), at.content())
                || FilingRules.areFoundOtherwise(at, command)
                || !command.explanations().isEmpty();
    }

    FormEvent of(CommandContext at, Review command) {
        var decision = command.decision();
        var comments = reviewed(at, command);
        var entry = begun(at, command).setComments(comments).setOpinion(decision.getOpinion());
        entry.setConsultations(Consultations.touched(at, command, deadlines.opinion(at, command)));
        if (decision.getTrigger() == DecisionTrigger.HAND_OVER) {
            entry.setHandedTo(Handovers.named(decision.getPerson()));
        }
        if (!decision.getRatings().isEmpty()) {
            entry.setRatings(Ratings.merged(at.ratings(), decision.getRatings(), at.template()));
        }
        if (!decision.getReviewedRows().isEmpty()) {
            entry.setReviewedRows(merged(at.reviewedRows(), decision.getReviewedRows()));
        }
        if (at.form() != null && at.state() == FormState.RETURNED) {
            entry.setDueStage(at.form().getDueStage()).setEditablePaths(at.editablePaths());
        }
        if (decision.getTrigger() == DecisionTrigger.RETURN) {
            entry.setDueStage(at.stage());
            if (decision.getFieldsOnly() && at.content() != null) {
                entry.setEditablePaths(EditablePaths.around(open(at.comments(), comments), at.content()));
            }
        }
        if (decision.getTrigger() == DecisionTrigger.APPROVE) {
            Ratings.total(Ratings.merged(at.ratings(), decision.getRatings(), at.template()), at.template())
                    .ifPresent(total ->
                            entry.setTotal(total).setGrade(at.template().grade(total)));
        }
        if (decision.getTrigger() == DecisionTrigger.PUBLISH) {
            var published = Publications.of(at, command);
            entry.setGrade(published.getGrade()).setPublished(published.toString());
        }
        return entry.build();
    }

    private FormEvent.Builder begun(CommandContext at, Command command) {
        var transition = at.transition().orElseThrow();
        var form = at.form();
        var stage = transition.stage(at.template().stageIds(), at.stage(), form == null ? null : form.getDueStage());
        var due = deadlines.after(at, command, transition.to(), stage);
        return FormEvent.newBuilder()
                .setFormId(command.formId())
                .setVersion(at.version() + 1)
                .setRevision(at.revision())
                .setCommandId(command.id())
                .setTrigger(command.trigger())
                .setFromState(at.state())
                .setToState(transition.to())
                .setFromStage(at.stage())
                .setToStage(stage)
                .setActor(command.actor())
                .setOccurredAt(command.at())
                .setTemplateId(at.template().id())
                .setReason(command.reason())
                .setPreviousHash(form == null ? null : form.getEntryHash())
                .setDueAt(due == null ? null : due.at())
                .setDueProvisional(due != null && due.provisional());
    }

    private static List<FieldComment> answered(List<FieldComment> comments, List<CommentAnswer> answers) {
        var texts = new HashMap<UUID, String>();
        answers.forEach(answer -> texts.put(answer.getCommentId(), answer.getText()));
        return comments.stream()
                .filter(comment -> texts.containsKey(comment.getId()))
                .map(comment -> as(comment, CommentState.ANSWERED, texts.get(comment.getId())))
                .toList();
    }

    private static List<FieldComment> reviewed(CommandContext at, Review command) {
        var decision = command.decision();
        var comments = new ArrayList<FieldComment>();
        at.comments().stream()
                .filter(comment -> comment.getState() != CommentState.RESOLVED)
                .filter(comment -> decision.getResolvedComments().contains(comment.getId()))
                .map(comment -> as(comment, CommentState.RESOLVED, comment.getAnswer()))
                .forEach(comments::add);
        var stage = at.stage() == null ? at.template().lastStage() : at.stage();
        decision.getComments().stream()
                .map(draft -> new FieldComment(
                        draft.getId(),
                        draft.getPath(),
                        draft.getSeverity(),
                        draft.getText(),
                        CommentState.OPEN,
                        null,
                        stage,
                        command.actor(),
                        command.at(),
                        draft.getSuggestion()))
                .forEach(comments::add);
        return comments;
    }

    private static List<ReviewedRow> merged(List<ReviewedRow> inForce, List<ReviewedRow> given) {
        var byIndicator = new LinkedHashMap<String, ReviewedRow>();
        inForce.forEach(row -> byIndicator.put(row.getIndicatorId(), row));
        given.forEach(row -> byIndicator.put(row.getIndicatorId(), row));
        return List.copyOf(byIndicator.values());
    }

    private static List<String> open(List<FieldComment> before, List<FieldComment> changed) {
        var comments = new LinkedHashMap<UUID, FieldComment>();
        before.forEach(comment -> comments.put(comment.getId(), comment));
        changed.forEach(comment -> comments.put(comment.getId(), comment));
        return comments.values().stream()
                .filter(comment -> comment.getState() == CommentState.OPEN)
                .map(FieldComment::getPath)
                .toList();
    }

    private static FieldComment as(FieldComment comment, CommentState state, @Nullable String answer) {
        return new FieldComment(
                comment.getId(),
                comment.getPath(),
                comment.getSeverity(),
                comment.getText(),
                state,
                answer,
                comment.getStage(),
                comment.getAuthor(),
                comment.getMadeAt(),
                comment.getSuggestion());
    }
}
