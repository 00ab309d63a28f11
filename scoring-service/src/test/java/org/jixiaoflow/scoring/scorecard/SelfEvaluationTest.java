package org.jixiaoflow.scoring.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.scoring.Samples.number;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jixiaoflow.schemas.BudgetExecution;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.RateCap;
import org.jixiaoflow.schemas.ScorePart;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.scoring.Samples;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A self-evaluation's score")
@NullUnmarked
class SelfEvaluationTest {

    @Test
    @DisplayName("adds what is displayed, with the execution of the budget (F12) and every number filled in")
    void total() {
        var content = content(
                "300",
                "223.23",
                row("i1", "50", "100", "95"),
                row("i2", "30", "100", "100"),
                row("i3", "10", "90", "90"));

        var score = score(content, Samples.standard());

        assertThat(score.parts())
                .extracting(ScorePart::getFormula)
                .containsExactly(
                        "E × min(1, 执行数 ÷ 预算数): 10 × min(1, 223.23 ÷ 300) = 7.44",
                        "W × B ÷ A: 50 × 95 ÷ 100 = 47.50",
                        "B ≥ A: 30 = 30.00",
                        "B ≥ A: 10 = 10.00");
        assertThat(score.total()).isEqualByComparingTo("94.94");
        assertThat(score.incomplete()).isFalse();
    }

    @Test
    @DisplayName("without an actual value is incomplete, not 0 for the rest (F0)")
    void incomplete() {
        var content = content("300", "300", row("i1", "50", "100", null), row("i2", "40", "100", "100"));

        var score = score(content, Samples.standard());

        assertThat(score.incomplete()).isTrue();
        assertThat(score.total()).isEqualByComparingTo("50.00");
        assertThat(score.parts().get(1).getScored()).isFalse();
        assertThat(score.parts().get(1).getFlags()).containsExactly("ACTUAL_MISSING");
    }

    @Test
    @DisplayName("F12: a budget of 0 is a mistake, and spending above it earns no more")
    void execution() {
        assertThat(score(content("0", "0", row("i1", "90", "1", "1")), Samples.standard())
                        .parts()
                        .get(0)
                        .getFlags())
                .containsExactly("NO_BUDGET");
        var above = score(content("100", "120", row("i1", "90", "1", "1")), Samples.standard())
                .parts()
                .get(0);
        assertThat(above.getPoints()).isEqualByComparingTo("10");
        assertThat(above.getFlags()).containsExactly("ABOVE_BUDGET");
    }

    @Test
    @DisplayName("F15: 89.995 in one row is displayed as 90.00, which is 优")
    void displayed() {
        var template = ScoringTemplate.newBuilder(Samples.standard())
                .setExecutionPoints(number("0.00"))
                .build();
        var content = content("1", "1", row("i1", "100", "200", "179.99"));

        var score = score(content, template);

        assertThat(score.total().toPlainString()).isEqualTo("90.00");
        assertThat(Scorecard.grade(score.total(), template.getGradeBands())).isEqualTo(Grade.EXCELLENT);
    }

    @Test
    @DisplayName("F15: is capped where the budget was executed poorly, if the template says so")
    void capped() {
        var template = ScoringTemplate.newBuilder(Samples.standard())
                .setRateCaps(List.of(cap("80", "89"), cap("70", "79"), cap("60", "69"), cap("50", "59")))
                .build();

        assertThat(score(content("100", "80", row("i1", "90", "1", "1")), template)
                        .total())
                .isEqualByComparingTo("98");
        assertThat(score(content("100", "79", row("i1", "90", "1", "1")), template)
                        .total())
                .isEqualByComparingTo("89");
        assertThat(score(content("100", "60", row("i1", "90", "1", "1")), template)
                        .total())
                .isEqualByComparingTo("79");
        assertThat(score(content("100", "10", row("i1", "90", "1", "1")), template)
                        .total())
                .isEqualByComparingTo("59");
    }

    @Test
    @DisplayName("of several objective sets counts each for the same share")
    void sets() {
        var first = Indicator.newBuilder(row("i1", "90", "100", "100"))
                .setGoalId("g1")
                .build();
        var second = Indicator.newBuilder(row("i2", "90", "100", "50"))
                .setGoalId("g2")
                .build();

        var score = score(content("100", "100", first, second), Samples.standard());

        assertThat(score.parts())
                .extracting(part -> part.getPoints().toPlainString())
                .containsExactly("10.00", "45.00", "22.50");
        assertThat(score.total()).isEqualByComparingTo("77.50");
    }

    @Test
    @DisplayName("needs no ids: rows are called by their place")
    void withoutIds() {
        var content = content(
                "100", "100", row("", "50", "100", "100"), row("", "30", "100", "50"), row("i1", "10", "100", "0"));

        var score = Scorecard.achieved(content, List.of(), 2022, Samples.standard());

        assertThat(score.parts())
                .extracting(ScorePart::getPath)
                .containsExactly("/execution", "/indicators/#1", "/indicators/#2", "/indicators/i1");
        assertThat(score.total()).isEqualByComparingTo("75.00");
    }

