package org.jixiaoflow.submission.intake;

import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.RequestHash;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.evaluation.Objective;
import org.jixiaoflow.submission.forms.RowIds;
import org.jixiaoflow.submission.tracking.TrackedForms;
import org.jixiaoflow.submission.validation.Validation;
import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.jixiaoflow.support.replies.Replies;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** A department's command: checked here as far as it can be without the form's state, published, and its outcome awaited. */
@Component
public class Filing {

    private static final Set<SubmissionTrigger> BRINGING = Set.of(SubmissionTrigger.SAVE, SubmissionTrigger.SUBMIT);

    private final Replies replies;
    private final TrackedForms forms;
    private final ValidationTemplates templates;
    private final FilingSettings settings;
    private final Clock clock;

    Filing(Replies replies, TrackedForms forms, ValidationTemplates templates, FilingSettings settings, Clock clock) {
        this.replies = replies;
        this.forms = forms;
        this.templates = templates;
        this.settings = settings;
        this.clock = clock;
    }

    /** Publishes the command and completes with its outcome; see {@link Replies#ask}. */
    public CompletableFuture<CommandOutcome> file(
            Caller caller, FormId form, SubmissionTrigger trigger, UUID commandId, FormChange change) {
        return file(caller, form, trigger, commandId, change, null);
    }

    /**
     * The same about what was compared with a saved content that a view has: refused unless that is what is saved.
     *
     * @param compared null if it wasn't
     */
    public CompletableFuture<CommandOutcome> file(
            Caller caller,
            FormId form,
            SubmissionTrigger trigger,
            UUID commandId,
            FormChange change,
            @Nullable FormContent compared) {
        var submission = FormSubmission.newBuilder()
                .setCommandId(commandId)
                .setFormId(form.toString())
                .setTrigger(trigger)
                .setActor(caller.actor(Trigger.valueOf(trigger.name()), form))
                .setIssuedAt(clock.instant())
                .setExpectedVersion(change.expectedVersion())
                .setAnswers(Objects.requireNonNullElse(change.answers(), List.of()))
                .setExplanations(Objects.requireNonNullElse(change.explanations(), List.of()))
                .setReason(change.reason())
                .setSavedHash(compared == null ? null : RequestHash.ofContent(compared));
        if (BRINGING.contains(trigger)) {
            settings.objection(form, Year.now(clock)).ifPresent(closed -> {
                throw new Problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        closed.code(),
                        closed.arguments().toArray());
            });
        }
        if (trigger == SubmissionTrigger.SAVE && change.content() == null) {
            throw noContent();
        }
        if (change.content() != null && BRINGING.contains(trigger)) {
            bring(form, submission, change.content());
        } else if (trigger == SubmissionTrigger.SUBMIT) {
            submission.setValidationTemplate(templates.reference(form));
        }
        submission.setRequestHash(RequestHash.of(submission.build()));
        return replies.ask(Topics.FORM_SUBMISSIONS, form.toString(), commandId, submission.build());
    }

    /** Adds the content with what was found in it: what is submitted must be flawless, and what is saved may be submitted later. */
    private void bring(FormId form, FormSubmission.Builder submission, FormContent sent) {
        var content = RowIds.marked(sent);
        var objective = objective(form);
        objective.map(Objective::content).map(RequestHash::ofContent).ifPresent(submission::setObjectiveHash);
        var found = templates.find(form, answering(objective, content));
        if (submission.getTrigger() == SubmissionTrigger.SUBMIT && Validation.blocks(found.findings())) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "BLOCKING_FINDINGS")
                    .with("findings", findings(form, sent));
        }
        submission
                .setContent(content)
                .setFindings(Validation.kept(found.findings()))
                .setValidationTemplate(found.template());
    }

    /** What validation finds in the content of a change, without anything being saved. */
    List<Finding> findings(Caller caller, FormId form, FormChange change) {
        caller.actor(Trigger.SAVE, form);
        if (change.content() == null) {
            throw noContent();
        }
        return findings(form, change.content());
    }

    private static Problem noContent() {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "CONTENT_REQUIRED").at("/content");
    }

    private List<Finding> findings(FormId form, FormContent content) {
        var answered = answering(objective(form), content);
        return templates.find(form, RowIds.complete(answered)).findings();
    }

    /** Of a self-evaluation the targets it answers, to be validated; whoever decides asks whether they are those in force. */
    private Optional<Objective> objective(FormId form) {
        if (form.kind() != FormKind.SELF_EVALUATION) {
            return Optional.empty();
        }
        var objective = forms.objectiveOf(form);
        if (objective.isEmpty()) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "OBJECTIVE_NOT_APPROVED",
                    form.objective().toString());
        }
        return objective;
    }

    private static FormContent answering(Optional<Objective> objective, FormContent content) {
        return objective.map(answered -> answered.completed(content)).orElse(content);
    }
}
