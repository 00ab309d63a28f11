package org.jixiaoflow.cli.check;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.KindSummary;

/**
 * What a region's year comes to in one kind of form, counted here or told by a summary.
 *
 * @param grades those that any form has
 * @param levels points by 一级指标
 */
record Sum(
        int departments,
        int forms,
        BigDecimal points,
        BigDecimal lowest,
        BigDecimal highest,
        Map<Grade, Integer> grades,
        Map<String, BigDecimal> levels) {

    /** Of at least one score. */
    static Sum counted(Collection<FormScore> scores) {
        var departments = new HashSet<String>();
        var points = BigDecimal.ZERO.setScale(2);
        var lowest = scores.iterator().next().getTotal();
        var highest = lowest;
        var grades = new EnumMap<Grade, Integer>(Grade.class);
        var levels = new TreeMap<String, BigDecimal>();
        for (var score : scores) {
            departments.add(score.getDepartmentCode());
            points = points.add(score.getTotal());
            lowest = lowest.min(score.getTotal());
            highest = highest.max(score.getTotal());
            grades.merge(score.getGrade(), 1, Integer::sum);
            score.getParts().stream()
                    .filter(part -> part.getLevel1() != null)
                    .forEach(part -> levels.merge(part.getLevel1(), part.getPoints(), BigDecimal::add));
        }
        return new Sum(departments.size(), scores.size(), points, lowest, highest, grades, levels);
    }

    static Sum told(KindSummary summary) {
        var grades = new EnumMap<Grade, Integer>(Grade.class);
        summary.getGrades().stream()
                .filter(grade -> grade.getForms() != 0)
                .forEach(grade -> grades.put(grade.getGrade(), grade.getForms()));
        var levels = new TreeMap<String, BigDecimal>();
        summary.getLevels().forEach(level -> levels.put(level.getLevel1(), level.getPoints()));
        return new Sum(
                summary.getDepartments(),
                summary.getForms(),
                summary.getSum(),
                summary.getLowest(),
                summary.getHighest(),
                grades,
                levels);
    }
}
