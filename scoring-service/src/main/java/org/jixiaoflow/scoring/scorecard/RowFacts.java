package org.jixiaoflow.scoring.scorecard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.schemas.quantity.Deadline;
import org.jixiaoflow.schemas.quantity.Quantity;
import org.jixiaoflow.schemas.quantity.Unit.Family;
import org.jspecify.annotations.Nullable;

/**
 * One indicator (指标) of a self-evaluation, read once: what conditions and formulas of {@link ScoringRules} look at.
 *
 * @param w its weight as used
 * @param target nothing if it is no number
 * @param actual nothing if it is no number
 * @param due nothing if the target is no date
 * @param done nothing if the actual value is no date
 * @param onScale F10, where target and grade reached lie on one scale of the template
 * @param reviewed what a reviewer decided on the row; null if nothing
 */
record RowFacts(
        Indicator row,
        BigDecimal w,
        Optional<Quantity> target,
        Optional<Quantity> actual,
        Optional<LocalDate> due,
        Optional<LocalDate> done,
        Optional<Verdict> onScale,
        @Nullable ReviewedRow reviewed,
        ScoringTemplate template,
        Policies policies) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final Pattern BOUNDED = Pattern.compile(".*(率|满意度|比例|占比).*");
    private static final Pattern CHANGING = Pattern.compile(".*(增长|增幅|增速|净|变化|下降).*");
    private static final Set<Operator> AT_LEAST = Set.of(Operator.GE, Operator.GT);
    private static final Set<Operator> AT_MOST = Set.of(Operator.LE, Operator.LT);

    /** Reads what is a number or a date in the row of {@code year}, or a grade where nothing can be counted. */
    static RowFacts of(
            Indicator row,
            BigDecimal w,
            int year,
            @Nullable ReviewedRow reviewed,
            ScoringTemplate template,
            Policies policies) {
        if (row.getOperator() == Operator.QUALITATIVE) {
            return new RowFacts(
                    row,
                    w,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Qualitative.onScale(row, w, template),
                    reviewed,
                    template,
                    policies);
        }
        return new RowFacts(
                row,
                w,
                Quantity.read(row.getTarget(), row.getUnit()).asQuantity(),
                Quantity.read(row.getActual(), row.getUnit()).asQuantity(),
                Deadline.read(row.getTarget(), row.getUnit(), year),
                Deadline.read(row.getActual(), row.getUnit(), year),
                Optional.empty(),
                reviewed,
                template,
                policies);
    }

    /** A, the target in base units. */
    BigDecimal a() {
        return target.orElseThrow().value();
    }

    /** B, the actual value in base units. */
    BigDecimal b() {
        return actual.orElseThrow().value();
    }

    Operator operator() {
        return Objects.requireNonNull(row.getOperator());
    }

    boolean lacksOperator() {
        return row.getOperator() == null;
    }

    boolean isQualitative() {
        return row.getOperator() == Operator.QUALITATIVE;
    }

    boolean isBanded() {
        return isQualitative() && row.getBand() != null && row.getBandPercent() != null;
    }

    boolean lacksActual() {
        return isQualitative() || row.getActual() == null || row.getActual().isBlank();
    }

    boolean contradicts() {
        return (asksAtLeast() && row.getDirection() == Direction.NEGATIVE)
                || (asksAtMost() && row.getDirection() == Direction.POSITIVE);
    }

    boolean isDated() {
        return due.isPresent() && done.isPresent();
    }

    boolean isIncomparable() {
        return !target.orElseThrow().goesWith(actual.orElseThrow());
    }

    boolean isZero() {
        return a().signum() == 0;
    }

    /** Whether every value reaches the target of 0. */
    boolean isReachedByAll() {
        return isZero() && (asksAtLeast() || operator() == Operator.LT);
    }

    boolean isNetChange() {
        return a().signum() < 0 || (b().signum() < 0 && isChange());
    }

    boolean isSatisfaction() {
        return unit() == Family.RATIO
                && !template.getSatisfaction().isEmpty()
                && List.of(
                                name(),
                                Objects.requireNonNullElse(row.getLevel1(), ""),
                                Objects.requireNonNullElse(row.getLevel2(), ""))
                        .stream()
                        .anyMatch(text -> text.contains("满意度"));
    }

    boolean asksExactly() {
        return operator() == Operator.EQ;
    }

    boolean asksExactlyOrLess() {
        return asksExactly() && row.getDirection() == Direction.NEGATIVE;
    }

    boolean asksExactlyOfRate() {
        return asksExactly() && isBoundedRate();
    }

    boolean asksAtMost() {
        return AT_MOST.contains(operator());
    }

    /** F2b: whether the actual value equals a target it was to exceed or stay below. */
    boolean isAtStrictBoundary() {
        return (operator() == Operator.GT || operator() == Operator.LT) && a().compareTo(b()) == 0;
    }

    /** F13: bounded rates can't be far above, and money saved is no fault; a change has no ratio. */
    boolean countsOverAchievement() {
        var saved = asksAtMost() && unit() == Family.MONEY;
        return a().signum() > 0 && !isBoundedRate() && !saved && !isChange();
    }

    boolean targetIsTooLow() {
        return reviewed != null && reviewed.getTargetTooLow();
    }

    @Nullable BigDecimal baseline() {
        return Quantity.read(row.getBaseline(), row.getUnit())
                .asQuantity()
                .map(Quantity::value)
                .orElse(null);
    }

    private boolean asksAtLeast() {
        return AT_LEAST.contains(operator());
    }

    private boolean isBoundedRate() {
        return unit() == Family.RATIO
                && a().compareTo(WHOLE) <= 0
                && BOUNDED.matcher(name()).matches()
                && !isChange();
    }

    private boolean isChange() {
        return CHANGING.matcher(name()).matches();
    }

    private Family unit() {
        return target.orElseThrow().unit().family();
    }

    private String name() {
        return Objects.requireNonNullElse(row.getName(), "");
    }
}
