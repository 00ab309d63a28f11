package org.jixiaoflow.scoring.scorecard;

import java.util.List;

/**
 * The scoring rules of a reported indicator, one line each: the first whose condition holds says its points. What holds for every row, the
 * range of its points (F14) and the reason that is due for a deviation (F20), is {@link RowScore}'s; targets exceeded by far (F13) are
 * {@link OverAchieved}'s. Source: domain rules section 5.
 */
final class ScoringRules {

    /** Rules for rows in which no two numbers can be compared. */
    static final List<ScoringRule> OF_ANY = List.of(
            new ScoringRule("F17", RowFacts::lacksOperator, facts -> Verdict.none("no-operator", Flag.UNREADABLE)),
            new ScoringRule("F9", RowFacts::isBanded, Qualitative::banded),
            new ScoringRule(
                    "F10",
                    facts -> facts.onScale().isPresent(),
                    facts -> facts.onScale().orElseThrow()),
            new ScoringRule(
                    "F8",
                    facts -> !facts.isQualitative() && facts.contradicts(),
                    facts -> Verdict.none("contradiction", Flag.CONTRADICTION)),
            new ScoringRule("F0", RowFacts::lacksActual, facts -> Verdict.none("no-actual", Flag.ACTUAL_MISSING)),
            new ScoringRule("F19", RowFacts::isDated, Lateness::score),
            new ScoringRule(
                    "F17",
                    facts -> facts.target().isEmpty(),
                    facts -> Verdict.none("target-unreadable", facts.row().getTarget(), Flag.UNREADABLE)),
            new ScoringRule(
                    "F17",
                    facts -> facts.actual().isEmpty(),
                    facts -> Verdict.none("actual-unreadable", facts.row().getActual(), Flag.UNREADABLE)),
            new ScoringRule("F18", RowFacts::isIncomparable, Quantitative::incomparable));

    /** Rules for a target and an actual value that can be compared. The last is for all that are left. */
    static final List<ScoringRule> OF_NUMBERS = List.of(
            new ScoringRule("F6", RowFacts::isReachedByAll, facts -> Verdict.none("target-zero", Flag.TARGET_INVALID)),
            new ScoringRule("F5", RowFacts::isZero, Quantitative::zero),
            new ScoringRule("F7", RowFacts::isNetChange, Quantitative::netChange),
            new ScoringRule("F11", RowFacts::isSatisfaction, Quantitative::satisfaction),
            new ScoringRule("F4r", RowFacts::asksExactlyOrLess, Quantitative::notExceeding),
            new ScoringRule("F3", RowFacts::asksExactlyOfRate, Quantitative::boundedRate),
            new ScoringRule("F4", RowFacts::asksExactly, Quantitative::exactly),
            new ScoringRule("F2", RowFacts::asksAtMost, Quantitative::notExceeding),
            new ScoringRule("F1", facts -> true, Quantitative::reaching));

    private ScoringRules() {}
}
