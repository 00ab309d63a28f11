package org.jixiaoflow.submission.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a form is advised of beyond what decides whether it can be reviewed at all.
 *
 * @param levelPoints how the points are to be shared out among the 一级指标; empty if the template leaves it open
 * @param level2 二级指标 every form should have
 * @param words lists that take the place of the usual ones
 * @param thresholds from where on something is too few, too short or too far away
 * @param year the budget year; null where it isn't known
 */
public record Guidance(
        Map<String, BigDecimal> levelPoints,
        List<String> level2,
        Map<WordList, List<String>> words,
        Thresholds thresholds,
        @Nullable Integer year) {

    static final Guidance NONE = new Guidance(Map.of(), List.of(), Map.of(), Thresholds.usual(), null);

    public Guidance {
        levelPoints = Map.copyOf(levelPoints);
        level2 = List.copyOf(level2);
        words = Map.copyOf(words);
    }

    Guidance in(int budgetYear) {
        return new Guidance(levelPoints, level2, words, thresholds, budgetYear);
    }

    boolean says(WordList list, @Nullable String text) {
        return text != null && words.getOrDefault(list, list.usual()).stream().anyMatch(text::contains);
    }
}
