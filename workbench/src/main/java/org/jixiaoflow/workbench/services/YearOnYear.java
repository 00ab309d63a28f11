package org.jixiaoflow.workbench.services;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.QualitativeBand;
import org.jspecify.annotations.Nullable;

/** A department's indicators, year beside year: those approved. */
public record YearOnYear(List<Integer> years, List<Row> rows) {

    /** Whether there is another year to hold one against. */
    public boolean compares() {
        return years.size() > 1;
    }

    /** What is that unit's of it; without one, what is the department's own. */
    public YearOnYear ofUnit(@Nullable String unit) {
        return new YearOnYear(
                years,
                rows.stream()
                        .filter(row -> Objects.equals(row.unitCode(), unit))
                        .toList());
    }

    /** What there is of the years before that one. */
    public YearOnYear before(int year) {
        return new YearOnYear(
                years.stream().filter(each -> each < year).toList(),
                rows.stream()
                        .map(row -> new Row(
                                row.unitCode(),
                                row.level1(),
                                row.name(),
                                row.values().stream()
                                        .filter(value -> value.year() < year)
                                        .toList()))
                        .toList());
    }

    /** The first row of that name. */
    public Optional<Row> named(String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst();
    }

    /** An indicator. */
    public record Row(@Nullable String unitCode, @Nullable String level1, String name, List<Value> values) {

        /** What it was in that year: of the department itself, and of each it came of. */
        public List<Value> of(int year) {
            return values.stream().filter(value -> value.year() == year).toList();
        }

        /** The first of those; null if it wasn't there. */
        public @Nullable Value in(int year) {
            return values.stream()
                    .filter(value -> value.year() == year)
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * An indicator in one year.
     *
     * @param departmentName of the department it came of, if that is whose it is
     */
    public record Value(
            int year,
            @Nullable String departmentName,
            @Nullable Operator operator,
            @Nullable String target,
            @Nullable String unit,
            @Nullable String actual,
            @Nullable QualitativeBand band,
            @Nullable BigDecimal points,
            @Nullable BigDecimal maximum) {}
}
