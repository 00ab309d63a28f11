package org.jixiaoflow.scoring.scorecard;

/** Marks on a row of a score; their names are stable, their words are the reader's. */
public enum Flag {
    /** F0: there is no actual value yet. */
    ACTUAL_MISSING,
    /** F2b: the actual value equals a target it was to exceed or stay below. */
    STRICT_BOUNDARY,
    /** F3: a rate above 100 %. */
    RATE_ABOVE_WHOLE,
    /** F6: a target of 0 that any value reaches; a reviewer gives the points. */
    TARGET_INVALID,
    /** F6: the points are the reviewer's. */
    POINTS_BY_REVIEWER,
    /** F7, F10: no settled rule; somebody should confirm the points. */
    CONFIRM_MANUALLY,
    /** F8: operator and direction contradict each other. */
    CONTRADICTION,
    /** F9: the share lies outside its band. */
    SHARE_OUTSIDE_BAND,
    /** F12: more was spent than the budget. */
    ABOVE_BUDGET,
    /** F12: there is no budget to divide by. */
    NO_BUDGET,
    /** F13: far above the target. */
    OVER_ACHIEVED,
    /** F15: the total is capped by the execution rate. */
    CAPPED_BY_RATE,
    /** F17: a target or an actual value is no number. */
    UNREADABLE,
    /** F18: target and actual value are measured in units that can't be held against each other. */
    UNIT_MISMATCH,
    /** F19: after the deadline. */
    LATE,
    /** F20: 偏差原因分析及改进措施 is due and missing. */
    REASON_REQUIRED,
    /** The weight is not the one filed. */
    WEIGHT_DERIVED
}
