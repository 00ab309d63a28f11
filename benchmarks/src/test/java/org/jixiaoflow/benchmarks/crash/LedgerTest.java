package org.jixiaoflow.benchmarks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.Trigger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A client's ledger")
class LedgerTest {

    private static final String FORM = "231083-2022-OBJECTIVE-finance";
    private static final UUID COMMAND = new UUID(0, 1);

    private final Ledger ledger = new Ledger();

    @Test
    void agreesWithAJournalThatKeepsEveryPromise() {
        ledger.sent(COMMAND, FORM);
        ledger.sent(COMMAND, FORM);
        ledger.answered(accepted(1));
        ledger.answered(accepted(1));
        ledger.entry(entry(COMMAND, 1));
        ledger.sent(new UUID(0, 2), FORM);
        ledger.answered(refused(new UUID(0, 2)));

        assertThat(ledger.violations()).isEmpty();
        assertThat(ledger.commands()).isEqualTo(2);
        assertThat(ledger.repeats()).isEqualTo(1);
    }

    @Test
    void findsAnAcceptedCommandThatIsLost() {
        ledger.sent(COMMAND, FORM);
        ledger.answered(accepted(1));

        assertThat(ledger.violations()).singleElement().asString().contains("in the journal 0 times");
    }

    @Test
    void findsAnAcceptedCommandThatCameTwice() {
        ledger.sent(COMMAND, FORM);
        ledger.answered(accepted(1));
        ledger.entry(entry(COMMAND, 1));
        ledger.entry(entry(COMMAND, 2));

        assertThat(ledger.violations()).singleElement().asString().contains("in the journal 2 times");
    }

    @Test
    void findsAnAcceptedCommandThatMadeAnotherVersion() {
        ledger.sent(COMMAND, FORM);
        ledger.answered(accepted(1));
        ledger.entry(entry(COMMAND, 2));

        assertThat(ledger.violations()).singleElement().asString().contains("accepted as v1", "last as v2");
    }

    @Test
    void findsARefusedCommandInTheJournal() {
        ledger.sent(COMMAND, FORM);
        ledger.answered(refused(COMMAND));
        ledger.entry(entry(COMMAND, 1));

        assertThat(ledger.violations()).singleElement().asString().contains("was refused");
    }

    @Test
    void findsTwoAnswersThatContradictEachOther() {
        ledger.sent(COMMAND, FORM);
        ledger.answered(accepted(1));
        ledger.answered(refused(COMMAND));
        ledger.entry(entry(COMMAND, 1));

        assertThat(ledger.violations()).singleElement().asString().contains("then");
    }

    @Test
    void findsACommandThatIsNeverAnswered() {
        ledger.sent(COMMAND, FORM);

        assertThat(ledger.violations()).singleElement().asString().contains("never answered");
    }

    @Test
    void findsWhatNobodySent() {
        ledger.entry(entry(COMMAND, 1));
        ledger.answered(accepted(1));

        assertThat(ledger.violations()).hasSize(2);
    }

    private static CommandOutcome accepted(long version) {
        return outcome(COMMAND, OutcomeStatus.ACCEPTED).setVersion(version).build();
    }

    private static CommandOutcome refused(UUID command) {
        return outcome(command, OutcomeStatus.REFUSED).setVersion(0).build();
    }

    private static CommandOutcome.Builder outcome(UUID command, OutcomeStatus status) {
        return CommandOutcome.newBuilder()
                .setCommandId(command)
                .setFormId(FORM)
                .setTrigger(Trigger.SAVE)
                .setStatus(status)
                .setRevision(0)
                .setDecidedAt(Instant.EPOCH);
    }

    private static FormEvent entry(UUID command, long version) {
        return FormEvent.newBuilder()
                .setFormId(FORM)
                .setVersion(version)
                .setRevision(0)
                .setCommandId(command)
                .setTrigger(Trigger.SAVE)
                .setToState(FormState.DRAFT)
                .setActor(Actor.newBuilder()
                        .setId("a")
                        .setName("a")
                        .setRole("clerk")
                        .build())
                .setOccurredAt(Instant.EPOCH)
                .setTemplateId("default")
                .build();
    }
}
