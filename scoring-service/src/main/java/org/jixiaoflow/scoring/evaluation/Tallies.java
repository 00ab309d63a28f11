package org.jixiaoflow.scoring.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeCount;
import org.jixiaoflow.schemas.ScoreSummary;
import org.jixiaoflow.schemas.ScoreTally;
import org.jixiaoflow.schemas.TotalCount;
import org.jspecify.annotations.Nullable;

/** What a region's year is counted from: how many forms have which total. So lowest and highest survive a revocation. */
final class Tallies {

    private Tallies() {}

    static String key(DepartmentScore department) {
        return "%s-%d".formatted(department.getRegionCode(), department.getYear());
    }

    static @Nullable ScoreTally with(@Nullable ScoreTally tally, DepartmentScore department) {
        return counted(tally, department, 1);
    }

    static @Nullable ScoreTally without(@Nullable ScoreTally tally, DepartmentScore department) {
        return counted(tally, department, -1);
    }

    private static @Nullable ScoreTally counted(@Nullable ScoreTally tally, DepartmentScore department, int sign) {
        Map<BigDecimal, Integer> totals = new TreeMap<>();
        Map<Grade, Integer> grades = new EnumMap<>(Grade.class);
        if (tally != null) {
            tally.getTotals().forEach(count -> totals.put(count.getTotal(), count.getForms()));
            tally.getGrades().forEach(count -> grades.put(count.getGrade(), count.getForms()));
        }
        department.getForms().forEach(form -> {
            totals.merge(form.getTotal(), sign, Integer::sum);
            grades.merge(form.getGrade(), sign, Integer::sum);
        });
        totals.values().removeIf(count -> count == 0);
        return totals.isEmpty()
                ? null
                : ScoreTally.newBuilder()
                        .setRegionCode(department.getRegionCode())
                        .setYear(department.getYear())
                        .setDepartments((tally == null ? 0 : tally.getDepartments()) + sign)
                        .setTotals(totals.entrySet().stream()
                                .map(count -> new TotalCount(count.getKey(), count.getValue()))
                                .toList())
                        .setGrades(List.of(Grade.values()).stream()
                                .map(grade -> new GradeCount(grade, grades.getOrDefault(grade, 0)))
                                .toList())
                        .build();
    }

    static @Nullable ScoreSummary summary(@Nullable ScoreTally tally) {
        if (tally == null) {
            return null;
        }
        var totals = tally.getTotals();
        var forms = totals.stream().mapToInt(TotalCount::getForms).sum();
        var sum = totals.stream()
                .map(count -> count.getTotal().multiply(BigDecimal.valueOf(count.getForms())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return ScoreSummary.newBuilder()
                .setRegionCode(tally.getRegionCode())
                .setYear(tally.getYear())
                .setDepartments(tally.getDepartments())
                .setForms(forms)
                .setSum(sum.setScale(2))
                .setMean(sum.divide(BigDecimal.valueOf(forms), 2, RoundingMode.HALF_UP))
                .setLowest(totals.get(0).getTotal())
                .setHighest(totals.get(totals.size() - 1).getTotal())
                .setGrades(tally.getGrades())
                .build();
    }
}
