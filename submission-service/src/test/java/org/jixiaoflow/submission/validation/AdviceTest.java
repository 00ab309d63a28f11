package org.jixiaoflow.submission.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.submission.Samples.content;
import static org.jixiaoflow.submission.Samples.withFirst;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.quantity.UnitFamilies;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a form is advised of")
class AdviceTest {

    private static final ValidationTemplate TEMPLATE = new ValidationTemplate(
            BigDecimal.TEN,
            List.of("产出指标", "效益指标", "满意度指标"),
            List.of("优良中低差", "高中低", "好坏"),
            Set.of("无"),
            Severity.ERROR,
            new Guidance(
                    List.of(new Level("产出指标", BigDecimal.valueOf(60), List.of("数量指标", "生态效益指标"), List.of())),
                    Map.of(),
                    UnitFamilies.usual(),
                    Thresholds.usual(),
                    2022));

    @ParameterizedTest
    @CsvSource({
        "V13 ERROR, 救助对象满意率, LE, 96, %",
        "V13 WARN, 事故起数, EQ, 0, 次",
        "V13 WARN, 公开时限, GE, 7, 天",
        "V15 INFO, 救助人次, GT, 1000, 人次",
        "V17 ERROR, 救助准确率, EQ, 1, 次",
        "V17 ERROR, 培训人数, GE, 90, %",
        "V19 WARN, 工资福利支出, EQ, 100, 万元",
        "V20 WARN, 部门正常运行, GE, 95, %",
        "V21 INFO, 资金支出及时率, GE, 95, %",
        "V22 ERROR, 项目投入1384.49万元, EQ, 100, 万元",
        "V22 INFO, 人员性支出223.23万元, EQ, 223, 万元",
        "V26 WARN, 群众满意度, EQ, 95, %",
        "V27 WARN, 群众满意度, QUALITATIVE, 优, /",
        "V29 INFO, 救助资金及时发放、工作按时完成, GE, 95, %",
        "V29 INFO, 市民满意度及单位职工满意度, GE, 95, %"
    })
    @DisplayName("in one indicator")
    void inOneIndicator(String rule, String name, Operator operator, String target, String unit) {
        assertThat(found(withFirst(row -> row.setName(name)
                        .setOperator(operator)
                        .setTarget(target)
                        .setUnit(unit))))
                .contains(rule);
        assertThat(found(content())).doesNotContain(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"食品、药品、特种设备事故率", "预算、决算公开及时率", "参与科普活动群众满意度", "拆除违法建筑，恢复生态环境"})
    @DisplayName("but not of V29 where several nouns have one measure, or none has")
    void oneMeasure(String name) {
        assertThat(found(withFirst(row -> row.setName(name)))).doesNotContain("V29 INFO");
    }

    @Test
    @DisplayName("V11 a grade typed as unit is offered as the target")
    void gradeForTarget() {
        var form = withFirst(
                row -> row.setOperator(Operator.QUALITATIVE).setTarget("优良中低差").setUnit("良"));

        assertThat(Validation.findings(form, TEMPLATE))
                .filteredOn(finding -> finding.getCode().equals("V11"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.getPath()).isEqualTo("/indicators/i1/target");
                    assertThat(finding.getCorrection()).isEqualTo("良");
                });
    }

    @Test
    @DisplayName("V04, V06: levels shared otherwise, a second level missing")
    void levels() {
        assertThat(found(content())).containsExactlyInAnyOrder("V04 WARN", "V06 WARN");
    }

    @Test
    @DisplayName("V23, V24: the same name again, with the same target or another")
    void again() {
        assertThat(found(withSecond(row -> row.setId("i9")))).contains("V23 ERROR");
        assertThat(found(withSecond(row -> row.setId("i9").setLevel2("质量指标")))).contains("V23 WARN");
        assertThat(found(withSecond(row -> row.setId("i9").setTarget("1")))).contains("V24 ERROR");
    }

    @Test
    @DisplayName("V30, V31: a goal of a few words, and a year that has passed")
    void goals() {
        var form = content(each -> each.setAnnualGoals(List.of(new AnnualGoal("g1", "完成2020年任务"))));

        assertThat(found(form)).contains("V30 WARN", "V31 WARN");
    }

    @Test
    @DisplayName("with other words if the template brings its own")
    void ownWords() {
        var guidance = new Guidance(
                List.of(), Map.of(WordList.VAGUE, List.of("人次")), UnitFamilies.usual(), Thresholds.usual(), null);

        assertThat(guidance.says(WordList.VAGUE, "救助人次")).isTrue();
        assertThat(guidance.says(WordList.VAGUE, "部门正常运行")).isFalse();
    }

    private static FormContent withSecond(UnaryOperator<Indicator.Builder> change) {
        var rows = new ArrayList<>(content().getIndicators());
        rows.add(change.apply(Indicator.newBuilder(rows.get(0))).build());
        return content(form -> form.setIndicators(rows));
    }

    private static List<String> found(FormContent form) {
        return Validation.findings(form, TEMPLATE).stream()
                .map(finding -> finding.getCode() + " " + finding.getSeverity())
                .toList();
    }
}
