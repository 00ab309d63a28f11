package org.jixiaoflow.submission.validation;

import java.util.List;
import java.util.Map;
import org.jixiaoflow.schemas.quantity.UnitFamilies;
import org.jspecify.annotations.Nullable;

/**
 * What a form is advised of beyond what decides whether it can be reviewed at all.
 *
 * @param levels the 一级指标 with their points and 二级指标; empty if the template leaves it open
 * @param words lists that take the place of the usual ones
 * @param units which units belong together
 * @param thresholds from where on something is too few, too short or too far away
 * @param year the budget year; null where it isn't known
 */
public record Guidance(
        List<Level> levels,
        Map<WordList, List<String>> words,
        UnitFamilies units,
        Thresholds thresholds,
        @Nullable Integer year) {

    static final Guidance NONE = new Guidance(List.of(), Map.of(), UnitFamilies.usual(), Thresholds.usual(), null);

    public Guidance {
        levels = List.copyOf(levels);
        words = Map.copyOf(words);
    }

    Guidance in(int budgetYear) {
        return new Guidance(levels, words, units, thresholds, budgetYear);
    }

    boolean says(WordList list, @Nullable String text) {
        return text != null && words.getOrDefault(list, list.usual()).stream().anyMatch(text::contains);
    }
}
