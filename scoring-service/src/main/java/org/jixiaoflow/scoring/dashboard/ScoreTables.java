package org.jixiaoflow.scoring.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.DepartmentKindScore;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeCount;
import org.jixiaoflow.schemas.KindSummary;
import org.jixiaoflow.schemas.LevelSummary;
import org.jixiaoflow.schemas.ScoreSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Scores as tables with a header, in the reader's language. */
@Component
class ScoreTables {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final MessageSource messages;

    ScoreTables(MessageSource messages) {
        this.messages = messages;
    }

    List<List<Object>> scores(List<ScoreRow> scores, Locale locale) {
        var rows = table(locale, "form", "department", "code", "year", "kind", "total", "grade");
        scores.forEach(score -> rows.add(List.of(
                score.formId(),
                Objects.requireNonNullElse(score.departmentName(), ""),
                score.departmentCode(),
                String.valueOf(score.year()),
                kind(score.kind(), locale),
                score.total(),
                grade(score.grade(), locale))));
        return rows;
    }

    /**
     * @param departments highest mean first; those with the same mean share a rank
     * @param kind of the forms that are ranked; null for all
     */
    List<List<Object>> ranking(List<DepartmentScore> departments, @Nullable FormKind kind, Locale locale) {
        var rows = table(locale, "rank", "department", "code", "forms", "mean", "grade");
        BigDecimal above = null;
        var rank = 0;
        for (var department : departments) {
            var score = ranked(department, kind);
            rank = above != null && score.mean().compareTo(above) == 0 ? rank : rows.size();
            above = score.mean();
            rows.add(List.of(
                    rank,
                    Objects.requireNonNullElse(department.getDepartmentName(), ""),
                    department.getDepartmentCode(),
                    score.forms(),
                    score.mean(),
                    grade(score.grade(), locale)));
        }
        return rows;
    }

    private static Ranked ranked(DepartmentScore department, @Nullable FormKind kind) {
        return department.getKinds().stream()
                .filter(score -> score.getKind() == kind)
                .findFirst()
                .map(score -> new Ranked(score.getForms(), score.getMean(), score.getGrade()))
                .orElseGet(() -> new Ranked(
                        department.getKinds().stream()
                                .mapToInt(DepartmentKindScore::getForms)
                                .sum(),
                        department.getMean(),
                        department.getGrade()));
    }

    /** What a department is ranked by. */
    private record Ranked(int forms, BigDecimal mean, Grade grade) {}

    /** A row for all forms, one for each kind, and below it one for each 一级指标. */
    List<List<Object>> summary(ScoreSummary summary, Locale locale) {
        var rows = table(locale, "kind", "level1", "departments", "forms", "sum", "mean", "rate", "lowest", "highest");
        Stream.of(Grade.values()).forEach(grade -> rows.get(0).add(grade(grade, locale)));
        rows.add(row(
                messages.getMessage("kind.all", null, locale),
                summary.getDepartments(),
                summary.getForms(),
                summary.getSum(),
                summary.getMean(),
                Objects.requireNonNullElse(summary.getLowest(), ""),
                Objects.requireNonNullElse(summary.getHighest(), ""),
                summary.getGrades()));
        for (var kind : summary.getKinds()) {
            rows.add(of(kind, locale));
            kind.getLevels().forEach(level -> rows.add(of(kind, level, locale)));
        }
        return rows;
    }

    private List<Object> of(KindSummary kind, Locale locale) {
        return row(
                kind(kind.getKind(), locale),
                kind.getDepartments(),
                kind.getForms(),
                kind.getSum(),
                kind.getMean(),
                kind.getLowest(),
                kind.getHighest(),
                kind.getGrades());
    }

    private static List<Object> row(
            String kind,
            int departments,
            int forms,
            BigDecimal sum,
            BigDecimal mean,
            Object lowest,
            Object highest,
            List<GradeCount> grades) {
        var row = new ArrayList<Object>(List.of(kind, "", departments, forms, sum, mean, "", lowest, highest));
        grades.forEach(grade -> row.add(grade.getForms()));
        return row;
    }

    private List<Object> of(KindSummary kind, LevelSummary level, Locale locale) {
        return List.of(
                kind(kind.getKind(), locale),
                messages.getMessage("dimension." + level.getLevel1(), null, level.getLevel1(), locale),
                "",
                level.getForms(),
                level.getPoints(),
                level.getMean(),
                rate(level));
    }

    /** 得分率: points of what could be had, in percent. */
    private static Object rate(LevelSummary level) {
        return level.getMaximum().signum() == 0
                ? ""
                : level.getPoints().multiply(WHOLE).divide(level.getMaximum(), 2, RoundingMode.HALF_UP);
    }

    private String kind(FormKind kind, Locale locale) {
        return messages.getMessage("kind." + kind, null, locale);
    }

    private String grade(Grade grade, Locale locale) {
        return messages.getMessage("grade." + grade, null, locale);
    }

    private List<List<Object>> table(Locale locale, String... columns) {
        var header = new ArrayList<Object>();
        Stream.of(columns).forEach(column -> header.add(messages.getMessage("column." + column, null, locale)));
        var rows = new ArrayList<List<Object>>();
        rows.add(header);
        return rows;
    }
}
