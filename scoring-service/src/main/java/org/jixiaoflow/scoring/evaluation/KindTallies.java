package org.jixiaoflow.scoring.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.DepartmentFormScore;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeCount;
import org.jixiaoflow.schemas.KindSummary;
import org.jixiaoflow.schemas.KindTally;
import org.jixiaoflow.schemas.LevelScore;
import org.jixiaoflow.schemas.LevelSummary;
import org.jixiaoflow.schemas.TotalCount;
import org.jspecify.annotations.Nullable;

/** What a region's year is counted from in one kind of form: how many forms have which total, and what each 一级指标 earned. */
final class KindTallies {

    private KindTallies() {}

    /**
     * The tally once a department's forms of its kind, of which there is one at least, came ({@code sign} 1) or went (-1).
     *
     * @return null once nothing is left
     */
    static @Nullable KindTally counted(
            @Nullable KindTally tally, FormKind kind, List<DepartmentFormScore> forms, int sign) {
        Map<BigDecimal, Integer> totals = new TreeMap<>();
        Map<Grade, Integer> grades = new EnumMap<>(Grade.class);
        Map<String, LevelSummary> levels = new TreeMap<>();
        if (tally != null) {
            tally.getTotals().forEach(count -> totals.put(count.getTotal(), count.getForms()));
            tally.getGrades().forEach(count -> grades.put(count.getGrade(), count.getForms()));
            tally.getLevels().forEach(level -> levels.put(level.getLevel1(), level));
        }
        forms.forEach(form -> {
            totals.merge(form.getTotal(), sign, Integer::sum);
            grades.merge(form.getGrade(), sign, Integer::sum);
            form.getLevels()
                    .forEach(level -> levels.compute(level.getLevel1(), (name, sum) -> counted(sum, level, sign)));
        });
        totals.values().removeIf(count -> count == 0);
        return totals.isEmpty()
                ? null
                : new KindTally(
                        kind,
                        (tally == null ? 0 : tally.getDepartments()) + sign,
                        totals.entrySet().stream()
                                .map(count -> new TotalCount(count.getKey(), count.getValue()))
                                .toList(),
                        Stream.of(Grade.values())
                                .map(grade -> new GradeCount(grade, grades.getOrDefault(grade, 0)))
                                .toList(),
                        List.copyOf(levels.values()));
    }

    private static @Nullable LevelSummary counted(@Nullable LevelSummary sum, LevelScore level, int sign) {
        var signed = BigDecimal.valueOf(sign);
        var forms = (sum == null ? 0 : sum.getForms()) + sign;
        var points = Objects.requireNonNullElse(sum == null ? null : sum.getPoints(), BigDecimal.ZERO)
                .add(level.getPoints().multiply(signed));
        var maximum = Objects.requireNonNullElse(sum == null ? null : sum.getMaximum(), BigDecimal.ZERO)
                .add(level.getMaximum().multiply(signed));
        return forms == 0
                ? null
                : new LevelSummary(
                        level.getLevel1(), forms, points.setScale(2), maximum.setScale(2), mean(points, forms));
    }

    static KindSummary summary(KindTally tally) {
        var totals = tally.getTotals();
        var forms = totals.stream().mapToInt(TotalCount::getForms).sum();
        var sum = totals.stream()
                .map(count -> count.getTotal().multiply(BigDecimal.valueOf(count.getForms())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return KindSummary.newBuilder()
                .setKind(tally.getKind())
                .setDepartments(tally.getDepartments())
                .setForms(forms)
                .setSum(sum.setScale(2))
                .setMean(mean(sum, forms))
                .setLowest(totals.get(0).getTotal())
                .setHighest(totals.get(totals.size() - 1).getTotal())
                .setGrades(tally.getGrades())
                .setLevels(tally.getLevels())
                .build();
    }

    static BigDecimal mean(BigDecimal sum, int forms) {
        return sum.divide(BigDecimal.valueOf(forms), 2, RoundingMode.HALF_UP);
    }
}
