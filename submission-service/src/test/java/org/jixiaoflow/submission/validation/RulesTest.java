package org.jixiaoflow.submission.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.submission.Samples.content;
import static org.jixiaoflow.submission.Samples.withFirst;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.wording.FindingSentences;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is wrong with a form")
@NullUnmarked
class RulesTest {

    static final ValidationTemplate STRICT = template(Severity.ERROR);
    private static final ValidationTemplate LENIENT = template(Severity.WARN);
    /** Of one place several rules may have something to say; what advises only is tested in {@link AdviceTest}. */
    private static final Set<String> DECISIVE = Set.of(
            "C01", "C02", "C03", "C04", "V01", "V02", "V03", "V05", "V07", "V08", "V09", "V10", "V12", "V14", "V16",
            "V33");

    private static final String NAME = "/indicators/i1/name";
    private static final String TARGET = "/indicators/i1/target";

    private static ValidationTemplate template(Severity heaviest) {
        return new ValidationTemplate(
                BigDecimal.TEN,
                List.of("产出指标", "效益指标", "满意度指标"),
                List.of("优良中低差", "高中低", "好坏"),
                Set.of("无", "总数", "良好", "服务对象", "满意度", "/"),
                heaviest);
    }

    @Test
    @DisplayName("is nothing if the form is without fault")
    void flawless() {
        assertThat(Validation.findings(content(), STRICT)).isEmpty();
    }

