package org.jixiaoflow.submission.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.submission.forms.RowIds;
import org.jixiaoflow.submission.tracking.SavedContent;
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

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Replies replies;
    private final TrackedForms forms;
    private final ValidationTemplates templates;
    private final Duration patience;
    private final Clock clock;

    Filing(Replies replies, TrackedForms forms, ValidationTemplates templates, FilingSettings settings, Clock clock) {
        this.replies = replies;
        this.forms = forms;
        this.templates = templates;
        this.patience = settings.viewPatience();
        this.clock = clock;
    }

    /** Publishes the command and completes with its outcome; see {@link Replies#ask}. */
    public CompletableFuture<CommandOutcome> file(
            Caller caller, FormId form, SubmissionTrigger trigger, UUID commandId, FormChange change) {
        var submission = FormSubmission.newBuilder()
                .setCommandId(commandId)
                .setFormId(form.toString())
                .setTrigger(trigger)
                .setActor(caller.actor(Trigger.valueOf(trigger.name()), form.departmentCode()))
                .setIssuedAt(clock.instant())
                .setExpectedVersion(change.expectedVersion())
                .setAnswers(Objects.requireNonNullElse(change.answers(), List.of()))
                .setReason(change.reason());
        return switch (trigger) {
            case SIGN, WITHDRAW, ADJUST -> ask(form, submission);
            case SAVE -> ask(form, submission.setContent(completed(form, content(change))));
            case SUBMIT ->
                change.content() == null
                        ? submitSaved(form, submission, change.expectedVersion())
                        : submit(form, submission, completed(form, change.content()));
        };
    }

    /** What validation finds in a content, without anything being saved. */
    List<Finding> findings(FormId form, FormContent content) {
        var answered = answered(form, content);
        return Validation.findings(form.kind(), RowIds.complete(answered, Set.of()), templates.of(form));
    }

    private static FormContent content(FormChange change) {
        if (change.content() == null) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "CONTENT_REQUIRED").at("/content");
        }
        return change.content();
    }

    private FormContent completed(FormId form, FormContent content) {
        return withIds(form, answered(form, content));
    }

    /** A self-evaluation with the targets it answers. */
    private FormContent answered(FormId form, FormContent content) {
        if (form.kind() != FormKind.SELF_EVALUATION) {
            return content;
        }
        return forms.objectiveOf(form)
                .orElseThrow(() -> new Problem(
                        HttpStatus.CONFLICT,
                        "OBJECTIVE_NOT_APPROVED",
                        form.objective().toString()))
                .completed(content);
    }

    private FormContent withIds(FormId form, FormContent content) {
        return RowIds.areComplete(content) ? content : RowIds.complete(content, forms.rowIds(form));
    }

    /** Pinned to the version read, so that nothing else can be submitted than what was found flawless. */
    private CompletableFuture<CommandOutcome> submitSaved(
            FormId form, FormSubmission.Builder submission, @Nullable Long expectedVersion) {
        var deadline = clock.instant().plus(patience);
        return saved(form, expectedVersion == null ? 0 : expectedVersion, deadline.toEpochMilli())
                .thenCompose(saved -> {
                    if (saved.content() == null) {
                        throw new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_FORM");
                    }
                    submission.setExpectedVersion(
                            expectedVersion == null ? Long.valueOf(saved.version()) : expectedVersion);
                    return submit(form, submission, saved.content());
                });
    }

    private CompletableFuture<SavedContent> saved(FormId form, long least, long deadline) {
        var saved = forms.saved(form).orElse(new SavedContent(0, null));
        var late = clock.millis() >= deadline;
        if (late || (saved.version() >= least && saved.version() > 0)) {
            return CompletableFuture.completedFuture(saved);
        }
        var later = CompletableFuture.delayedExecutor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.completedFuture(form).thenComposeAsync(again -> saved(again, least, deadline), later);
    }

    private CompletableFuture<CommandOutcome> submit(
            FormId form, FormSubmission.Builder submission, FormContent content) {
        var findings = Validation.findings(form.kind(), content, templates.of(form));
        if (Validation.blocks(findings)) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "BLOCKING_FINDINGS").with("findings", findings);
        }
        return ask(form, submission.setContent(content).setFindings(findings));
    }

    private CompletableFuture<CommandOutcome> ask(FormId form, FormSubmission.Builder submission) {
        return replies.ask(Topics.FORM_SUBMISSIONS, form.toString(), submission.getCommandId(), submission.build());
    }
}