    @Property(tries = 300)
    void everyRowLiesBetween0AndItsWeightAndTheTotalBetween0And100(@ForAll("forms") FormContent content) {
        var score = score(content, Samples.standard());

        assertThat(score.parts())
                .allSatisfy(part -> assertThat(part.getPoints()).isBetween(BigDecimal.ZERO, part.getMaximum()));
        assertThat(score.total()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
    }

    @Property(tries = 200)
    void theOrderOfRowsChangesNothing(@ForAll("forms") FormContent content, @ForAll long seed) {
        var shuffled = new ArrayList<>(content.getIndicators());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(points(
                        FormContent.newBuilder(content).setIndicators(shuffled).build()))
                .containsExactlyInAnyOrderElementsOf(points(content));
    }

    @Property(tries = 300)
    void moreInTheWantedDirectionIsNeverLess(
            @ForAll("rows") Indicator row, @ForAll("values") BigDecimal one, @ForAll("values") BigDecimal other) {
        var less = one.min(other);
        var more = one.max(other);
        var better = row.getDirection() == Direction.POSITIVE ? more : less;
        var worse = row.getDirection() == Direction.POSITIVE ? less : more;

        var high = reported(row, better);
        var low = reported(row, worse);

        if (high != null && low != null) {
            assertThat(high).isGreaterThanOrEqualTo(low);
        }
    }

    @Property(tries = 200)
    void unitsOfTheSameFamilyGiveTheSamePoints(
            @ForAll("values") BigDecimal target, @ForAll("values") BigDecimal actual) {
        var inYuan = money(
                target.movePointRight(4).toPlainString(),
                "元",
                actual.movePointRight(4).toPlainString());
        var inTenThousands = money(target.toPlainString(), "万元", actual.toPlainString());
        var mixed = money(target.toPlainString(), "万元", actual.movePointRight(4).toPlainString() + "元");

        assertThat(Points.rounded(inYuan))
                .isEqualTo(Points.rounded(inTenThousands))
                .isEqualTo(Points.rounded(mixed));
    }

    @Provide
    Arbitrary<BigDecimal> values() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal(100000))
                .ofScale(2);
    }

    @Provide
    Arbitrary<Indicator> rows() {
        return Combinators.combine(
                        Arbitraries.of(Operator.GE, Operator.GT, Operator.LE, Operator.LT, Operator.EQ),
                        values(),
                        Arbitraries.of("人", "%", "元"))
                .as((operator, target, unit) -> Indicator.newBuilder(row("i", "10", target.toPlainString(), null))
                        .setOperator(operator)
                        .setDirection(
                                operator == Operator.LE || operator == Operator.LT
                                        ? Direction.NEGATIVE
                                        : Direction.POSITIVE)
                        .setUnit(unit)
                        .build());
    }

    @Provide
    Arbitrary<FormContent> forms() {
        var actuals = Arbitraries.oneOf(
                values().map(BigDecimal::toPlainString),
                Arbitraries.of("0", "-5", "95%", "好", "3万"),
                Arbitraries.just(null));
        var weights = Arbitraries.oneOf(
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, new BigDecimal(60))
                        .ofScale(2),
                Arbitraries.just(null));
        var filled = Combinators.combine(rows(), actuals, weights, Arbitraries.of("g1", "g2"))
                .as((row, actual, weight, goal) -> Indicator.newBuilder(row)
                        .setActual(actual)
                        .setWeight(weight)
                        .setGoalId(goal)
                        .build());
        return Combinators.combine(filled.list().ofMinSize(1).ofMaxSize(12), values(), values())
                .as((rows, budget, spent) -> {
                    var numbered = new ArrayList<Indicator>();
                    rows.forEach(row -> numbered.add(Indicator.newBuilder(row)
                            .setId("i" + numbered.size())
                            .build()));
                    return FormContent.newBuilder()
                            .setIndicators(numbered)
                            .setExecution(new BudgetExecution(budget, spent))
                            .build();
                });
    }

    private static BigDecimal reported(Indicator row, BigDecimal actual) {
        var filled = Indicator.newBuilder(row).setActual(actual.toPlainString()).build();
        return new RowScore(Samples.standard(), 2022)
                .score(filled, number("10"), null)
                .points();
    }

    private static BigDecimal money(String target, String unit, String actual) {
        var row = Indicator.newBuilder(row("i", "10", target, actual))
                .setUnit(unit)
                .build();
        return new RowScore(Samples.standard(), 2022)
                .score(row, number("10"), null)
                .points();
    }

    private static List<String> points(FormContent content) {
        return score(content, Samples.standard()).parts().stream()
                .map(part -> part.getRule() + " " + part.getPoints())
                .toList();
    }

    private static SelfEvaluation score(FormContent content, ScoringTemplate template) {
        return SelfEvaluation.score(content, List.of(), 2022, template);
    }

    private static FormContent content(String budget, String spent, Indicator... rows) {
        return FormContent.newBuilder()
                .setIndicators(List.of(rows))
                .setExecution(new BudgetExecution(
                        number(budget).setScale(2), number(spent).setScale(2)))
                .build();
    }

    private static Indicator row(String id, String weight, String target, String actual) {
        return Indicator.newBuilder(Samples.indicator(id, "产出指标", weight))
                .setName("完成率")
                .setOperator(Operator.GE)
                .setDirection(Direction.POSITIVE)
                .setTarget(target)
                .setUnit("%")
                .setActual(actual)
                .build();
    }

    private static RateCap cap(String below, String total) {
        return new RateCap(number(below).setScale(2), number(total).setScale(2));
    }
}
