package org.jixiaoflow.submission.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jixiaoflow.access.workflow.Transitions;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.limits.Admission;
import org.jixiaoflow.submission.intake.Filing;
import org.jixiaoflow.submission.intake.FormChange;
import org.jixiaoflow.support.command.Refusals;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.replies.Unanswered;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Precondition;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.support.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Files uploaded forms. A command's id follows from the form, the version it changes and the content, so filing the same upload again
 * repeats the first outcome, and what is the same already needs no command.
 */
@Component
class Drafts {

    private final Filing filing;
    private final Problems problems;

    Drafts(Filing filing, Problems problems) {
        this.filing = filing;
        this.problems = problems;
    }

    /** Saves the form where anything changed, submits it if asked; completes with what became of it, never exceptionally. */
    CompletableFuture<DraftsAnswer.Item> file(Caller caller, Destination to, boolean submit, Locale locale) {
        return CompletableFuture.completedFuture(to)
                .thenCompose(destination -> filed(caller, destination, submit))
                .handle((outcome, failure) ->
                        failure == null ? item(to, outcome, locale) : refused(to, unwrapped(failure), locale));
    }

    private CompletableFuture<@Nullable CommandOutcome> filed(Caller caller, Destination to, boolean submit) {
        var saved = to.saved();
        return switch (to.effect()) {
            case UNNAMED ->
                throw new Problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "UNNAMED_FORM",
                        to.form().ordinal());
            case NO_OBJECTIVE ->
                throw new Problem(
                        HttpStatus.CONFLICT,
                        "OBJECTIVE_NOT_APPROVED",
                        Objects.requireNonNull(to.id()).objective());
            case OTHER_OBJECTIVE ->
                throw new Problem(
                        HttpStatus.CONFLICT,
                        "OTHER_OBJECTIVE",
                        to.form().ordinal(),
                        Objects.requireNonNull(to.id()).objective());
            case LOCKED -> throw new Problem(HttpStatus.CONFLICT, "FORM_LOCKED");
            case SAME ->
                submit && saved != null && Transitions.from(Trigger.SUBMIT).contains(saved.state())
                        ? command(caller, to, SubmissionTrigger.SUBMIT, saved.version(), saved.content())
                        : CompletableFuture.completedFuture(null);
            // Another department's is refused by whoever refuses it always.
            case NEW, CHANGED, NOT_YOURS ->
                command(
                                caller,
                                to,
                                SubmissionTrigger.SAVE,
                                saved == null ? 0 : saved.version(),
                                saved == null ? null : saved.content())
                        .thenCompose(outcome -> submit && outcome.getStatus() == OutcomeStatus.ACCEPTED
                                ? command(caller, to, SubmissionTrigger.SUBMIT, outcome.getVersion(), null)
                                : CompletableFuture.completedFuture(outcome));
        };
    }

    private CompletableFuture<CommandOutcome> command(
            Caller caller, Destination to, SubmissionTrigger trigger, long version, @Nullable FormContent compared) {
        var content = trigger == SubmissionTrigger.SAVE ? to.content() : null;
        Optional.ofNullable(content).flatMap(Admission::objection).ifPresent(objection -> {
            throw new Problem(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            objection.kind().code(),
                            objection.arguments().toArray())
                    .at("/content" + objection.pointer());
        });
        var said = "%s %s %s %d %s".formatted(caller.id(), trigger, to.id(), version, AvroJson.write(to.content()));
        return filing.file(
                caller,
                Objects.requireNonNull(to.id()),
                trigger,
                UUID.nameUUIDFromBytes(said.getBytes(UTF_8)),
                new FormChange(content, null, null, null, version),
                compared);
    }

    private DraftsAnswer.Item item(Destination to, @Nullable CommandOutcome outcome, Locale locale) {
        return outcome != null && outcome.getReason() != null
                ? refused(to, Refusals.problem(outcome, outcome.getReason(), Precondition.NONE), locale)
                : new DraftsAnswer.Item(
                        to.form().ordinal(), name(to), to.effect(), HttpStatus.OK.value(), outcome, null, null);
    }

    private DraftsAnswer.Item refused(Destination to, Exception failure, Locale locale) {
        if (failure instanceof Unanswered late) {
            return new DraftsAnswer.Item(
                    to.form().ordinal(),
                    name(to),
                    to.effect(),
                    HttpStatus.ACCEPTED.value(),
                    null,
                    null,
                    late.location());
        }
        var detail = problems.detail(failure, locale);
        return new DraftsAnswer.Item(
                to.form().ordinal(), name(to), to.effect(), detail.getStatus(), null, detail, null);
    }

    private static @Nullable String name(Destination to) {
        return to.id() == null ? null : to.id().toString();
    }

    private static Exception unwrapped(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof Exception exception ? exception : new IllegalStateException(cause);
    }
}
