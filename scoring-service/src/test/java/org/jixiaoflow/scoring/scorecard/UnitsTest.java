package org.jixiaoflow.scoring.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jixiaoflow.scoring.Samples.number;
import static org.jixiaoflow.scoring.Samples.standard;

import java.util.List;
import org.jixiaoflow.schemas.BandRange;
import org.jixiaoflow.schemas.BudgetExecution;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.QualitativeBand;
import org.jixiaoflow.schemas.ScorePart;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Units of a department scored as one (F16)")
class UnitsTest {

    private static final ScoringTemplate TEMPLATE = ScoringTemplate.newBuilder(standard())
            .setQualitativeBands(List.of(
                    new BandRange(QualitativeBand.ACHIEVED, number("80.00"), number("100.00")),
                    new BandRange(QualitativeBand.PARTLY, number("60.00"), number("80.00")),
                    new BandRange(QualitativeBand.NOT_ACHIEVED, number("0.00"), number("60.00"))))
            .build();

    @Test
    void whatIsCountedIsAddedUp() {
        var scored = together(unit(300, row("培训人数", "100", "50", "人")), unit(100, row("培训人数", "0.02", "0.025", "万人")));

        assertThat(scored.unitNotes()).containsExactly("F16: 培训人数: A = 100 + 200 = 300, B = 50 + 250 = 300");
        assertThat(scored.parts())
                .extracting(ScorePart::getLabel, ScorePart::getPoints)
                .contains(tuple("培训人数", number("90.00")));
    }

    @Test
    void ratesAreAveragedByTheBudgets() {
        var scored = together(unit(300, row("合格率", "90", "60", "%")), unit(100, row("合格率", "90", "100", "％")));

        assertThat(scored.unitNotes())
                .containsExactly(
                        "F16: 合格率: A = (90 × 300 + 90 × 100) ÷ 400 = 90, B = (60 × 300 + 100 × 100) ÷ 400 = 70");
        assertThat(scored.parts())
                .extracting(ScorePart::getLabel, ScorePart::getPoints)
                .contains(tuple("合格率", number("70.00")));
    }

    @Test
    void withoutBudgetsEveryUnitWeighsTheSame() {
        var scored = together(unit(0, row("合格率", "90", "60", "%")), unit(100, row("合格率", "90", "100", "%")));

        assertThat(scored.unitNotes()).singleElement().asString().contains("B = (60 × 1 + 100 × 1) ÷ 2 = 80");
    }

    @Test
    void qualitativeRowsAreAveragedByTheBudgets() {
        var scored = together(
                unit(300, qualitative(QualitativeBand.ACHIEVED, "90.00")),
                unit(100, qualitative(QualitativeBand.NOT_ACHIEVED, "30.00")));

        assertThat(scored.parts())
                .extracting(ScorePart::getRule, ScorePart::getPoints)
                .contains(tuple("F9", number("67.50")));
    }

    @Test
    void executionsAreAddedUp() {
        var scored = together(unit(300, row("培训人数", "1", "1", "人")), unit(100, row("培训人数", "1", "1", "人")));

        // 200 of 300 and 100 of 100 spent
        assertThat(scored.parts().get(0).getPoints()).isEqualByComparingTo("7.50");
    }

    @Test
    void whatCannotBePutTogetherStaysARowOfItsUnit() {
        var scored = together(
                unit(300, row("培训人数", "100", "100", "人"), row("完成时限", "6月", "5月", null), row("只此一家", "1", "1", "个")),
                unit(100, row("培训人数", "100", "100", "场"), row("完成时限", "6月", "7月", null)));

        assertThat(scored.unitNotes()).isEmpty();
        assertThat(scored.parts()).hasSize(1 + 5);
    }

    @Test
    void aUnitWithoutAnActualValueLeavesTheRowWithoutPoints() {
        var scored = together(unit(300, row("培训人数", "100", null, "人")), unit(100, row("培训人数", "100", "100", "人")));

        assertThat(scored.incomplete()).isTrue();
    }

    private static Scored together(FormContent... units) {
        return Scorecard.together(List.of(units), 2022, TEMPLATE);
    }

    /** A budget above 100 is spent but for 100. */
    private static FormContent unit(int budget, Indicator... rows) {
        return FormContent.newBuilder()
                .setIndicators(List.of(rows))
                .setExecution(new BudgetExecution(
                        number(budget + ".00"), number((budget > 100 ? budget - 100 : budget) + ".00")))
                .build();
    }

    private static Indicator row(String name, String target, @Nullable String actual, @Nullable String unit) {
        return Indicator.newBuilder()
                .setId("i-" + name)
                .setLevel1("产出指标")
                .setName(name)
                .setOperator(Operator.GE)
                .setDirection(Direction.POSITIVE)
                .setTarget(target)
                .setActual(actual)
                .setUnit(unit)
                .setWeight(number("90.00"))
                .build();
    }

    private static Indicator qualitative(QualitativeBand band, String percent) {
        return Indicator.newBuilder(row("管理规范", "规范", null, null))
                .setOperator(Operator.QUALITATIVE)
                .setBand(band)
                .setBandPercent(number(percent))
                .build();
    }
}
