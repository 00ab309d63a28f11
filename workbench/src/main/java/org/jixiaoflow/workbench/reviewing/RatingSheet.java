package org.jixiaoflow.workbench.reviewing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.RatedItem;
import org.jixiaoflow.workbench.services.Desk;
import org.jixiaoflow.workbench.services.FormSheet;
import org.jspecify.annotations.Nullable;

/**
 * What is rated, how it was rated before, and what might be given now.
 *
 * @param total of what is rated, typed now or given before
 * @param missing names of items not rated yet
 * @param grade of the total; null as long as items are missing
 */
record RatingSheet(
        List<Line> lines,
        BigDecimal total,
        List<String> missing,
        @Nullable Grade grade) {

    private static final BigDecimal FULL = new BigDecimal(100);

    /**
     * An item.
     *
     * @param now typed and not sent
     * @param before given at this stage or one before
     * @param lastYear given to the form of the year before, where that is shown
     */
    record Line(
            String dimension,
            FormSheet.Item item,
            @Nullable BigDecimal now,
            @Nullable BigDecimal before,
            @Nullable BigDecimal lastYear,
            FormSheet.@Nullable Suggestion suggestion) {

        public @Nullable BigDecimal percent() {
            return now == null ? before : now;
        }

        /** What speaks for the suggestion, each rule once. */
        public List<Reason> reasons() {
            return suggestion == null
                    ? List.of()
                    : suggestion.findings().stream()
                            .collect(Collectors.groupingBy(Finding::getCode, LinkedHashMap::new, Collectors.toList()))
                            .values()
                            .stream()
                            .map(alike -> new Reason(alike.get(0), alike.size()))
                            .toList();
        }
    }

    /**
     * The first finding of a rule.
     *
     * @param times how many there are of it
     */
    record Reason(Finding finding, int times) {}

    static RatingSheet of(FormSheet sheet, Desk.Draft draft, List<RatedItem> lastYear, Locale locale) {
        var lines = new ArrayList<Line>();
        for (var dimension : sheet.template().dimensions()) {
            for (var item : dimension.items()) {
                lines.add(new Line(
                        dimension.name(locale),
                        item,
                        draft.rating(item.code()),
                        percent(sheet.ratings(), item),
                        percent(lastYear, item),
                        sheet.suggestedRatings().stream()
                                .filter(suggested -> suggested.item().equals(item.code()))
                                .findFirst()
                                .orElse(null)));
            }
        }
        var total = lines.stream().map(RatingSheet::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        var missing = lines.stream()
                .filter(line -> line.percent() == null)
                .map(line -> line.item().name(locale))
                .toList();
        return new RatingSheet(
                lines,
                total,
                missing,
                missing.isEmpty() && !lines.isEmpty() ? grade(sheet.template().bands(), total) : null);
    }

    private static @Nullable BigDecimal percent(List<RatedItem> ratings, FormSheet.Item item) {
        return ratings.stream()
                .filter(rated -> rated.getItem().equals(item.code()))
                .map(RatedItem::getPercent)
                .findFirst()
                .orElse(null);
    }

    /** The grade above and the points that are missing to it; null for the best, and as long as items are missing. */
    public @Nullable Step step(Map<Grade, BigDecimal> bands) {
        return grade == null
                ? null
                : bands.entrySet().stream()
                        .filter(band -> band.getValue().compareTo(total) > 0)
                        .min(Map.Entry.comparingByValue())
                        .map(band -> new Step(band.getKey(), band.getValue().subtract(total)))
                        .orElse(null);
    }

    /** What is missing to a grade. */
    record Step(Grade grade, BigDecimal points) {}

    private static BigDecimal points(Line line) {
        var percent = line.percent();
        return percent == null
                ? BigDecimal.ZERO
                : line.item().points().multiply(percent).divide(FULL, 2, RoundingMode.HALF_UP);
    }

    private static @Nullable Grade grade(Map<Grade, BigDecimal> bands, BigDecimal total) {
        return bands.entrySet().stream()
                .filter(band -> total.compareTo(band.getValue()) >= 0)
                .max(Comparator.comparing(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** Why approval is closed; null if it isn't. */
    public @Nullable String closed() {
        return !missing.isEmpty() ? "missing" : grade == Grade.POOR ? "poor" : null;
    }
}
