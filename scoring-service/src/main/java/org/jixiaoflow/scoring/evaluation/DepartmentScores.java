package org.jixiaoflow.scoring.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jixiaoflow.schemas.DepartmentFormScore;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.scoring.scorecard.Scorecard;
import org.jspecify.annotations.Nullable;

/** A department's score, form by form. Its grade is by the bands of its first form, so that it depends on nothing but the forms. */
final class DepartmentScores {

    private DepartmentScores() {}

    static String key(FormScore score) {
        return "%s-%d-%s".formatted(score.getRegionCode(), score.getYear(), score.getDepartmentCode());
    }

    static DepartmentScore with(@Nullable DepartmentScore department, FormScore score) {
        var forms = others(department, score);
        forms.add(new DepartmentFormScore(
                score.getFormId(), score.getKind(), score.getTotal(), score.getGrade(), score.getGradeBands()));
        forms.sort(Comparator.comparing(DepartmentFormScore::getFormId));
        return of(forms, score, score.getDepartmentName());
    }

    static @Nullable DepartmentScore without(@Nullable DepartmentScore department, FormScore score) {
        var forms = others(department, score);
        return department == null || forms.isEmpty() ? null : of(forms, score, department.getDepartmentName());
    }

    private static List<DepartmentFormScore> others(@Nullable DepartmentScore department, FormScore score) {
        var forms = new ArrayList<>(department == null ? List.<DepartmentFormScore>of() : department.getForms());
        forms.removeIf(form -> form.getFormId().equals(score.getFormId()));
        return forms;
    }

    private static DepartmentScore of(
            List<DepartmentFormScore> forms, FormScore score, @Nullable String departmentName) {
        var mean = forms.stream()
                .map(DepartmentFormScore::getTotal)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(forms.size()), 2, RoundingMode.HALF_UP);
        return DepartmentScore.newBuilder()
                .setRegionCode(score.getRegionCode())
                .setYear(score.getYear())
                .setDepartmentCode(score.getDepartmentCode())
                .setDepartmentName(departmentName)
                .setForms(forms)
                .setMean(mean)
                .setGrade(Scorecard.grade(mean, forms.get(0).getGradeBands()))
                .build();
    }
}
