package org.jixiaoflow.workbench.reviewing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.workbench.services.Desk;
import org.jixiaoflow.workbench.services.FormRow;
import org.jixiaoflow.workbench.services.FormSheet;
import org.jixiaoflow.workbench.services.YearOnYear;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A form before a reviewer")
class SheetTest {

    private static final YearOnYear YEARS = new YearOnYear(
            List.of(2024, 2023, 2022),
            List.of(new YearOnYear.Row(
                    null,
                    "产出指标",
                    "救助及时率",
                    List.of(
                            value(2024, null, "98", null, null),
                            value(2023, null, "97", "96", new BigDecimal("9.90")),
                            value(2022, "救助站", "95", "99", BigDecimal.TEN)))));

    @Test
    @DisplayName("has beside each target what it was, what was reached and what that earned in the years before")
    void earlier() {
        var indicators =
                sheet(YEARS.before(2024), " 救助及时率", "新增指标").sections().get(0).rows();

        assertThat(targets(indicators.get(0)))
                .extracting(YearOnYear.Value::year, YearOnYear.Value::departmentName, YearOnYear.Value::actual)
                .containsExactly(tuple(2023, null, "96"), tuple(2022, "救助站", "99"));
        assertThat(targets(indicators.get(1))).isEmpty();
        assertThat(indicators.get(0).cells())
                .filteredOn(cell -> !cell.earlier().isEmpty())
                .hasSize(1);
    }

    @Test
    @DisplayName("is shown without them where nobody knows")
    void unknown() {
        var indicators = sheet(null, "救助及时率").sections().get(0).rows();

        assertThat(targets(indicators.get(0))).isEmpty();
    }

    private static List<YearOnYear.Value> targets(Sheet.Row row) {
        return row.cells().stream()
                .filter(cell -> cell.path().endsWith("/target"))
                .findFirst()
                .orElseThrow()
                .earlier();
    }

    private static Sheet sheet(@Nullable YearOnYear earlier, String... names) {
        var content = FormContent.newBuilder()
                .setIndicators(List.of(names).stream()
                        .map(name -> Indicator.newBuilder()
                                .setId("i" + List.of(names).indexOf(name))
                                .setName(name)
                                .setTarget("99")
                                .build())
                        .toList())
                .build();
        var form = new FormRow(
                "231083-2024-OBJECTIVE-civil-affairs",
                "231083",
                2024,
                FormKind.OBJECTIVE,
                "civil-affairs",
                null,
                "民政局",
                FormState.SUBMITTED,
                "FINANCE_DIVISION",
                null,
                null,
                2,
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                Trigger.SUBMIT,
                "李明",
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                false,
                false,
                null,
                false);
        var sheet = new FormSheet(
                form,
                content,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new FormSheet.Template("default", List.of(), List.of(), Map.of(), false),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null);
        return Sheet.of(sheet, Desk.Draft.EMPTY, List.of(), earlier);
    }

    private static YearOnYear.Value value(
            int year,
            @Nullable String department,
            String target,
            @Nullable String actual,
            @Nullable BigDecimal points) {
        return new YearOnYear.Value(
                year,
                department,
                Operator.GE,
                target,
                "%",
                actual,
                null,
                points,
                points == null ? null : BigDecimal.TEN);
    }
}
