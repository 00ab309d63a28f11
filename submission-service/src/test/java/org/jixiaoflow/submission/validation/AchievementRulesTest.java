package org.jixiaoflow.submission.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jixiaoflow.schemas.BudgetExecution;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.QualitativeBand;
import org.jixiaoflow.submission.Samples;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What is wrong with a self-evaluation")
@NullUnmarked
class AchievementRulesTest {

    private static final int FIRST = 0;
    private static final int QUALITATIVE = 3;

    @Test
    @DisplayName("is nothing if every row says what was achieved, whatever the targets are")
    void flawless() {
        assertThat(found(evaluation())).isEmpty();
        assertThat(found(with(FIRST, row -> row.setName("无")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.00, 0.00", "-1.00, 0.00", "10.00, -0.01"})
    @DisplayName("C11 预算执行 missing, or a rate that can't be told: ERROR")
    void c11(BigDecimal budget, BigDecimal executed) {
        assertThat(found(executing(null))).containsExactly("C11 ERROR /execution");
        assertThat(found(executing(new BudgetExecution(budget, executed)))).containsExactly("C11 ERROR /execution");
    }

    @Test
    @DisplayName("C12 F0: B missing blocks self-evaluation submission")
    void c12() {
        assertThat(found(with(FIRST, row -> row.setActual(" ")))).containsExactly("C12 ERROR /indicators/i1/actual");
        assertThat(found(with(QUALITATIVE, row -> row.setBandPercent(null))))
                .containsExactly("C12 ERROR /indicators/i4/band");
        assertThat(found(with(
                        QUALITATIVE,
                        row -> row.setBand(null).setBandPercent(null).setActualGrade("良"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ACHIEVED, 80, false",
        "ACHIEVED, 79.99, true",
        "ACHIEVED, 100.01, true",
        "PARTLY, 50, false",
        "PARTLY, 49, true",
        "NOT_ACHIEVED, 61, true",
        "NOT_ACHIEVED, -1, true"
    })
    @DisplayName("C13 F9: a percentage outside its band: ERROR")
    void c13(QualitativeBand band, BigDecimal percent, boolean hit) {
        var found = found(with(
                QUALITATIVE, row -> row.setBand(band).setBandPercent(percent).setDeviation("因疫情推迟")));

        assertThat(found).isEqualTo(hit ? List.of("C13 ERROR /indicators/i4/bandPercent") : List.of());
    }

    @ParameterizedTest
    @CsvSource({"999, true", "0.09万, true", "1000, false", "0.1万, false", "许多, false"})
    @DisplayName("F20: a row that fell short without a reason: WARN")
    void f20(String actual, boolean hit) {
        assertThat(found(with(FIRST, row -> row.setActual(actual))))
                .isEqualTo(hit ? List.of("F20 WARN /indicators/i1/deviation") : List.of());
        assertThat(found(with(FIRST, row -> row.setActual(actual).setDeviation("救助对象减少"))))
                .isEmpty();
    }

    @Test
    @DisplayName("C04 a text longer than any page holds: ERROR")
    void c04() {
        assertThat(found(with(FIRST, row -> row.setEvidence("长".repeat(4001)))))
                .containsExactly("C04 ERROR /indicators/i1/evidence");
    }

    private static FormContent evaluation() {
        var rows = Samples.content().getIndicators().stream()
                .map(row -> Indicator.newBuilder(row).setActual(row.getTarget()).build())
                .toList();
        var form = executing(new BudgetExecution(new BigDecimal("10.00"), new BigDecimal("9.00")));
        return with(
                FormContent.newBuilder(form).setIndicators(rows).build(),
                QUALITATIVE,
                row -> row.setActual(null).setBand(QualitativeBand.ACHIEVED).setBandPercent(new BigDecimal("95")));
    }

    private static FormContent executing(BudgetExecution execution) {
        var rows = Samples.content().getIndicators().stream()
                .map(row -> Indicator.newBuilder(row)
                        .setActual(row.getTarget())
                        .setActualGrade("优")
                        .build())
                .toList();
        return Samples.content(form -> form.setIndicators(rows).setExecution(execution));
    }

    private static FormContent with(int index, UnaryOperator<Indicator.Builder> change) {
        return with(evaluation(), index, change);
    }

    private static FormContent with(FormContent form, int index, UnaryOperator<Indicator.Builder> change) {
        var rows = new ArrayList<>(form.getIndicators());
        rows.set(
                index,
                change.apply(Indicator.newBuilder(rows.get(index)).setActualGrade(null))
                        .build());
        return FormContent.newBuilder(form).setIndicators(rows).build();
    }

    private static List<String> found(FormContent content) {
        return Validation.findings(FormKind.SELF_EVALUATION, content, RulesTest.STRICT).stream()
                .map(finding -> finding.getCode() + " " + finding.getSeverity() + " " + finding.getPath())
                .toList();
    }
}
