package org.jixiaoflow.submission.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.submission.Samples.content;

import java.math.BigDecimal;
import java.util.List;
import org.jixiaoflow.schemas.AnnualBudget;
import org.jixiaoflow.schemas.BudgetExecution;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.evaluation.Objective;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An objective")
@NullUnmarked
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

    @Test
    @DisplayName("gives its budget for what was to be spent, unless that was adjusted")
    void givesItsBudget() {
        var budget = AnnualBudget.newBuilder().setTotal(new BigDecimal("5.00")).build();
        var planned = new Objective(
                3, FormContent.newBuilder(content()).setBudget(budget).build());

        assertThat(planned.completed(spent("0.00")).getExecution())
                .isEqualTo(new BudgetExecution(new BigDecimal("5.00"), BigDecimal.ONE));
        assertThat(planned.completed(spent("7.00")).getExecution())
                .isEqualTo(spent("7.00").getExecution());
        assertThat(planned.completed(spent("7.00")).getBudget()).isEqualTo(budget);
        assertThat(planned.completed(sent()).getExecution()).isNull();
        assertThat(objective.completed(spent("0.00")).getExecution())
                .isEqualTo(spent("0.00").getExecution());
    }

    private static FormContent spent(String adjustedBudget) {
        return FormContent.newBuilder(sent())
                .setExecution(new BudgetExecution(new BigDecimal(adjustedBudget), BigDecimal.ONE))
                .build();
    }

    private static FormContent sent(Indicator... rows) {
        return FormContent.newBuilder().setIndicators(List.of(rows)).build();
    }

    private static Indicator.Builder row(String id) {
        return Indicator.newBuilder().setId(id);
    }
}
