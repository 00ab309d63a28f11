package org.jixiaoflow.scoring.evaluation;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.DepartmentFormScore;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeCount;
import org.jixiaoflow.schemas.KindSummary;
import org.jixiaoflow.schemas.KindTally;
import org.jixiaoflow.schemas.ScoreSummary;
import org.jixiaoflow.schemas.ScoreTally;
import org.jspecify.annotations.Nullable;

/** What a region's year is counted from, kind by kind, so that lowest and highest survive a revocation. */
public final class Tallies {

    private Tallies() {}

    static String key(DepartmentScore department) {
        return department.getRegionCode() + "-" + department.getYear();
    }

    static @Nullable ScoreTally with(@Nullable ScoreTally tally, DepartmentScore department) {
        return counted(tally, department, 1);
    }

    static @Nullable ScoreTally without(@Nullable ScoreTally tally, DepartmentScore department) {
        return counted(tally, department, -1);
    }

    private static @Nullable ScoreTally counted(@Nullable ScoreTally tally, DepartmentScore department, int sign) {
        var kinds = new EnumMap<FormKind, KindTally>(FormKind.class);
        if (tally != null) {
            tally.getKinds().forEach(kind -> kinds.put(kind.getKind(), kind));
        }
        department.getForms().stream()
                .collect(Collectors.groupingBy(DepartmentFormScore::getKind))
                .forEach((kind, forms) ->
                        kinds.compute(kind, (same, counted) -> KindTallies.counted(counted, kind, forms, sign)));
        return kinds.isEmpty()
                ? null
                : ScoreTally.newBuilder()
                        .setRegionCode(department.getRegionCode())
                        .setYear(department.getYear())
                        .setDepartments((tally == null ? 0 : tally.getDepartments()) + sign)
                        .setKinds(kinds.values().stream().toList())
                        .build();
    }

    /** The summary of those departments, as it is published once they are all that is scored of a region's year; null of none. */
    public static @Nullable ScoreSummary summary(List<DepartmentScore> departments) {
        ScoreTally tally = null;
        for (var department : departments) {
            tally = with(tally, department);
        }
        return summary(tally);
    }

    static @Nullable ScoreSummary summary(@Nullable ScoreTally tally) {
        if (tally == null) {
            return null;
        }
        var kinds = tally.getKinds().stream().map(KindTallies::summary).toList();
        var forms = kinds.stream().mapToInt(KindSummary::getForms).sum();
        var sum = kinds.stream().map(KindSummary::getSum).reduce(BigDecimal.ZERO, BigDecimal::add);
        var grades = kinds.stream()
                .flatMap(kind -> kind.getGrades().stream())
                .collect(Collectors.groupingBy(GradeCount::getGrade, Collectors.summingInt(GradeCount::getForms)));
        return ScoreSummary.newBuilder()
                .setRegionCode(tally.getRegionCode())
                .setYear(tally.getYear())
                .setDepartments(tally.getDepartments())
                .setForms(forms)
                .setSum(sum.setScale(2))
                .setMean(KindTallies.mean(sum, forms))
                .setLowest(kinds.stream()
                        .map(KindSummary::getLowest)
                        .min(Comparator.naturalOrder())
                        .orElseThrow())
                .setHighest(kinds.stream()
                        .map(KindSummary::getHighest)
                        .max(Comparator.naturalOrder())
                        .orElseThrow())
                .setGrades(Stream.of(Grade.values())
                        .map(grade -> new GradeCount(grade, grades.getOrDefault(grade, 0)))
                        .toList())
                .setKinds(kinds)
                .build();
    }
}
