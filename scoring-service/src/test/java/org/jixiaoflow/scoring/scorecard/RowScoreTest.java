package org.jixiaoflow.scoring.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.scoring.Samples.number;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.BandRange;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.Exactly;
import org.jixiaoflow.schemas.GradeScale;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.NotExceeding;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.OverAchievement;
import org.jixiaoflow.schemas.QualitativeBand;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jixiaoflow.schemas.SatisfactionInterval;
import org.jixiaoflow.schemas.ScaleGrade;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.scoring.Samples;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The points of a reported indicator")
@NullUnmarked
class RowScoreTest {

    @ParameterizedTest(name = "{0}: W {1}, {4} {2} {5} {3}, reported {6}: {7}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // rule | W | direction | target | operator | unit | actual | points | flags
                "F1 | 10 | POSITIVE | 100 | GE | 人 | 100 | 10.00 |",
                "F1 | 10 | POSITIVE | 100 | GE | 人 | 50 | 5.00 | REASON_REQUIRED",
                "F1 | 10 | POSITIVE | 100 | GE | 人 | -3 | 0.00 | REASON_REQUIRED",
                "F1 | 30 | POSITIVE | 90 | GE | % | 45% | 15.00 | REASON_REQUIRED",
                "F1 | 10 | POSITIVE | 100 | GT | 人 | 100 | 10.00 | STRICT_BOUNDARY",
                "F1 | 10 | POSITIVE | 600 | GE | 次 | 820 | 10.00 | OVER_ACHIEVED REASON_REQUIRED",
                "F2 | 12.5 | NEGATIVE | 5 | LE | 次 | 6 | 10.42 | REASON_REQUIRED",
                "F2 | 12.5 | NEGATIVE | 5 | LE | 次 | 0 | 12.50 | OVER_ACHIEVED REASON_REQUIRED",
                "F2 | 5 | NEGATIVE | 1609461 | LE | 元 | 160.9461万元 | 5.00 |",
                "F2 | 5 | NEGATIVE | 100 | LE | 万元 | 50 | 5.00 |",
                "F2 | 10 | NEGATIVE | 5 | LT | 次 | 5 | 10.00 | STRICT_BOUNDARY",
                "F3 | 10 | POSITIVE | 100 | EQ | % | 95 | 9.50 | REASON_REQUIRED",
                "F3 | 10 | POSITIVE | 100 | EQ | % | 105 | - | RATE_ABOVE_WHOLE",
                "F4 | 10 | POSITIVE | 8 | EQ | 个 | 8 | 10.00 |",
                "F4 | 10 | POSITIVE | 8 | EQ | 个 | 6 | 7.50 | REASON_REQUIRED",
                "F4 | 10 | POSITIVE | 8 | EQ | 个 | 9 | 10.00 |",
                "F4r | 10 | NEGATIVE | 4 | EQ | 起 | 5 | 8.00 | REASON_REQUIRED",
                "F5 | 5 | NEGATIVE | 0 | EQ | % | 0 | 5.00 |",
                "F5 | 5 | NEGATIVE | 0 | EQ | % | 1 | 0.00 | REASON_REQUIRED",
                "F5 | 5 | NEGATIVE | 0 | LE | 起 | 0 | 5.00 |",
                "F6 | 5 | POSITIVE | 0 | GE | 人 | 7 | - | TARGET_INVALID",
                "F7 | 10 | POSITIVE | -5 | GE | 人 | -5 | 10.00 | CONFIRM_MANUALLY",
                "F7 | 10 | POSITIVE | -5 | GE | 人 | -6 | 8.00 | CONFIRM_MANUALLY REASON_REQUIRED",
                "F8 | 10 | NEGATIVE | 5 | GE | 次 | 6 | - | CONTRADICTION",
                "F8 | 10 | POSITIVE | 5 | LE | 次 | 6 | - | CONTRADICTION",
                "F0 | 10 | POSITIVE | 5 | GE | 次 | - | - | ACTUAL_MISSING",
                "F17 | 10 | POSITIVE | 5 | GE | 次 | 好 | - | UNREADABLE",
                "F17 | 10 | POSITIVE | 80-90 | GE | % | 85 | - | UNREADABLE",
                "F18 | 10 | POSITIVE | 5 | GE | 次 | 6元 | - | UNIT_MISMATCH",
                "F19 | 10 | NEGATIVE | 12 | LE | 月 | 2022-12-31 | 10.00 |",
                "F19 | 10 | NEGATIVE | 6 | LE | 月 | 2022年7月1日 | 0.00 | LATE REASON_REQUIRED"
            })
    @DisplayName("follow the rule of its operator, direction and units")
    void rules(
            String rule,
            BigDecimal w,
            Direction direction,
            String target,
            Operator operator,
            String unit,
            String actual,
            BigDecimal points,
            String flags) {
        var row = row(operator, direction, target, unit, actual).build();

        var verdict = score(row, w, Samples.standard());

        assertThat(verdict.rule()).isEqualTo(rule);
        assertPoints(verdict, points);
        assertThat(verdict.flags().stream().map(Enum::name))
                .containsExactlyInAnyOrder(flags == null ? new String[0] : flags.split(" ", -1));
    }

    @Test
    @DisplayName("F2 linear: 12.5 points, at most 5 times, 6 reported: 10.00")
    void linear() {
        var template = template().setNotExceeding(NotExceeding.LINEAR).build();

        assertPoints(
                score(row(Operator.LE, Direction.NEGATIVE, "5", "次", "6").build(), number("12.5"), template),
                number("10"));
    }

    @ParameterizedTest
    @CsvSource({"FULL, 10", "SYMMETRIC, 7.5", "STRICT, 0"})
    @DisplayName("F4 above a fixed count are the template's choice")
    void aboveFixedCount(Exactly policy, BigDecimal points) {
        var template = template().setExactly(policy).build();

        assertPoints(
                score(row(Operator.EQ, Direction.POSITIVE, "8", "个", "10").build(), number("10"), template), points);
    }

    @Test
    @DisplayName("F5 with a penalty fall by it for each unit, never below 0")
    void penalty() {
        var template = template().setZeroPenalty(number("2.00")).build();

        assertPoints(
                score(row(Operator.EQ, Direction.NEGATIVE, "0", "起", "1").build(), number("5"), template), number("3"));
        assertPoints(
                score(row(Operator.EQ, Direction.NEGATIVE, "0", "起", "4").build(), number("5"), template), number("0"));
    }

    @Test
    @DisplayName("F6 are the reviewer's, with a reason")
    void byReviewer() {
        var row = row(Operator.GE, Direction.POSITIVE, "0", "人", "7").build();
        var decided = new ReviewedRow("i1", number("4.00"), false, "目标值无意义，按完成情况评定");

        var verdict = new RowScore(Samples.standard(), 2022).score(row, number("5"), decided);

        assertPoints(verdict, number("4"));
        assertThat(verdict.rule()).isEqualTo("F6");
        assertThat(verdict.formula().chinese()).contains("目标值无意义");
    }

    @Test
    @DisplayName("F7 are measured from the baseline, if there is one")
    void baseline() {
        var row = row(Operator.GE, Direction.POSITIVE, "-2", "人", "-4")
                .setBaseline("-12")
                .build();

        assertPoints(score(row, number("10"), Samples.standard()), number("8"));
    }

    @ParameterizedTest
    @CsvSource({
        "ACHIEVED, 100, 5.00",
        "ACHIEVED, 80, 4.00",
        "PARTLY, 70, 3.50",
        "PARTLY, 80, ",
        "NOT_ACHIEVED, 59.99, 3.00",
        "NOT_ACHIEVED, 60, "
    })
    @DisplayName("F9 are the share inside the reviewer's band")
    void banded(QualitativeBand band, BigDecimal percent, BigDecimal points) {
        var row =
                qualitative().setBand(band).setBandPercent(percent.setScale(2)).build();

        assertPoints(score(row, number("5"), graded()), points);
    }

    @ParameterizedTest
    @CsvSource({"优, 优, 5.00", "优, 良, 4.25", "良, 优, 5.00", "良, 差, 0.00", "高, 中, 3.50"})
    @DisplayName("F10 follow the grade reached on the target's scale and want confirming")
    void onScale(String target, String actual, BigDecimal points) {
        var row = qualitative().setTarget(target).setActualGrade(actual).build();

        var verdict = score(row, number("5"), graded());

        assertPoints(verdict, points);
        assertThat(verdict.is(Flag.CONFIRM_MANUALLY)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"95, 10.00", "90, 10.00", "89.9, 8.00", "60, 5.00", "59, 0.00"})
    @DisplayName("F11 follow the template's intervals of satisfaction")
    void satisfaction(String actual, BigDecimal points) {
        var template = template()
                .setSatisfaction(List.of(interval("90", "100"), interval("80", "80"), interval("60", "50")))
                .build();
        var row = row(Operator.GE, Direction.POSITIVE, "90", "%", actual)
                .setName("群众满意度")
                .build();

        assertPoints(score(row, number("10"), template), points);
    }

    @ParameterizedTest
    @CsvSource({"NONE, 10", "MINUS2, 8", "ZERO, 0", "REDUCE, 6.33"})
    @DisplayName("F13 of a target exceeded by far, 600 and 820 reported, are the template's choice")
    void overAchieved(OverAchievement policy, BigDecimal points) {
        var template = template().setOverAchievement(policy).build();
        var row = row(Operator.GE, Direction.POSITIVE, "600", "次", "820").build();

        var verdict = new RowScore(template, 2022).score(row, number("10"), new ReviewedRow("i1", null, true, null));

        assertPoints(verdict, points);
        assertThat(verdict.inputs()).anySatisfy(input -> {
            assertThat(input.getName()).isEqualTo("d");
            assertThat(input.getValue()).isEqualTo("0.367");
        });
    }

    @Test
    @DisplayName("F13 leave bounded rates and money saved alone")
    void noFault() {
        var template = template().setOverAchievement(OverAchievement.ZERO).build();

        assertPoints(
                score(row(Operator.GE, Direction.POSITIVE, "60", "%", "99").build(), number("10"), template),
                number("10"));
        assertPoints(
                score(row(Operator.LE, Direction.NEGATIVE, "100", "万元", "10").build(), number("10"), template),
                number("10"));
    }

    @Test
    @DisplayName("F19 fall over the days of grace")
    void grace() {
        var template = template().setGraceDays(10).build();

        assertPoints(
                score(
                        row(Operator.LE, Direction.NEGATIVE, "6", "月", "2022-07-04")
                                .build(),
                        number("10"),
                        template),
                number("6"));
    }

    @Test
    @DisplayName("F20 need no reason once it is given")
    void explained() {
        var row = row(Operator.GE, Direction.POSITIVE, "100", "人", "50")
                .setDeviation("疫情影响，明年提前部署")
                .build();

        assertThat(score(row, number("10"), Samples.standard()).flags()).isEmpty();
    }

    private static Verdict score(Indicator row, BigDecimal w, ScoringTemplate template) {
        return new RowScore(template, 2022).score(row, w, null);
    }

    private static void assertPoints(Verdict verdict, BigDecimal points) {
        if (points == null) {
            assertThat(verdict.points()).isNull();
        } else {
            assertThat(Points.rounded(verdict.points())).isEqualByComparingTo(points);
        }
    }

    private static Indicator.Builder row(
            Operator operator, Direction direction, String target, String unit, String actual) {
        return Indicator.newBuilder()
                .setId("i1")
                .setLevel1("产出指标")
                .setName(unit.equals("%") ? "合格率" : "数量")
                .setOperator(operator)
                .setDirection(direction)
                .setTarget(target)
                .setUnit(unit)
                .setActual(actual);
    }

    private static Indicator.Builder qualitative() {
        return Indicator.newBuilder()
                .setId("i1")
                .setName("管理水平")
                .setOperator(Operator.QUALITATIVE)
                .setDirection(Direction.POSITIVE)
                .setTarget("优")
                .setUnit("/");
    }

    private static ScoringTemplate.Builder template() {
        return ScoringTemplate.newBuilder(Samples.standard());
    }

    private static ScoringTemplate graded() {
        return template()
                .setQualitativeBands(List.of(
                        band(QualitativeBand.ACHIEVED, "80", "100"),
                        band(QualitativeBand.PARTLY, "60", "80"),
                        band(QualitativeBand.NOT_ACHIEVED, "0", "60")))
                .setScales(List.of(scale("优 1", "良 0.85", "中 0.70", "低 0.50", "差 0"), scale("高 1", "中 0.7", "低 0.3")))
                .build();
    }

    private static BandRange band(QualitativeBand band, String from, String to) {
        return new BandRange(band, number(from).setScale(2), number(to).setScale(2));
    }

    private static GradeScale scale(String... grades) {
        return new GradeScale(Stream.of(grades)
                .map(grade -> grade.split(" ", -1))
                .map(grade -> new ScaleGrade(grade[0], number(grade[1]).setScale(4)))
                .toList());
    }

    private static SatisfactionInterval interval(String from, String share) {
        return new SatisfactionInterval(number(from).setScale(2), number(share).setScale(2));
    }
}
