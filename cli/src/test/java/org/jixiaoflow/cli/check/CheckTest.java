package org.jixiaoflow.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.cli.check.Invariant.Kind.ENTRIES_ARE_TRANSITIONS;
import static org.jixiaoflow.cli.check.Invariant.Kind.HASH_CHAIN;
import static org.jixiaoflow.cli.check.Invariant.Kind.ONE_ENTRY_PER_COMMAND;
import static org.jixiaoflow.cli.check.Invariant.Kind.ONE_OUTCOME_PER_COMMAND;
import static org.jixiaoflow.cli.check.Sound.FORM;
import static org.jixiaoflow.cli.check.Sound.accepted;
import static org.jixiaoflow.cli.check.Sound.entry;
import static org.jixiaoflow.cli.check.Sound.sound;

import java.util.List;
import java.util.UUID;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The checker finds")
class CheckTest {

    private final Report report = new Report();

    @Nested
    @DisplayName("in the journal")
    class InTheJournal {

        private final JournalCheck journal = new JournalCheck(report);
        private final List<FormEvent> entries = sound();

        @Test
        void nothingWhereNothingIsWrong() {
            read();

            assertThat(report.violated()).isZero();
            assertThat(report.of(HASH_CHAIN).checked()).isEqualTo(entries.size());
        }

        @Test
        void aGap() {
            entries.remove(1);
            read();

            assertThat(report.of(ONE_ENTRY_PER_COMMAND).violated()).isPositive();
        }

        @Test
        void anEntryWrittenTwice() {
            entries.add(entries.get(entries.size() - 1));
            read();

            assertThat(report.of(ONE_ENTRY_PER_COMMAND).violated()).isPositive();
        }

        @Test
        void aCommandThatTookEffectTwice() {
            entries.set(
                    2,
                    FormEvent.newBuilder(entries.get(2))
                            .setCommandId(entries.get(1).getCommandId())
                            .build());
            read();

            assertThat(report.of(ONE_ENTRY_PER_COMMAND).violations())
                    .singleElement()
                    .asString()
                    .contains("already made v2");
        }

        @Test
        void aStepThatIsNoArrow() {
            entries.set(
                    2,
                    FormEvent.newBuilder(entries.get(2))
                            .setTrigger(Trigger.REVOKE)
                            .build());
            read();

            assertThat(report.of(ENTRIES_ARE_TRANSITIONS).violated()).isEqualTo(1);
        }

        @Test
        void anArrowFromWhereTheFormWasNot() {
            entries.set(
                    2,
                    FormEvent.newBuilder(entries.get(2)).setFromStage("ANOTHER").build());
            read();

            assertThat(report.of(ENTRIES_ARE_TRANSITIONS).violated()).isEqualTo(1);
        }

        @Test
        void anEntryChangedAfterwards() {
            entries.set(
                    1, FormEvent.newBuilder(entries.get(1)).setReason("changed").build());
            read();

            assertThat(report.of(HASH_CHAIN).violations())
                    .singleElement()
                    .asString()
                    .contains("v3");
        }

        private void read() {
            entries.forEach(entry -> journal.add(FORM, entry, UnregisteredSerdes.encode(entry)));
        }
    }

    @Nested
    @DisplayName("among the outcomes")
    class AmongTheOutcomes {

        private final OutcomeCheck outcomes = new OutcomeCheck(report);
        private final JournalCheck journal = new JournalCheck(report);
        private final List<FormEvent> entries = sound();

        AmongTheOutcomes() {
            entries.forEach(entry -> journal.add(FORM, entry, UnregisteredSerdes.encode(entry)));
            entries.forEach(entry -> outcomes.command(FORM, entry.getCommandId()));
        }

        @Test
        void nothingWhereEachCommandHasOne() {
            entries.forEach(entry -> outcomes.outcome(accepted(entry)));
            entries.forEach(entry -> outcomes.outcome(accepted(entry)));
            outcomes.complete(journal.forms());

            assertThat(report.violated()).isZero();
        }

        @Test
        void aCommandWithoutOne() {
            entries.stream().skip(1).forEach(entry -> outcomes.outcome(accepted(entry)));
            outcomes.complete(journal.forms());

            assertThat(report.of(ONE_OUTCOME_PER_COMMAND).violations())
                    .singleElement()
                    .asString()
                    .contains("no outcome");
        }

        @Test
        void twoThatDiffer() {
            entries.forEach(entry -> outcomes.outcome(accepted(entry)));
            outcomes.outcome(CommandOutcome.newBuilder(accepted(entries.get(0)))
                    .setVersion(9)
                    .build());

            assertThat(report.of(ONE_OUTCOME_PER_COMMAND).violated()).isEqualTo(1);
        }

        @Test
        void acceptedButNotInTheJournal() {
            outcomes.outcome(CommandOutcome.newBuilder(accepted(entries.get(0)))
                    .setCommandId(UUID.randomUUID())
                    .build());
            entries.forEach(entry -> outcomes.outcome(accepted(entry)));
            outcomes.complete(journal.forms());

            assertThat(report.of(ONE_ENTRY_PER_COMMAND).violated()).isEqualTo(1);
        }

        @Test
        void refusedButInTheJournal() {
            entries.forEach(entry -> outcomes.outcome(CommandOutcome.newBuilder(accepted(entry))
                    .setStatus(OutcomeStatus.REFUSED)
                    .build()));
            outcomes.complete(journal.forms());

            assertThat(report.of(ONE_ENTRY_PER_COMMAND).violated()).isEqualTo(entries.size());
        }
    }
}
