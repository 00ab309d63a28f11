package org.jixiaoflow.scoring.scorecard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.ScoreInput;
import org.jspecify.annotations.Nullable;

/**
 * What a formula says of one row.
 *
 * @param rule code of the formula
 * @param points exact, before they are rounded; null where there are none yet
 * @param formula with the numbers filled in, Chinese; what it comes to is added when the points are rounded
 * @param formulaEn the same in English
 */
record Verdict(
        String rule,
        @Nullable BigDecimal points,
        String formula,
        String formulaEn,
        List<ScoreInput> inputs,
        List<Flag> flags) {

    Verdict {
        inputs = List.copyOf(inputs);
        flags = List.copyOf(flags);
    }

    static Verdict of(String rule, BigDecimal points, String formula, String formulaEn, Flag... flags) {
        return new Verdict(rule, points, formula, formulaEn, List.of(), List.of(flags));
    }

    /** A formula that reads the same in every language. */
    static Verdict of(String rule, BigDecimal points, String formula, Flag... flags) {
        return of(rule, points, formula, formula, flags);
    }

    /** No points: something is missing or doesn't fit. */
    static Verdict none(String rule, String why, String whyEn, Flag... flags) {
        return new Verdict(rule, null, why, whyEn, List.of(), List.of(flags));
    }

    Verdict with(Flag... more) {
        var all = new ArrayList<>(flags);
        Stream.of(more).filter(flag -> !all.contains(flag)).forEach(all::add);
        return new Verdict(rule, points, formula, formulaEn, inputs, all);
    }

    Verdict with(String name, String value) {
        var all = new ArrayList<>(inputs);
        all.add(new ScoreInput(name, value));
        return new Verdict(rule, points, formula, formulaEn, all, flags);
    }

    /** Other points by a further rule. */
    Verdict changed(String further, BigDecimal to, String step, String stepEn) {
        return new Verdict(rule + "+" + further, to, formula + step, formulaEn + stepEn, inputs, flags);
    }

    boolean is(Flag flag) {
        return flags.contains(flag);
    }
}
