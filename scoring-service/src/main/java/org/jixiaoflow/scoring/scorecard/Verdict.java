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
 * @param rule code of the rule; empty until the rule signs it
 * @param points exact, before they are rounded; null where there are none yet
 * @param formula with the numbers filled in; what it comes to is added when the points are rounded
 */
record Verdict(String rule, @Nullable BigDecimal points, Sentence formula, List<ScoreInput> inputs, List<Flag> flags) {

    Verdict {
        inputs = List.copyOf(inputs);
        flags = List.copyOf(flags);
    }

    static Verdict of(BigDecimal points, Sentence formula) {
        return new Verdict("", points, formula, List.of(), List.of());
    }

    /** A formula that reads the same in every language. */
    static Verdict of(BigDecimal points, String formula) {
        return of(points, Sentence.plain(formula));
    }

    /** No points: something is missing or doesn't fit, as the sentence {@code key} says. */
    static Verdict none(String key, Flag flag) {
        return none(Sentence.of(key), flag);
    }

    static Verdict none(String key, @Nullable String text, Flag flag) {
        return none(Sentence.of(key, String.valueOf(text)), flag);
    }

    static Verdict none(Sentence why, Flag flag) {
        return new Verdict("", null, why, List.of(), List.of(flag));
    }

    /** As the rule {@code code} says it. */
    Verdict by(String code) {
        return new Verdict(code, points, formula, inputs, flags);
    }

    Verdict with(Flag... more) {
        var all = new ArrayList<>(flags);
        Stream.of(more).filter(flag -> !all.contains(flag)).forEach(all::add);
        return new Verdict(rule, points, formula, inputs, all);
    }

    Verdict with(String name, String value) {
        var all = new ArrayList<>(inputs);
        all.add(new ScoreInput(name, value));
        return new Verdict(rule, points, formula, all, flags);
    }

    /** Other points by a further rule. */
    Verdict changed(String further, BigDecimal to, Sentence step) {
        return new Verdict(rule + "+" + further, to, formula.and(step), inputs, flags);
    }

    boolean is(Flag flag) {
        return flags.contains(flag);
    }
}
