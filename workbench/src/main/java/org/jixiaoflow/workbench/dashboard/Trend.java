package org.jixiaoflow.workbench.dashboard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.workbench.services.DepartmentHistory;
import org.jixiaoflow.workbench.services.Overview;
import org.jspecify.annotations.Nullable;

/**
 * Means over years as a line: a picture of the table beside it, laid out in a box of {@value WIDTH} by {@value HEIGHT}.
 *
 * @param points oldest year first
 */
record Trend(List<Point> points) {

    static final int WIDTH = 600;
    static final int HEIGHT = 150;
    private static final int MARGIN = 40;
    private static final double TOP = 30;
    private static final double SPAN = 80;

    /** A year's mean and where it lies. */
    record Point(int year, BigDecimal mean, int forms, double x, double y) {}

    private record Mean(int year, BigDecimal mean, int forms) {}

    static Trend of(Overview overview) {
        return of(overview.years().stream()
                .map(each -> new Mean(
                        each.year(), each.scores().getMean(), each.scores().getForms()))
                .toList());
    }

    /** A department's in one kind of form. */
    static Trend of(DepartmentHistory history, FormKind kind) {
        return of(history.years().stream()
                .flatMap(year -> year.kinds().stream()
                        .filter(score -> score.getKind() == kind)
                        .map(score -> new Mean(year.year(), score.getMean(), score.getForms())))
                .toList());
    }

    /** The highest and the lowest mean take the whole height, so that a change of a point is seen. */
    private static Trend of(List<Mean> means) {
        var lowest = means.stream()
                .mapToDouble(each -> each.mean().doubleValue())
                .min()
                .orElse(0);
        var highest = means.stream()
                .mapToDouble(each -> each.mean().doubleValue())
                .max()
                .orElse(0);
        var range = Math.max(1, highest - lowest);
        var step = means.size() < 2 ? 0 : (WIDTH - 2.0 * MARGIN) / (means.size() - 1);
        return new Trend(IntStream.range(0, means.size())
                .mapToObj(at -> new Point(
                        means.get(at).year(),
                        means.get(at).mean(),
                        means.get(at).forms(),
                        means.size() < 2 ? WIDTH / 2.0 : MARGIN + at * step,
                        TOP + SPAN * (highest - means.get(at).mean().doubleValue()) / range))
                .toList());
    }

    public boolean isEmpty() {
        return points.isEmpty();
    }

    /** Where the line goes. */
    public String line() {
        return points.stream()
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", point.x(), point.y()))
                .collect(Collectors.joining(" "));
    }

    /** By how much a year's mean is above that of the year before; null if one of them has none. */
    public @Nullable BigDecimal change(int year) {
        return mean(year).flatMap(now -> mean(year - 1).map(now::subtract)).orElse(null);
    }

    private Optional<BigDecimal> mean(int year) {
        return points.stream()
                .filter(point -> point.year() == year)
                .map(Point::mean)
                .findFirst();
    }
}
