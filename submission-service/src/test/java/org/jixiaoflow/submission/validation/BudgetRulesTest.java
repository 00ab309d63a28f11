package org.jixiaoflow.submission.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.submission.Samples.content;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.schemas.AnnualBudget;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Task;
import org.jixiaoflow.schemas.TaskBudget;
import org.jixiaoflow.schemas.wording.FindingSentences;
import org.jixiaoflow.submission.templates.Presets;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Amounts of a form")
@NullUnmarked
class BudgetRulesTest {

    @ParameterizedTest
    @CsvSource({
        "100000.00, 60000.00, 40000.00, ''",
        "100000.00, 60000.00, 40100.00, ''",
        "100000.00, 60000.00, 50000.00, C21 /tasks/t1/budget/total",
        "100000.00, 60000.00, , ''",
        "100000.00, 130000.00, -30000.00, C23 /tasks/t1/budget/other"
    })
    @DisplayName("of a task come to its total, but for what rounding to 万元 leaves")
    void parts(BigDecimal total, BigDecimal fiscal, BigDecimal other, String expected) {
        var form = form(year("100000.00", null, null), new TaskBudget(total, fiscal, other, null, null));

        assertThat(found(form)).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    @DisplayName("of the year come to its total")
    void year() {
        assertThat(found(form(year("100000.00", "90000.00", "20000.00"), total("100000.00"))))
                .containsExactly("C21 /budget/total");
    }

    @ParameterizedTest
    @CsvSource({
        "100000.00, ''",
        "100100.00, ''",
        "100200.00, C22 WARN 各项任务的预算合计 100200.00 元，超过年度预算 100000.00 元。",
        "60000.00, C22 INFO 各项任务的预算合计 60000.00 元，少于年度预算 100000.00 元。"
    })
    @DisplayName("of the tasks are held against the year's")
    void tasks(String sum, String expected) {
        var findings = Validation.findings(
                form(year("100000.00", null, null), total(sum)),
                Presets.all().named("standard", 2023).orElseThrow());

        assertThat(findings)
                .filteredOn(finding -> finding.getCode().equals("C22"))
                .extracting(finding ->
                        "C22 %s %s".formatted(finding.getSeverity(), FindingSentences.in(Locale.CHINA, finding)))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    @DisplayName("that are printed and could not be read are asked for")
    void printedOnly() {
        assertThat(found(form(null, new TaskBudget(null, null, null, "约30//", "万元"))))
                .containsExactly("C24 /tasks/t1/budget/total");
    }

    @Test
    @DisplayName("that aren't given are held against nothing")
    void nothing() {
        assertThat(found(form(year(null, "1.00", null), total("5.00")))).isEmpty();
        assertThat(found(form(year("5.00", null, null), null))).isEmpty();
        assertThat(found(form(null, total("5.00")))).isEmpty();
    }

    private static FormContent form(AnnualBudget year, TaskBudget task) {
        return FormContent.newBuilder(content())
                .setBudget(year)
                .setTasks(List.of(new Task("t1", "社会救助", "按月发放救助金", task)))
                .build();
    }

    private static AnnualBudget year(String total, String basic, String project) {
        return new AnnualBudget(amount(total), amount(basic), amount(project), null, null, null, null);
    }

    private static TaskBudget total(String total) {
        return new TaskBudget(amount(total), null, null, null, null);
    }

    private static BigDecimal amount(String amount) {
        return amount == null ? null : new BigDecimal(amount);
    }

    private static List<String> found(FormContent form) {
        return Validation.findings(form, Presets.all().named("standard", 2023).orElseThrow()).stream()
                .filter(finding -> finding.getCode().startsWith("C2"))
                .map(BudgetRulesTest::place)
                .toList();
    }

    private static String place(Finding finding) {
        return finding.getCode() + " " + finding.getPath();
    }
}
