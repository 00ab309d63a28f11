package org.jixiaoflow.scoring.scorecard;

import static org.jixiaoflow.scoring.scorecard.Scorecard.plain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jixiaoflow.schemas.Operator;

/** Targets exceeded by far. Source: domain rules section 5, F13. */
final class OverAchieved {

    private static final String RULE = "F13";
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
    static Verdict apply(Verdict verdict, RowFacts facts) {
        var points = verdict.points();
        var d = deviation(facts.operator(), facts.a(), facts.b());
        if (points == null || d.compareTo(facts.policies().overAchievedFrom()) < 0) {
            return verdict;
        }
        var flagged = verdict.with("d", d.setScale(3, RoundingMode.HALF_UP).toPlainString())
                .with(Flag.OVER_ACHIEVED);
        return switch (facts.policies().overAchievement()) {
            case NONE -> flagged;
            case MINUS2 ->
                flagged.changed(
                        RULE,
                        points.subtract(TWO).max(BigDecimal.ZERO),
                        Sentence.plain("; max(0, %s − 2)".formatted(plain(points))));
            case ZERO -> flagged.changed(RULE, BigDecimal.ZERO, Sentence.of("too-far-off"));
            case REDUCE ->
                facts.targetIsTooLow()
                        ? flagged.changed(
                                RULE,
                                facts.w().multiply(BigDecimal.ONE.subtract(d).max(BigDecimal.ZERO)),
                                Sentence.of("target-too-low", plain(facts.w())))
                        : flagged;
        };
    }
}
