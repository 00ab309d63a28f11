package org.jixiaoflow.submission.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.submission.Samples.content;

import java.util.List;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An objective")
class ObjectiveTest {

    private final Objective objective = new Objective(3, content());

    @Test
    @DisplayName("gives a self-evaluation all that it left out")
    void givesWhatIsLeftOut() {
        var completed = objective.completed(sent(row("i2").setActual("97.5").build()));

        assertThat(completed.getObjectiveRevision()).isEqualTo(3);
        assertThat(completed.getTasks()).isEqualTo(content().getTasks());
        assertThat(completed.getIndicators().get(0))
                .isEqualTo(content().getIndicators().get(0));
        assertThat(completed.getIndicators().get(1))
                .isEqualTo(Indicator.newBuilder(content().getIndicators().get(1))
                        .setActual("97.5")
                        .build());
    }

    @Test
    @DisplayName("leaves what was sent, for the workflow to refuse")
    void leavesWhatWasSent() {
        var completed = objective.completed(FormContent.newBuilder(
                        sent(row("i1").setTarget("1").build(), row("i9").build()))
                .setObjectiveRevision(2)
                .build());

        assertThat(completed.getObjectiveRevision()).isEqualTo(2);
        assertThat(completed.getIndicators()).hasSize(7);
        assertThat(completed.getIndicators().get(0).getTarget()).isEqualTo("1");
        assertThat(completed.getIndicators().get(6).getId()).isEqualTo("i9");
    }

    private static FormContent sent(Indicator... rows) {
        return FormContent.newBuilder().setIndicators(List.of(rows)).build();
    }

    private static Indicator.Builder row(String id) {
        return Indicator.newBuilder().setId(id);
    }
}
