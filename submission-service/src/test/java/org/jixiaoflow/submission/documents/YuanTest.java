package org.jixiaoflow.submission.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jixiaoflow.submission.documents.PrintedForm.AnnualBudget;
import org.jixiaoflow.submission.documents.PrintedForm.Fund;
import org.jixiaoflow.submission.documents.PrintedForm.FundLine;
import org.jixiaoflow.submission.documents.PrintedForm.TaskBudget;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A printed amount")
@NullUnmarked
class YuanTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,860.50       | 万元 | 18605000.00
            1，860.50      | 万元 | 18605000.00
            ９２０         | 万元 | 9200000.00
            0.00           | 万元 | 0.00
            1234.567801    | 万元 | 12345678.01
            3200           | 元   | 3200.00
            ¥3,200.50      | 元   | 3200.50
            3 万元         | 元   | 30000.00
            1.2亿元        |      | 120000000.00
            12,345,678     | 元   | 12345678.00
            """)
    @DisplayName("is so many yuan, by its own unit or else the heading's")
    void yuan(String printed, String unit, BigDecimal yuan) {
        assertThat(Yuan.of(printed, unit)).isEqualTo(yuan);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,86           | 万元
            1,8600         | 万元
            12 34          | 万元
            约30           | 万元
            -5             | 万元
            1860.5         |
            1860.5         | 人
            0.0000001      | 万元
            12345678901234 | 亿元
            3%             | 元
            ³              | 元
            '/'            | 万元
            """)
    @DisplayName("is none where it isn't certain")
    void uncertain(String printed, String unit) {
        assertThat(Yuan.of(printed, unit)).isNull();
    }

    @Test
    @DisplayName("of a task stays beside what was read of it")
    void task() {
        assertThat(TaskBudget.of("920", null, "约30", "万元"))
                .isEqualTo(new TaskBudget(new BigDecimal("9200000.00"), null, null, "920//约30", "万元"));
        assertThat(TaskBudget.of(null, null, null, "万元")).isNull();
    }

    @Test
    @DisplayName("of the year is none where two lines say different things")
    void year() {
        var budget = AnnualBudget.of(
                List.of(
                        new FundLine(Fund.TOTAL, "预算总额", "3,120.5"),
                        new FundLine(Fund.FISCAL, "财政拨款", "3000"),
                        new FundLine(Fund.FISCAL, "其中：财政拨款", "2000")),
                "万元");

        assertThat(budget)
                .isEqualTo(new AnnualBudget(
                        new BigDecimal("31205000.00"),
                        null,
                        null,
                        null,
                        null,
                        "预算总额 3,120.5；财政拨款 3000；其中：财政拨款 2000",
                        "万元"));
    }
}
