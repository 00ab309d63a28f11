package org.jixiaoflow.cli.check;

import static org.jixiaoflow.cli.check.Invariant.Kind.ONE_ENTRY_PER_COMMAND;
import static org.jixiaoflow.cli.check.Invariant.Kind.ONE_OUTCOME_PER_COMMAND;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.Trigger;

/** Holds commands, outcomes and journal against each other. Outcomes are kept for a day only; older commands are out of reach. */
final class OutcomeCheck {

    private final Report report;
    private final Map<Command, CommandOutcome> outcomes = new HashMap<>();
    private final Set<Command> commands = new HashSet<>();

    OutcomeCheck(Report report) {
        this.report = report;
    }

    void outcome(CommandOutcome outcome) {
        if (outcome.getReason() == RefusalReason.IDEMPOTENCY_KEY_REUSED) {
            return; // another request under the id of a command, which has its own outcome
        }
        var command = new Command(outcome.getFormId(), outcome.getCommandId());
        var first = outcomes.putIfAbsent(command, outcome);
        report.of(ONE_OUTCOME_PER_COMMAND)
                .test(first == null || first.equals(outcome), "%s has two different outcomes".formatted(command));
    }

    void command(String formId, UUID commandId) {
        commands.add(new Command(formId, commandId));
    }

    /** After everything was read. */
    void complete(Map<String, JournalCheck.Form> forms) {
        commands.forEach(command -> report.of(ONE_OUTCOME_PER_COMMAND)
                .test(outcomes.containsKey(command), "%s has no outcome".formatted(command)));
        outcomes.forEach((command, outcome) -> {
            if (outcome.getTrigger() == Trigger.REMIND && outcome.getVersion() == 0) {
                return; // of a form that nobody had begun: there is no journal to write it in
            }
            var form = forms.get(command.formId());
            var made = form == null ? null : form.madeBy(command.commandId());
            report.of(ONE_ENTRY_PER_COMMAND)
                    .test(
                            outcome.getStatus() == OutcomeStatus.ACCEPTED
                                    ? Objects.equals(made, outcome.getVersion())
                                    : made == null,
                            "%s was %s at v%d, the journal has it at v%s"
                                    .formatted(command, outcome.getStatus(), outcome.getVersion(), made));
        });
    }

    /** A command of a form. */
    private record Command(String formId, UUID commandId) {

        @Override
        public String toString() {
            return "command %s of %s".formatted(commandId, formId);
        }
    }
}
