package org.jixiaoflow.review.lifecycle;

import java.util.List;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormSnapshot;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.RefusalReason;
import org.jspecify.annotations.Nullable;

/** What whoever sent a command is told. */
final class Outcomes {

    private Outcomes() {}

    static CommandOutcome accepted(FormEvent entry, Command command) {
        return new CommandOutcome(
                entry.getCommandId(),
                entry.getFormId(),
                entry.getTrigger(),
                OutcomeStatus.ACCEPTED,
                null,
                null,
                entry.getVersion(),
                entry.getRevision(),
                entry.getToState(),
                entry.getToStage(),
                entry.getOccurredAt(),
                List.of(),
                command.requestHash());
    }

    /** Of a form that nobody has begun. */
    static CommandOutcome reminded(Command command) {
        return new CommandOutcome(
                command.id(),
                command.formId(),
                command.trigger(),
                OutcomeStatus.ACCEPTED,
                null,
                null,
                0L,
                0,
                null,
                null,
                command.at(),
                List.of(),
                command.requestHash());
    }

    static CommandOutcome refused(@Nullable FormSnapshot form, Command command, Refusal refusal) {
        return new CommandOutcome(
                command.id(),
                command.formId(),
                command.trigger(),
                OutcomeStatus.REFUSED,
                refusal.reason(),
                refusal.detail(),
                form == null ? 0 : form.getVersion(),
                form == null ? 0 : form.getRevision(),
                form == null ? null : form.getState(),
                form == null ? null : form.getStage(),
                command.at(),
                refusal.findings(),
                command.requestHash());
    }

    /** What another request under an id in use is told: where the first one left the form. */
    static CommandOutcome reused(CommandOutcome first, Command command) {
        return new CommandOutcome(
                command.id(),
                command.formId(),
                command.trigger(),
                OutcomeStatus.REFUSED,
                RefusalReason.IDEMPOTENCY_KEY_REUSED,
                first.getTrigger().name(),
                first.getVersion(),
                first.getRevision(),
                first.getState(),
                first.getStage(),
                first.getDecidedAt(),
                List.of(),
                command.requestHash());
    }
}
