package org.jixiaoflow.scoring.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.scoring.Samples.approved;
import static org.jixiaoflow.scoring.Samples.indicator;
import static org.jixiaoflow.scoring.Samples.number;

import java.time.Instant;
import java.util.List;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.ScorePart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A department's indicators, year beside year,")
class YearOnYearTest {

    @Test
    @DisplayName("are one row while they keep their name, this year's first, then those that are no more")
    void rows() {
        var compared = of(
                form("231083-2024-OBJECTIVE-audit", row("i1", "审计项目数", "12", null), row("i2", "整改率", "90", null)),
                form("231083-2023-OBJECTIVE-audit", row("i7", "上报信息数", "30", null), row("i9", " 审计项目数", "10", null)));

        assertThat(compared.years()).containsExactly(2024, 2023);
        assertThat(compared.rows()).extracting(YearOnYear.Row::name).containsExactly("审计项目数", "整改率", "上报信息数");
        assertThat(compared.rows().get(0).values())
                .extracting(YearOnYear.Value::target)
                .containsExactly("12", "10");
    }

    @Test
    @DisplayName("say what was reached and earned where that is evaluated, and what was planned where it isn't yet")
    void evaluated() {
        var compared = of(
                form("231083-2024-OBJECTIVE-audit", row("i1", "审计项目数", "12", null)),
                form("231083-2023-SELF_EVALUATION-audit", row("i1", "审计项目数", "10", "11")),
                form("231083-2023-OBJECTIVE-audit", row("i1", "审计项目数", "10", null)));

        var values = compared.rows().get(0).values();
        assertThat(values).hasSize(2);
        assertThat(values.get(0).actual()).isNull();
        assertThat(values.get(0).points()).isNull();
        assertThat(values.get(1).actual()).isEqualTo("11");
        assertThat(values.get(1).points()).isEqualByComparingTo("8");
        assertThat(values.get(1).maximum()).isEqualByComparingTo("10");
    }

    @Test
    @DisplayName("that are called the same in one form are rows of their own, and so are those of its units")
    void called() {
        var compared = of(
                form("231083-2024-OBJECTIVE-audit", row("i1", "培训次数", "1", null), row("i2", "培训次数", "2", null)),
                form("231083-2024-OBJECTIVE-audit.1", row("i1", "培训次数", "3", null)),
                form("231083-2023-OBJECTIVE-audit", row("i1", "培训次数", "4", null)));

        assertThat(compared.rows())
                .extracting(row ->
                        row.values().stream().map(YearOnYear.Value::target).toList())
                .containsExactly(List.of("1", "4"), List.of("2"), List.of("3"));
    }

    @Test
    @DisplayName("stand in one row with those of the departments it came of, each by its name, but for units of theirs")
    void merged() {
        var supply = form("231083-2023-OBJECTIVE-supply", row("i1", "供水达标率", "94", null), row("i2", "管网改造", "3", null));
        var sewage = form("231083-2023-OBJECTIVE-sewage", row("i1", "供水达标率", "90", null));
        var compared = of(
                form("231083-2024-OBJECTIVE-waters", row("i1", "供水达标率", "95", null)),
                form("231083-2024-OBJECTIVE-waters.1", row("i1", "培训次数", "1", null)),
                of("排水局", sewage),
                of("供水局", supply),
                of("供水局", form("231083-2023-OBJECTIVE-supply.1", row("i1", "培训次数", "2", null))));

        assertThat(compared.rows())
                .extracting(row -> row.values().stream()
                        .map(value -> value.departmentName() + " " + value.target())
                        .toList())
                .containsExactly(
                        List.of("null 95", "排水局 90", "供水局 94"), List.of("null 1"), List.of("供水局 3"), List.of("供水局 2"));
    }

    private static YearOnYear.Scored of(String predecessor, YearOnYear.Scored form) {
        return new YearOnYear.Scored(form.form(), form.score(), form.form().getDepartmentCode(), predecessor);
    }

    private static YearOnYear of(YearOnYear.Scored... forms) {
        return YearOnYear.of(List.of(), List.of(forms));
    }

    private static YearOnYear.Scored form(String id, Indicator... rows) {
        var form = approved(id, 1, List.of(), List.of(rows));
        return new YearOnYear.Scored(form, score(form), null, null);
    }

    /** Eight points of ten for whatever was reached. */
    private static FormScore score(ApprovedForm form) {
        return FormScore.newBuilder()
                .setFormId(form.getFormId())
                .setRegionCode(form.getRegionCode())
                .setYear(form.getYear())
                .setKind(form.getKind())
                .setDepartmentCode(form.getDepartmentCode())
                .setVersion(1)
                .setRevision(1)
                .setTemplateId("standard")
                .setTemplateVersion(1)
                .setTotal(number("80.00"))
                .setGrade(Grade.GOOD)
                .setScoredAt(Instant.EPOCH)
                .setParts(form.getContent().getIndicators().stream()
                        .filter(row -> row.getActual() != null)
                        .map(row -> ScorePart.newBuilder()
                                .setRule("F2")
                                .setPath("/indicators/" + row.getId())
                                .setLabel("")
                                .setPoints(number("8.00"))
                                .setMaximum(number("10.00"))
                                .setFormula("")
                                .build())
                        .toList())
                .build();
    }

    private static Indicator row(String id, String name, String target, @Nullable String actual) {
        return Indicator.newBuilder(indicator(id, "产出指标", "10"))
                .setName(name)
                .setTarget(target)
                .setActual(actual)
                .build();
    }
}
