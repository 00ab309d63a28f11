package org.jixiaoflow.review.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.tracking.ReviewDatabase.received;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Outcomes of decisions")
class DecisionOutcomesIT {

    private static final ReadScope EVERYBODY = new ReadScope(Regions.EVERY, true, false, List.of(), List.of());

    private final DecisionOutcomes outcomes = new DecisionOutcomes(
            ReviewDatabase.empty(), new UnregisteredSerdes(), new OutcomeView(ReviewDatabase.sql()));
    private final OutcomeView view = new OutcomeView(ReviewDatabase.sql());

    @Test
    @DisplayName("are found by the command's id, as often as they come; those of departments' commands are not kept")
    void found() {
        var passed = outcome(Trigger.PASS, Duration.ZERO);
        var saved = outcome(Trigger.SAVE, Duration.ZERO);

        view.apply(received(List.of(passed, saved)));
        view.apply(received(List.of(passed, passed)));

        assertThat(outcomes.find(passed.getCommandId(), null, EVERYBODY)).contains(passed);
        assertThat(outcomes.find(saved.getCommandId(), null, EVERYBODY)).isEmpty();
    }

    @Test
    @DisplayName("are forgotten after a week")
    void forgotten() {
        var old = outcome(Trigger.PASS, Duration.ofDays(8));
        var young = outcome(Trigger.PASS, Duration.ofDays(6));

        view.apply(received(List.of(old, young)));

        assertThat(outcomes.find(old.getCommandId(), null, EVERYBODY)).isEmpty();
        assertThat(outcomes.find(young.getCommandId(), null, EVERYBODY)).contains(young);
    }

    private static CommandOutcome outcome(Trigger trigger, Duration ago) {
        return CommandOutcome.newBuilder()
                .setCommandId(UUID.randomUUID())
                .setFormId("231083-2022-OBJECTIVE-civil-affairs")
                .setTrigger(trigger)
                .setStatus(OutcomeStatus.ACCEPTED)
                .setVersion(3)
                .setRevision(1)
                .setDecidedAt(Instant.now().minus(ago).truncatedTo(ChronoUnit.MILLIS))
                .build();
    }
}