    @Nested
    @DisplayName("as a whole")
    class AsAWhole {

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "　"})
        @DisplayName("V01 部门/单位 missing or ambiguous: ERROR")
        void v01(String name) {
            assertThat(found(content(form -> form.setDepartmentName(name))))
                    .containsExactly("V01 ERROR /departmentName");
            assertThat(found(content(form -> form.setDepartmentName(null))))
                    .containsExactly("V01 ERROR /departmentName");
        }

        @Test
        @DisplayName("V02 weights missing where template needs them: ERROR")
        void v02() {
            assertThat(found(withFirst(indicator -> indicator.setWeight(null))))
                    .containsExactly("V02 ERROR /indicators/i1/weight");
        }

        @ParameterizedTest
        @CsvSource({"19.98, true", "19.99, false", "20.01, false", "20.02, true", "-20.00, true"})
        @DisplayName("V03 Σ weights ≠ 100 − exec points (±0.01): ERROR")
        void v03(BigDecimal weight, boolean hit) {
            assertThat(found(withFirst(indicator -> indicator.setWeight(weight)))
                            .contains("V03 ERROR "))
                    .isEqualTo(hit);
        }

        @Test
        @DisplayName("V03 per unit+objective: a form of two objectives has 90 for each")
        void v03PerObjective() {
            assertThat(found(twice(null))).containsExactly("V03 ERROR ");
            assertThat(found(twice("g2"))).isEmpty();
            assertThat(sentences(twice(null))).containsExactly("权重合计为 180.00，应为 90（100 减去预算执行率的分值）。");
        }

        private FormContent twice(String goal) {
            var indicators = new ArrayList<>(content().getIndicators());
            content().getIndicators().stream()
                    .map(row -> Indicator.newBuilder(row)
                            .setId("second-" + row.getId())
                            .setGoalId(goal)
                            .build())
                    .forEach(indicators::add);
            return content(form -> form.setIndicators(indicators));
        }

        @Test
        @DisplayName("V05 level-1 missing: ERROR")
        void v05() {
            assertThat(found(without(4))).contains("V05 ERROR ");
            assertThat(sentences(without(4))).contains("缺少一级指标“满意度指标”。");
        }

        @ParameterizedTest
        @CsvSource({"1, ERROR", "2, ERROR", "3, WARN", "4, WARN", "5, "})
        @DisplayName("V07 too few indicators: WARN ≤4, ERROR ≤2")
        void v07(int count, String severity) {
            var few =
                    content(form -> form.setIndicators(content().getIndicators().subList(0, count)));

            assertThat(found(few).stream().filter(finding -> finding.startsWith("V07")))
                    .isEqualTo(severity == null ? List.of() : List.of("V07 " + severity + " "));
        }

        @Test
        @DisplayName("C01 nothing to review: ERROR")
        void c01() {
            assertThat(found(content(form -> form.setIndicators(List.of())))).containsExactly("C01 ERROR /indicators");
        }

        @Test
        @DisplayName("C02 an id that stands twice: ERROR")
        void c02() {
            var goal = new AnnualGoal("g1", "又一个目标");
            assertThat(found(content(form -> form.setAnnualGoals(List.of(goal, goal)))))
                    .containsExactly("C02 ERROR /annualGoals/g1");
        }

        @Test
        @DisplayName("C03 more rows than a form can have: ERROR")
        void c03() {
            assertThat(found(content(form -> form.setAnnualGoals(goals(500))))).isEmpty();
            assertThat(found(content(form -> form.setAnnualGoals(goals(501))))).containsExactly("C03 ERROR ");
        }

        private List<AnnualGoal> goals(int count) {
            return IntStream.range(0, count)
                    .mapToObj(number -> new AnnualGoal("g" + number, "目标"))
                    .toList();
        }

        @Test
        @DisplayName("C04 a text longer than any page holds: ERROR")
        void c04() {
            assertThat(found(withFirst(indicator -> indicator.setRemark("长".repeat(4000)))))
                    .isEmpty();
            assertThat(found(withFirst(indicator -> indicator.setRemark("长".repeat(4001)))))
                    .containsExactly("C04 ERROR /indicators/i1/remark");
        }

        private FormContent without(int index) {
            var indicators = new ArrayList<>(content().getIndicators());
            indicators.remove(index);
            return content(form -> form.setIndicators(indicators));
        }
    }

    @Nested
    @DisplayName("in one indicator")
    class InOneIndicator {

        @ParameterizedTest
        @ValueSource(
                strings = {"数量", "数量指标", "社会效益", "可持续影响指标", "服务对象满意度指标", "4.00", "95%", "无", " 总数 ", "良好", "服务对象", "满意度"
                })
        @DisplayName("V08 placeholder name (= level-2 label, number, 无, 总数, 良好…): ERROR")
        void v08(String name) {
            assertThat(found(withFirst(indicator -> indicator.setName(name)))).containsExactly("V08 ERROR " + NAME);
        }

        @ParameterizedTest
        @ValueSource(strings = {"服务对象满意度", "救助总数", "质量达标率", "2022年救助人次"})
        @DisplayName("V08 leaves names alone that only begin like one")
        void namesThatName(String name) {
            assertThat(found(withFirst(indicator -> indicator.setName(name)))).isEmpty();
        }

        @Test
        @DisplayName("V09 blank name (merged cell/other unit): ERROR")
        void v09() {
            assertThat(found(withFirst(indicator -> indicator.setName(null)))).containsExactly("V09 ERROR " + NAME);
            assertThat(found(withFirst(indicator -> indicator.setName(" ")))).containsExactly("V09 ERROR " + NAME);
        }

        @ParameterizedTest
        @CsvSource({
            "优良中低差, true",
            "优、良、中、低、差, true",
            "高/中/低, true",
            "好坏, true",
            "优, false",
            "高, false",
            "达到优良, false",
            "优高, false"
        })
        @DisplayName("V10 定性 target is the scale, not a grade: ERROR")
        void v10(String target, boolean hit) {
            assertThat(found(withFirst(indicator ->
                            indicator.setOperator(Operator.QUALITATIVE).setTarget(target))))
                    .isEqualTo(hit ? List.of("V10 ERROR " + TARGET) : List.of());
            assertThat(found(withFirst(indicator -> indicator.setTarget(target))))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "GE, POSITIVE, false",
            "GE, NEGATIVE, true",
            "GT, POSITIVE, false",
            "GT, NEGATIVE, true",
            "LE, POSITIVE, true",
            "LE, NEGATIVE, false",
            "LT, POSITIVE, true",
            "LT, NEGATIVE, false",
            "EQ, POSITIVE, false",
            "EQ, NEGATIVE, false",
            "QUALITATIVE, POSITIVE, false",
            "QUALITATIVE, NEGATIVE, false",
            "GE, , false",
            ", NEGATIVE, false"
        })
        @DisplayName("V12 operator/direction contradiction: ERROR")
        void v12(Operator operator, Direction direction, boolean hit) {
            assertThat(found(withFirst(
                            indicator -> indicator.setOperator(operator).setDirection(direction))))
                    .isEqualTo(hit ? List.of("V12 ERROR /indicators/i1/direction") : List.of());
        }

        @ParameterizedTest
        @CsvSource({
            "发放率, GE, 120, %, true",
            "发放率, GE, 120％, , true",
            "满意度, GT, 100, %, true",
            "业务数量, GT, 100, %, true",
            "业务数量, GE, 100, %, false",
            "收入增幅, GT, 100, %, false",
            "发放率, GE, 100, %, false",
            "收入增长率, GE, 120, %, false",
            "发放率, GE, 120, 元, false",
            "发放率, GE, 很高, %, false"
        })
        @DisplayName("V14 unattainable target (>100 % on bounded rate): ERROR")
        void v14(String name, Operator operator, String target, String unit, boolean hit) {
            var hits = found(withFirst(indicator -> indicator
                    .setName("救助" + name)
                    .setOperator(operator)
                    .setTarget(target)
                    .setUnit(unit)));

            assertThat(hits).isEqualTo(hit ? List.of("V14 ERROR " + TARGET) : List.of());
        }

        @ParameterizedTest
        @CsvSource({
            "培训人数, 700, %, true",
            "培训人数, 700, 人, false",
            "培训人数, 100, %, false",
            "收入增幅, 150, %, false",
            "满意率, 150, %, false"
        })
        @DisplayName("V16 % above 100, not growth: ERROR")
        void v16(String name, String target, String unit, boolean hit) {
            var hits = found(withFirst(
                    indicator -> indicator.setName(name).setTarget(target).setUnit(unit)));

            assertThat(hits.contains("V16 ERROR " + TARGET)).isEqualTo(hit);
        }

        @ParameterizedTest
        @CsvSource({
            "0, POSITIVE, EQ, V33 ERROR",
            "0.00, POSITIVE, GE, V33 ERROR",
            "0, NEGATIVE, EQ,",
            "-3, NEGATIVE, EQ, V33 WARN",
            "-3, POSITIVE, GE, V33 WARN",
            "0, POSITIVE, QUALITATIVE,",
            "零, POSITIVE, GE,"
        })
        @DisplayName("V33 target 0 with 正向 / negative: ERROR / confirm")
        void v33(String target, Direction direction, Operator operator, String hit) {
            var hits = found(withFirst(indicator ->
                    indicator.setTarget(target).setDirection(direction).setOperator(operator)));

            assertThat(hits).isEqualTo(hit == null ? List.of() : List.of(hit + " " + TARGET));
        }
    }

    @Nested
    @DisplayName("weighs")
    class Weighs {

        private final FormContent faulty = withFirst(indicator -> indicator.setName("无"));

        @Test
        @DisplayName("enough to block, unless the template is for forms filed before the rules existed")
        void severity() {
            assertThat(Validation.blocks(Validation.findings(faulty, STRICT))).isTrue();
            assertThat(Validation.findings(faulty, LENIENT))
                    .extracting(finding -> finding.getCode() + " " + finding.getSeverity())
                    .containsExactly("V08 WARN");
            assertThat(Validation.blocks(Validation.findings(faulty, LENIENT))).isFalse();
        }

        @Test
        @DisplayName("as much as ever where the contract is broken")
        void contract() {
            var empty = content(form -> form.setIndicators(List.of()));

            assertThat(Validation.blocks(Validation.findings(empty, LENIENT))).isTrue();
        }
    }

    @Nested
    @DisplayName("is said")
    class IsSaid {

        @Test
        @DisplayName("in Chinese and in English, with the words people use for operators and directions")
        void languages() {
            var finding = Validation.findings(
                            withFirst(indicator -> indicator.setDirection(Direction.NEGATIVE)), STRICT)
                    .get(0);

            assertThat(FindingSentences.in(Locale.CHINA, finding)).isEqualTo("指标“救助人次”的指标性质（大于等于）与方向性（反向）矛盾。");
            assertThat(FindingSentences.in(Locale.ENGLISH, finding))
                    .isEqualTo("Operator (at least) and direction (less is better) of the indicator \"救助人次\" contradict"
                            + " each other.");
        }

        @Test
        @DisplayName("with the text found there, as written")
        void text() {
            assertThat(Validation.findings(withFirst(indicator -> indicator.setName(" 总数 ")), STRICT))
                    .extracting(finding -> finding.getText())
                    .containsExactly(" 总数 ");
        }

        @Test
        @DisplayName("with one percent sign, however the target was written")
        void percent() {
            UnaryOperator<Indicator.Builder> written =
                    indicator -> indicator.setName("发放率").setTarget("1,200%").setUnit("%");

            assertThat(sentences(withFirst(written))).containsExactly("指标“发放率”的目标值 1200% 不可能达到。");
        }
    }

    private static List<String> found(FormContent content) {
        return Validation.findings(content, STRICT).stream()
                .filter(finding -> DECISIVE.contains(finding.getCode()))
                .map(finding -> "%s %s %s".formatted(finding.getCode(), finding.getSeverity(), finding.getPath()))
                .toList();
    }

    private static List<String> sentences(FormContent content) {
        return Validation.findings(content, STRICT).stream()
                .filter(finding -> DECISIVE.contains(finding.getCode()))
                .map(finding -> FindingSentences.in(Locale.CHINA, finding))
                .toList();
    }
}
