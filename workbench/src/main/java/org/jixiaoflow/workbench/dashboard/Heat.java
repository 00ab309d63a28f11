package org.jixiaoflow.workbench.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jixiaoflow.schemas.LevelScore;
import org.jixiaoflow.schemas.LevelSummary;
import org.jixiaoflow.workbench.services.Overview;

/** 得分率 of departments by 一级指标: a value in words, and a shade beside it. */
final class Heat {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final int[] SHADES = {60, 80, 90};

    private Heat() {}

    /** A cell: points of what could be had, in percent, and how well that is, 0 to 3. */
    record Cell(BigDecimal rate, BigDecimal points, BigDecimal maximum, int shade) {}

    /** Every 一级指标 that a department has points in, in the order they first come. */
    static List<String> levels(Overview overview) {
        Set<String> levels = new LinkedHashSet<>();
        if (overview.scores() != null) {
            overview.scores().getLevels().forEach(level -> levels.add(level.getLevel1()));
        }
        return List.copyOf(levels);
    }

    /** A department's cell; nothing if it has no such rows. */
    static Optional<Cell> cell(Collection<LevelSummary> levels, String level1) {
        return levels.stream()
                .filter(level -> level.getLevel1().equals(level1))
                .findFirst()
                .flatMap(level -> cell(level.getPoints(), level.getMaximum()));
    }

    /** A form's cell. */
    static Optional<Cell> cell(LevelScore level) {
        return cell(level.getPoints(), level.getMaximum());
    }

    private static Optional<Cell> cell(BigDecimal points, BigDecimal maximum) {
        if (maximum.signum() == 0) {
            return Optional.empty();
        }
        var rate = points.multiply(WHOLE).divide(maximum, 1, RoundingMode.HALF_UP);
        var shade = 0;
        for (var from : SHADES) {
            shade += rate.compareTo(BigDecimal.valueOf(from)) >= 0 ? 1 : 0;
        }
        return Optional.of(new Cell(rate, points, maximum, shade));
    }
}
