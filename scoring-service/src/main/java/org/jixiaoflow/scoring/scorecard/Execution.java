package org.jixiaoflow.scoring.scorecard;

import static org.jixiaoflow.scoring.scorecard.Scorecard.plain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jixiaoflow.schemas.BudgetExecution;
import org.jixiaoflow.schemas.RateCap;
import org.jspecify.annotations.Nullable;

/** 预算执行率: points for it (F12), and what a poor one does to the total (F15). Source: domain rules section 5. */
final class Execution {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private static final String RULE = "F12";
    /** F0: nothing reported yet. */
    private static final String MISSING = "F0";

    private Execution() {}

    /** F12: E·min(1, spent ÷ adjusted budget). A budget of 0 is a mistake, not 0 points. */
    static Verdict points(BigDecimal e, @Nullable BudgetExecution execution) {
        if (execution == null) {
            return Verdict.none("no-execution", Flag.ACTUAL_MISSING).by(MISSING);
        }
        var budget = execution.getAdjustedBudget();
        var spent = execution.getExecuted();
        if (budget.signum() <= 0) {
            return Verdict.none("no-budget", Flag.NO_BUDGET).by(RULE);
        }
        var share =
                spent.divide(budget, MathContext.DECIMAL128).min(BigDecimal.ONE).max(BigDecimal.ZERO);
        var verdict = Verdict.of(e.multiply(share), Sentence.of("execution", plain(e), plain(spent), plain(budget)))
                .by(RULE);
        return spent.compareTo(budget) > 0 ? verdict.with(Flag.ABOVE_BUDGET) : verdict;
    }

    /** The execution rate in percent, two decimals; nothing without a budget. */
    static Optional<BigDecimal> rate(@Nullable BudgetExecution execution) {
        return Optional.ofNullable(execution)
                .filter(known -> known.getAdjustedBudget().signum() > 0)
                .map(known -> known.getExecuted()
                        .multiply(WHOLE)
                        .divide(known.getAdjustedBudget(), Points.DECIMALS, RoundingMode.HALF_UP));
    }

    /** F15: the cap that the rate brings; the tightest of those that hold. */
    static Optional<RateCap> cap(BigDecimal rate, List<RateCap> caps) {
        return caps.stream()
                .filter(cap -> rate.compareTo(cap.getBelow()) < 0)
                .min(Comparator.comparing(RateCap::getTotal));
    }
}
