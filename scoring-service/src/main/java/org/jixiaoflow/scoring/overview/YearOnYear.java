package org.jixiaoflow.scoring.overview;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.QualitativeBand;
import org.jixiaoflow.schemas.ScorePart;
import org.jspecify.annotations.Nullable;

/** 年度对比: what each of a department's indicators was to reach, reached and earned, year beside year. */
@Schema(description = "What each of a department's indicators was to reach, reached and earned, year beside year.")
record YearOnYear(
        @Schema(description = "Up to where scores and approved forms count.")
        List<Reflected> reflects,

        @Schema(description = "Years of which something is approved, newest first.")
        List<Integer> years,

        @Schema(description = "A row an indicator, those of the newest year first; one that kept its name is one row.")
        List<Row> rows) {

    /** An indicator. */
    @Schema(name = "IndicatorYears", description = "An indicator over the years.")
    record Row(
            @Schema(description = "The unit whose it is; absent if the department's own.") @Nullable String unitCode,

            @Schema(description = "一级指标, as written last.") @Nullable String level1,

            @Schema(description = "三级指标: its name.") String name,

            @Schema(
                    description =
                            "Newest first; a year without it isn't there. Where the department came of others, one year may have a value of each.")
            List<Value> values) {

        private boolean has(int year, @Nullable String department) {
            return values.stream()
                    .anyMatch(value -> value.year() == year && Objects.equals(value.departmentCode(), department));
        }
    }

    /** An indicator in one year. */
    @Schema(
            name = "IndicatorYear",
            description =
                    "An indicator in one year, of the self-evaluation where that is approved, else of the objective.")
    record Value(
            @Schema(description = "Budget year.") int year,

            @Schema(description = "The department it came of, whose value that is; absent of its own.") @Nullable String departmentCode,

            @Schema(description = "What that one was called.") @Nullable String departmentName,

            @Nullable Operator operator,

            @Schema(description = "目标值 as written.") @Nullable String target,

            @Schema(description = "计量单位 as written.") @Nullable String unit,

            @Schema(description = "权重.") @Nullable BigDecimal weight,

            @Schema(description = "实际完成值 or the grade reached; absent while nothing is evaluated.") @Nullable String actual,

            @Schema(description = "How far a qualitative indicator was achieved.") @Nullable QualitativeBand band,

            @Schema(description = "Points it earned; absent while nothing is evaluated.") @Nullable BigDecimal points,

            @Schema(description = "Points it could earn; absent with points.") @Nullable BigDecimal maximum) {

        private static Value of(Scored form, Indicator row, @Nullable ScorePart part) {
            var scored = part == null || !part.getScored() ? null : part;
            return new Value(
                    form.form().getYear(),
                    form.predecessor(),
                    form.predecessorName(),
                    row.getOperator(),
                    row.getTarget(),
                    row.getUnit(),
                    row.getWeight(),
                    row.getActual() == null ? row.getActualGrade() : row.getActual(),
                    row.getBand(),
                    scored == null ? null : scored.getPoints(),
                    scored == null ? null : scored.getMaximum());
        }
    }

    /**
     * An approved form with its score.
     *
     * @param predecessor code of the department it is of, if the one asked for came of it
     * @param predecessorName what that one was called
     */
    record Scored(
            ApprovedForm form,
            FormScore score,
            @Nullable String predecessor,
            @Nullable String predecessorName) {}

    /**
     * Rows are the same row if they are called the same, whichever department's; of those that are called the same in one form the first, the
     * second and so on. Units of two departments are never the same.
     */
    private record Name(
            @Nullable String department, @Nullable String unit, String name, int number) {}

    /**
     * @param forms newest year first, in a year the department's own before those of others, and of each self-evaluations first, which say what
     *     objectives say and more
     */
    static YearOnYear of(List<Reflected> reflects, List<Scored> forms) {
        var rows = new LinkedHashMap<Name, Row>();
        var years = new TreeSet<Integer>();
        for (var each : forms) {
            var form = each.form();
            var parts = each.score().getParts().stream()
                    .collect(Collectors.toMap(ScorePart::getPath, Function.identity(), (one, other) -> one));
            var seen = new HashMap<String, Integer>();
            for (var indicator : form.getContent().getIndicators()) {
                var name =
                        indicator.getName() == null ? "" : indicator.getName().strip();
                if (name.isEmpty()) {
                    continue;
                }
                years.add(form.getYear());
                var row = rows.computeIfAbsent(
                        new Name(
                                form.getUnitCode() == null ? null : form.getDepartmentCode(),
                                form.getUnitCode(),
                                name,
                                seen.merge(name, 1, Integer::sum)),
                        none -> new Row(form.getUnitCode(), indicator.getLevel1(), name, new ArrayList<>()));
                if (!row.has(form.getYear(), each.predecessor())) {
                    row.values().add(Value.of(each, indicator, parts.get("/indicators/" + indicator.getId())));
                }
            }
        }
        return new YearOnYear(reflects, List.copyOf(years.descendingSet()), List.copyOf(rows.values()));
    }
}
