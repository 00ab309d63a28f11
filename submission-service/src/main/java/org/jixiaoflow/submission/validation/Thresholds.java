package org.jixiaoflow.submission.validation;

import java.math.BigDecimal;

/**
 * From where on something is too few, too short or too far away.
 *
 * @param farTooFew so many indicators can't be judged (V07)
 * @param few so many are worth a word (V07)
 * @param rounding percent by which a target may differ from the amount in its name (V22)
 * @param satisfaction percent of satisfaction below which it is too little to aim at (V26)
 * @param goal characters a goal needs (V30)
 * @param cell characters a printed cell holds (V34)
 */
public record Thresholds(int farTooFew, int few, BigDecimal rounding, BigDecimal satisfaction, int goal, int cell) {

    private static final Thresholds USUAL = new Thresholds(2, 4, BigDecimal.valueOf(5), BigDecimal.valueOf(60), 20, 14);

    /** As the domain's list of rules says. */
    public static Thresholds usual() {
        return USUAL;
    }

    public Thresholds {
        if (farTooFew < 1
                || few < farTooFew
                || rounding.signum() < 0
                || satisfaction.signum() < 0
                || goal < 1
                || cell < 1) {
            throw new IllegalArgumentException("Thresholds of a validation template must all be given and make sense: "
                    + "0 < far-too-few <= few, rounding >= 0, satisfaction >= 0, goal > 0, cell > 0");
        }
    }
}
