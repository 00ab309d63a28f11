package org.jixiaoflow.scoring.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.DepartmentFormScore;
import org.jixiaoflow.schemas.DepartmentKindScore;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.LevelScore;
import org.jixiaoflow.scoring.scorecard.Scorecard;
import org.jspecify.annotations.Nullable;

/** A department's score, form by form. Its grade is by the bands of its first form, so that it depends on nothing but the forms. */
final class DepartmentScores {

    private DepartmentScores() {}

    static String key(FormScore score) {
        return score.getRegionCode() + "-" + score.getYear() + "-" + score.getDepartmentCode();
    }

    static DepartmentScore with(@Nullable DepartmentScore department, FormScore score) {
        var forms = others(department, score);
        forms.add(new DepartmentFormScore(
                score.getFormId(),
                score.getKind(),
                score.getTotal(),
                score.getGrade(),
                score.getGradeBands(),
                levels(score)));
        forms.sort(Comparator.comparing(DepartmentFormScore::getFormId));
        return of(forms, score, score.getDepartmentName());
    }

    static @Nullable DepartmentScore without(@Nullable DepartmentScore department, FormScore score) {
        var forms = others(department, score);
        return department == null || forms.isEmpty() ? null : of(forms, score, department.getDepartmentName());
    }

    private static List<LevelScore> levels(FormScore score) {
        var levels = new TreeMap<String, LevelScore>();
        score.getParts().stream()
                .filter(part -> part.getLevel1() != null)
                .map(part -> new LevelScore(part.getLevel1(), part.getPoints(), part.getMaximum()))
                .forEach(row -> levels.merge(row.getLevel1(), row, DepartmentScores::sum));
        return List.copyOf(levels.values());
    }

    private static LevelScore sum(LevelScore one, LevelScore other) {
        return new LevelScore(
                one.getLevel1(),
                one.getPoints().add(other.getPoints()),
                one.getMaximum().add(other.getMaximum()));
    }

    private static List<DepartmentFormScore> others(@Nullable DepartmentScore department, FormScore score) {
        var forms = new ArrayList<>(department == null ? List.<DepartmentFormScore>of() : department.getForms());
        forms.removeIf(form -> form.getFormId().equals(score.getFormId()));
        return forms;
    }

    private static DepartmentScore of(
            List<DepartmentFormScore> forms, FormScore score, @Nullable String departmentName) {
        return DepartmentScore.newBuilder()
                .setRegionCode(score.getRegionCode())
                .setYear(score.getYear())
                .setDepartmentCode(score.getDepartmentCode())
                .setDepartmentName(departmentName)
                .setForms(forms)
                .setMean(mean(forms))
                .setGrade(grade(forms))
                .setKinds(Stream.of(FormKind.values())
                        .map(kind -> forms.stream()
                                .filter(form -> form.getKind() == kind)
                                .toList())
                        .filter(ofKind -> !ofKind.isEmpty())
                        .map(ofKind -> new DepartmentKindScore(
                                ofKind.get(0).getKind(), ofKind.size(), mean(ofKind), grade(ofKind)))
                        .toList())
                .build();
    }

    private static BigDecimal mean(List<DepartmentFormScore> forms) {
        return forms.stream()
                .map(DepartmentFormScore::getTotal)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(forms.size()), 2, RoundingMode.HALF_UP);
    }

    private static Grade grade(List<DepartmentFormScore> forms) {
        return Scorecard.grade(mean(forms), forms.get(0).getGradeBands());
    }
}
