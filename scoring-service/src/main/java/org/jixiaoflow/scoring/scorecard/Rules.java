package org.jixiaoflow.scoring.scorecard;

/**
 * Codes of every scoring rule. F0 to F20 of the domain score what a department reports at year end; R and W are those of an objective's
 * review.
 */
final class Rules {

    /** R1 评审得分: an item's points times the share rated, rounded. Source: domain rules section 1, review form. */
    static final String RATED_ITEM = "R1";

    /** W1: weights as filed; they add up to 100 less the execution points. Source: V03. */
    static final String AS_FILED = "W1";

    /** W2: weights that don't add up are scaled until they do. Source: domain rules section 8, totals of 80, 180 and 200. */
    static final String SCALED = "W2";

    /** W3: where none is filed, a level's points are shared evenly by its indicators. Source: domain rules section 2, weights of the template. */
    static final String DERIVED = "W3";

    /** W4: where some are missing, the rest is shared evenly by those that have none. */
    static final String COMPLETED = "W4";

    /** F0: no actual value yet; no points, and the total is incomplete. Source: domain rules section 5, as all that follow. */
    static final String MISSING = "F0";

    /** F1 正向 ≥ or >: W·B/A up to W. */
    static final String REACHING = "F1";

    /** F2 反向 ≤ or <: W up to the target, W·A/B or linear beyond. F2b: strict operators give W at the boundary, marked. */
    static final String NOT_EXCEEDING = "F2";

    /** F3 = on a bounded rate. */
    static final String BOUNDED_RATE = "F3";

    /** F4 = on counts and amounts. */
    static final String EXACTLY = "F4";

    /** F4r = with 反向. */
    static final String EXACTLY_OR_LESS = "F4r";

    /** F5: a target of 0. */
    static final String ZERO = "F5";

    /** F6: a target of 0 that every value reaches; points are the reviewer's. */
    static final String BY_REVIEWER = "F6";

    /** F7: growth and net change. */
    static final String NET_CHANGE = "F7";

    /** F8: operator contradicts direction; not scored until corrected. */
    static final String CONTRADICTION = "F8";

    /** F9 定性 by bands. */
    static final String BANDED = "F9";

    /** F10 定性 on a scale. */
    static final String ON_SCALE = "F10";

    /** F11 满意度 by intervals. */
    static final String SATISFACTION = "F11";

    /** F12 预算执行率. */
    static final String EXECUTION = "F12";

    /** F13: a target exceeded by far. */
    static final String OVER_ACHIEVED = "F13";

    /** F15: the total, its cap by the execution rate, its grade. F14, every row in [0, W], is {@link RowScore}'s. */
    static final String TOTAL = "F15";

    /** F16: units of a department as one. */
    static final String UNITS = "F16";

    /** F17: numbers as printed; what is none gets no points. */
    static final String PRINTED = "F17";

    /** F18: units of different families are not held against each other. */
    static final String FAMILIES = "F18";

    /** F19: deadlines. */
    static final String DEADLINE = "F19";

    private Rules() {}
}
