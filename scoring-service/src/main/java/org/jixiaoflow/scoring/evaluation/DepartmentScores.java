package org.jixiaoflow.scoring.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jixiaoflow.schemas.CountedScore;
import org.jixiaoflow.schemas.DepartmentFormScore;
import org.jixiaoflow.schemas.DepartmentKindScore;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.GradeBand;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.scoring.scorecard.ScoreLine;
import org.jixiaoflow.scoring.scorecard.Scorecard;
import org.jspecify.annotations.Nullable;

/** A department's score, kind by kind. Its grade is by the bands of its first form, so that it depends on nothing but the forms. */
public final class DepartmentScores {

    private DepartmentScores() {}

    static String key(FormId form) {
        return form.regionCode() + "-" + form.year() + "-" + form.departmentCode();
    }

    /** What is counted of a form's score, or that it has none any more. */
    static CountedScore counted(String formId, @Nullable FormScore score) {
        return score == null
                ? new CountedScore(formId, null, null)
                : new CountedScore(formId, score.getDepartmentName(), ScoreLine.of(score));
    }

    /**
     * A department and its forms, counted as they are in what is published.
     *
     * @param scores one at least, by the forms' ids
     */
    public static DepartmentScore of(List<FormScore> scores) {
        var lines = scores.stream().map(ScoreLine::of).toList();
        DepartmentScore department = null;
        for (var score : scores) {
            department = moved(
                    department,
                    FormId.parse(score.getFormId()).orElseThrow(),
                    score.getDepartmentName(),
                    null,
                    ScoreLine.of(score),
                    kind -> first(lines, kind));
        }
        return DepartmentScore.newBuilder(Objects.requireNonNull(department))
                .setForms(lines)
                .build();
    }

    private static List<GradeBand> first(List<DepartmentFormScore> lines, FormKind kind) {
        return lines.stream()
                .filter(line -> line.getKind() == kind)
                .findFirst()
                .orElseThrow()
                .getGradeBands();
    }

    /**
     * A department once one of its forms is scored otherwise.
     *
     * @param name as the score that came has it
     * @param bands of the first form of a kind that the department has now
     * @return null once no form is left
     */
    static @Nullable DepartmentScore moved(
            @Nullable DepartmentScore department,
            FormId form,
            @Nullable String name,
            @Nullable DepartmentFormScore gone,
            @Nullable DepartmentFormScore come,
            Function<FormKind, List<GradeBand>> bands) {
        var kinds = new EnumMap<FormKind, DepartmentKindScore>(FormKind.class);
        if (department != null) {
            department.getKinds().forEach(kind -> kinds.put(kind.getKind(), kind));
        }
        kinds.compute(form.kind(), (kind, known) -> moved(known, kind, gone, come, bands));
        if (kinds.isEmpty()) {
            return null;
        }
        var all = List.copyOf(kinds.values());
        var mean = mean(
                all.stream().map(DepartmentKindScore::getSum).reduce(BigDecimal.ZERO, BigDecimal::add),
                all.stream().mapToInt(DepartmentKindScore::getForms).sum());
        return DepartmentScore.newBuilder()
                .setRegionCode(form.regionCode())
                .setYear(form.year())
                .setDepartmentCode(form.departmentCode())
                .setDepartmentName(come == null && department != null ? department.getDepartmentName() : name)
                .setForms(List.of())
                .setMean(mean)
                .setGrade(Scorecard.grade(mean, bands.apply(all.get(0).getKind())))
                .setKinds(all)
                .build();
    }

    private static @Nullable DepartmentKindScore moved(
            @Nullable DepartmentKindScore known,
            FormKind kind,
            @Nullable DepartmentFormScore gone,
            @Nullable DepartmentFormScore come,
            Function<FormKind, List<GradeBand>> bands) {
        var forms = known == null ? 0 : known.getForms();
        var sum = known == null ? BigDecimal.ZERO.setScale(2) : known.getSum();
        if (gone != null) {
            forms--;
            sum = sum.subtract(gone.getTotal());
        }
        if (come != null) {
            forms++;
            sum = sum.add(come.getTotal());
        }
        return forms == 0 ? null : kind(kind, forms, sum, bands.apply(kind));
    }

    private static DepartmentKindScore kind(FormKind kind, int forms, BigDecimal sum, List<GradeBand> bands) {
        var mean = mean(sum, forms);
        return new DepartmentKindScore(kind, forms, mean, Scorecard.grade(mean, bands), sum);
    }

    private static BigDecimal mean(BigDecimal sum, int forms) {
        return sum.divide(BigDecimal.valueOf(forms), 2, RoundingMode.HALF_UP);
    }
}
