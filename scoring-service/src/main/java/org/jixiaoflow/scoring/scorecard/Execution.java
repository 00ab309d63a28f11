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

    private Execution() {}

    /** F12: E·min(1, spent ÷ adjusted budget). A budget of 0 is a mistake, not 0 points. */
    static Verdict points(BigDecimal e, @Nullable BudgetExecution execution) {
        if (execution == null) {
            return Verdict.none(
                    Rules.MISSING, "尚未填写预算执行数", "The execution of the budget is missing", Flag.ACTUAL_MISSING);
        }
        var budget = execution.getAdjustedBudget();
        var spent = execution.getExecuted();
        if (budget.signum() <= 0) {
            return Verdict.none(Rules.EXECUTION, "全年预算数为 0，无法计算执行率", "There is no budget to divide by", Flag.NO_BUDGET);
        }
        var share =
                spent.divide(budget, MathContext.DECIMAL128).min(BigDecimal.ONE).max(BigDecimal.ZERO);
        var verdict = Verdict.of(
                Rules.EXECUTION,
                e.multiply(share),
                "E × min(1, 执行数 ÷ 预算数): %s × min(1, %s ÷ %s)".formatted(plain(e), plain(spent), plain(budget)),
                "E × min(1, spent ÷ budget): %s × min(1, %s ÷ %s)".formatted(plain(e), plain(spent), plain(budget)));
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
