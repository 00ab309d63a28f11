package org.jixiaoflow.scoring.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.DepartmentFormScore;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeCount;
import org.jixiaoflow.schemas.KindSummary;
import org.jixiaoflow.schemas.LevelScore;
import org.jixiaoflow.schemas.LevelSummary;
import org.jixiaoflow.schemas.ScoreSummary;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.scoring.evaluation.ScoreMove.Bounds;
import org.jspecify.annotations.Nullable;

/** A region's year, counted on move by move, or from what its departments have. */
public final class ScoreSummaries {

    private ScoreSummaries() {}

    static String key(FormId form) {
        return form.regionCode() + "-" + form.year();
    }

    /**
     * The summary once a form's score moved.
     *
     * @return null once no form is left
     */
    static @Nullable ScoreSummary moved(@Nullable ScoreSummary summary, ScoreMove move) {
        var kinds = new EnumMap<FormKind, KindSummary>(FormKind.class);
        if (summary != null) {
            summary.getKinds().forEach(kind -> kinds.put(kind.getKind(), kind));
        }
        kinds.compute(move.form().kind(), (kind, known) -> moved(known, kind, move));
        return kinds.isEmpty()
                ? null
                : summary(
                        move.form().regionCode(),
                        move.form().year(),
                        (summary == null ? 0 : summary.getDepartments())
                                + (move.after() == null ? 0 : 1)
                                - (move.before() == null ? 0 : 1),
                        List.copyOf(kinds.values()));
    }

    /** The summary of those departments with their forms, once they are all that is scored of a region's year; null of none. */
    public static @Nullable ScoreSummary of(List<DepartmentScore> departments) {
        var kinds = Stream.of(FormKind.values())
                .flatMap(kind -> of(departments, kind).stream())
                .toList();
        return kinds.isEmpty()
                ? null
                : summary(departments.get(0).getRegionCode(), departments.get(0).getYear(), departments.size(), kinds);
    }

    private static Optional<KindSummary> of(List<DepartmentScore> departments, FormKind kind) {
        var forms = departments.stream()
                .flatMap(department -> department.getForms().stream())
                .filter(form -> form.getKind() == kind)
                .toList();
        if (forms.isEmpty()) {
            return Optional.empty();
        }
        var counted = new Counted(null);
        forms.forEach(form -> counted.take(form, 1));
        var totals = forms.stream().map(DepartmentFormScore::getTotal).sorted().toList();
        return Optional.of(summary(
                kind,
                (int) departments.stream()
                        .filter(department -> has(department, kind))
                        .count(),
                counted,
                new Bounds(totals.get(0), totals.get(totals.size() - 1))));
    }

    private static ScoreSummary summary(String regionCode, int year, int departments, List<KindSummary> kinds) {
        var forms = kinds.stream().mapToInt(KindSummary::getForms).sum();
        var sum = kinds.stream().map(KindSummary::getSum).reduce(BigDecimal.ZERO, BigDecimal::add);
        var grades = kinds.stream()
                .flatMap(kind -> kind.getGrades().stream())
                .collect(Collectors.groupingBy(GradeCount::getGrade, Collectors.summingInt(GradeCount::getForms)));
        return ScoreSummary.newBuilder()
                .setRegionCode(regionCode)
                .setYear(year)
                .setDepartments(departments)
                .setForms(forms)
                .setSum(sum.setScale(2))
                .setMean(mean(sum, forms))
                .setLowest(kinds.stream()
                        .map(KindSummary::getLowest)
                        .min(Comparator.naturalOrder())
                        .orElseThrow())
                .setHighest(kinds.stream()
                        .map(KindSummary::getHighest)
                        .max(Comparator.naturalOrder())
                        .orElseThrow())
                .setGrades(counts(grades))
                .setKinds(kinds)
                .build();
    }

    private static @Nullable KindSummary moved(@Nullable KindSummary known, FormKind kind, ScoreMove move) {
        var bounds = move.bounds();
        if (bounds == null) {
            return null;
        }
        var counted = new Counted(known);
        counted.take(move.gone(), -1);
        counted.take(move.come(), 1);
        var departments = (known == null ? 0 : known.getDepartments())
                + (has(move.after(), kind) ? 1 : 0)
                - (has(move.before(), kind) ? 1 : 0);
        return summary(kind, departments, counted, bounds);
    }

    private static KindSummary summary(FormKind kind, int departments, Counted counted, Bounds bounds) {
        return KindSummary.newBuilder()
                .setKind(kind)
                .setDepartments(departments)
                .setForms(counted.forms)
                .setSum(counted.sum.setScale(2))
                .setMean(mean(counted.sum, counted.forms))
                .setLowest(bounds.lowest())
                .setHighest(bounds.highest())
                .setGrades(counts(counted.grades))
                .setLevels(List.copyOf(counted.levels.values()))
                .build();
    }

    private static boolean has(@Nullable DepartmentScore department, FormKind kind) {
        return department != null && department.getKinds().stream().anyMatch(counted -> counted.getKind() == kind);
    }

    private static List<GradeCount> counts(Map<Grade, Integer> grades) {
        return Stream.of(Grade.values())
                .map(grade -> new GradeCount(grade, grades.getOrDefault(grade, 0)))
                .toList();
    }

    private static BigDecimal mean(BigDecimal sum, int forms) {
        return sum.divide(BigDecimal.valueOf(forms), 2, RoundingMode.HALF_UP);
    }

    /** What of a kind is counted form by form. */
    private static final class Counted {

        private final Map<Grade, Integer> grades = new EnumMap<>(Grade.class);
        private final Map<String, LevelSummary> levels = new TreeMap<>();
        private BigDecimal sum = BigDecimal.ZERO;
        private int forms;

        Counted(@Nullable KindSummary known) {
            if (known != null) {
                forms = known.getForms();
                sum = known.getSum();
                known.getGrades().forEach(count -> grades.put(count.getGrade(), count.getForms()));
                known.getLevels().forEach(level -> levels.put(level.getLevel1(), level));
            }
        }

        void take(@Nullable DepartmentFormScore score, int sign) {
            if (score != null) {
                forms += sign;
                sum = sum.add(score.getTotal().multiply(BigDecimal.valueOf(sign)));
                grades.merge(score.getGrade(), sign, Integer::sum);
                score.getLevels()
                        .forEach(
                                level -> levels.compute(level.getLevel1(), (name, known) -> taken(known, level, sign)));
            }
        }

        private static @Nullable LevelSummary taken(@Nullable LevelSummary known, LevelScore level, int sign) {
            var signed = BigDecimal.valueOf(sign);
            var forms = (known == null ? 0 : known.getForms()) + sign;
            var points = Objects.requireNonNullElse(known == null ? null : known.getPoints(), BigDecimal.ZERO)
                    .add(level.getPoints().multiply(signed));
            var maximum = Objects.requireNonNullElse(known == null ? null : known.getMaximum(), BigDecimal.ZERO)
                    .add(level.getMaximum().multiply(signed));
            return forms == 0
                    ? null
                    : new LevelSummary(
                            level.getLevel1(), forms, points.setScale(2), maximum.setScale(2), mean(points, forms));
        }
    }
}
