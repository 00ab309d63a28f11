package org.jixiaoflow.scoring.scorecard;

import static org.jixiaoflow.scoring.scorecard.Scorecard.plain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jixiaoflow.schemas.Operator;

/** Targets exceeded by far. Source: domain rules section 5, F13. */
final class OverAchieved {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private OverAchieved() {}

    /** d, how far the actual value lies beyond the target in the wanted direction, as a share of the target; the target isn't 0. */
    static BigDecimal deviation(Operator operator, BigDecimal a, BigDecimal b) {
        var beyond = operator == Operator.LE || operator == Operator.LT ? a.subtract(b) : b.subtract(a);
        return beyond.divide(a, MathContext.DECIMAL128);
    }

    /**
     * F13: from the template's deviation on a reason is due, and the points change by its policy. The reduction takes off the deviation,
     * once a reviewer confirms that the target was set too low.
     */
    static Verdict apply(Verdict verdict, BigDecimal w, BigDecimal d, Policies policies, boolean targetTooLow) {
        var points = verdict.points();
        if (points == null || d.compareTo(policies.overAchievedFrom()) < 0) {
            return verdict;
        }
        var flagged = verdict.with("d", d.setScale(3, RoundingMode.HALF_UP).toPlainString())
                .with(Flag.OVER_ACHIEVED);
        return switch (policies.overAchievement()) {
            case NONE -> flagged;
            case MINUS2 ->
                flagged.changed(
                        Rules.OVER_ACHIEVED,
                        points.subtract(TWO).max(BigDecimal.ZERO),
                        "; max(0, %s − 2)".formatted(plain(points)),
                        "; max(0, %s − 2)".formatted(plain(points)));
            case ZERO ->
                flagged.changed(Rules.OVER_ACHIEVED, BigDecimal.ZERO, "; 偏离过大，不得分", "; too far off, no points");
            case REDUCE ->
                targetTooLow
                        ? flagged.changed(
                                Rules.OVER_ACHIEVED,
                                w.multiply(BigDecimal.ONE.subtract(d).max(BigDecimal.ZERO)),
                                "; 目标值偏低，%s × max(0, 1 − d)".formatted(plain(w)),
                                "; target too low, %s × max(0, 1 − d)".formatted(plain(w)))
                        : flagged;
        };
    }
}
