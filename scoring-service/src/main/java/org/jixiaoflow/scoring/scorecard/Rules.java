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

    private Rules() {}
}
