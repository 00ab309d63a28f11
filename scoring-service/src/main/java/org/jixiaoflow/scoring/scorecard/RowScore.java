package org.jixiaoflow.scoring.scorecard;

import static org.jixiaoflow.scoring.scorecard.Scorecard.plain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jixiaoflow.schemas.SatisfactionInterval;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.schemas.quantity.Deadline;
import org.jixiaoflow.schemas.quantity.Quantity;
import org.jixiaoflow.schemas.quantity.Unit.Family;
import org.jspecify.annotations.Nullable;

/** Finds the formula for one indicator of a self-evaluation and applies it. Source: domain rules section 5. */
final class RowScore {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final Pattern BOUNDED = Pattern.compile(".*(率|满意度|比例|占比).*");
    private static final Pattern CHANGING = Pattern.compile(".*(增长|增幅|增速|净|变化|下降).*");
    private static final Set<Operator> AT_LEAST = Set.of(Operator.GE, Operator.GT);
    private static final Set<Operator> AT_MOST = Set.of(Operator.LE, Operator.LT);

    private final ScoringTemplate template;
    private final Policies policies;
    private final int year;

    RowScore(ScoringTemplate template, int year) {
        this.template = template;
        this.policies = Policies.of(template);
        this.year = year;
    }

    /**
     * The row's verdict, its points in [0, W] (F14) and marked when a reason for a deviation is due (F20).
     *
     * @param w weight as used
     * @param reviewed what a reviewer decided on the row; null if nothing
     */
    Verdict score(Indicator row, BigDecimal w, @Nullable ReviewedRow reviewed) {
        var verdict = verdict(row, w, reviewed).with("W", plain(w));
        var points = verdict.points();
        if (points == null) {
            return reviewed == null || reviewed.getPoints() == null ? verdict : byReviewer(w, reviewed);
        }
        var deviates = points.compareTo(w) < 0 || verdict.is(Flag.OVER_ACHIEVED);
        var explained = row.getDeviation() != null && !row.getDeviation().isBlank();
        return deviates && !explained ? verdict.with(Flag.REASON_REQUIRED) : verdict;
    }

    /** F6: where no formula applies a reviewer enters the points, with a reason. */
    private static Verdict byReviewer(BigDecimal w, ReviewedRow reviewed) {
        var points = Objects.requireNonNull(reviewed.getPoints())
                .max(BigDecimal.ZERO)
                .min(w);
        var reason = Objects.requireNonNullElse(reviewed.getReason(), "");
        return Verdict.of(
                        Rules.BY_REVIEWER,
                        points,
                        "审核人评定：%s".formatted(reason),
                        "given by the reviewer: %s".formatted(reason),
                        Flag.POINTS_BY_REVIEWER)
                .with("W", plain(w));
    }

    private Verdict verdict(Indicator row, BigDecimal w, @Nullable ReviewedRow reviewed) {
        var operator = row.getOperator();
        if (operator == null) {
            return unreadable("没有指标性质", "There is no operator");
        }
        if (operator == Operator.QUALITATIVE) {
            return qualitative(row, w);
        }
        if (contradicts(operator, row.getDirection())) {
            return Verdict.none(
                    Rules.CONTRADICTION,
                    "指标性质与方向性矛盾，更正后再评分",
                    "Operator and direction contradict each other",
                    Flag.CONTRADICTION);
        }
        if (row.getActual() == null || row.getActual().isBlank()) {
            return missing();
        }
        var due = Deadline.read(row.getTarget(), row.getUnit(), year);
        var done = Deadline.read(row.getActual(), row.getUnit(), year);
        if (due.isPresent() && done.isPresent()) {
            return Lateness.score(w, due.get(), done.get(), policies.graceDays());
        }
        return Quantity.read(row.getTarget(), row.getUnit())
                .asQuantity()
                .map(target -> Quantity.read(row.getActual(), row.getUnit())
                        .asQuantity()
                        .map(actual -> measured(row, operator, w, target, actual, reviewed))
                        .orElseGet(() -> unreadable(
                                "完成值“%s”不是一个数".formatted(row.getActual()),
                                "The actual value “%s” is not one number".formatted(row.getActual()))))
                .orElseGet(() -> unreadable(
                        "指标值“%s”不是一个数".formatted(row.getTarget()),
                        "The target “%s” is not one number".formatted(row.getTarget())));
    }

    private Verdict measured(
            Indicator row,
            Operator operator,
            BigDecimal w,
            Quantity target,
            Quantity actual,
            @Nullable ReviewedRow reviewed) {
        if (!target.goesWith(actual)) {
            return Verdict.none(
                    Rules.FAMILIES,
                    "指标值以%s计，完成值以%s计，不能比较"
                            .formatted(target.unit().base(), actual.unit().base()),
                    "The target is in %s, the actual value in %s"
                            .formatted(target.unit().base(), actual.unit().base()),
                    Flag.UNIT_MISMATCH);
        }
        var a = target.value();
        var b = actual.value();
        var verdict = formula(row, operator, w, target, b).with("A", plain(a)).with("B", plain(b));
        if (isStrict(operator) && a.compareTo(b) == 0) {
            verdict = verdict.with(Flag.STRICT_BOUNDARY);
        }
        return countsOverAchievement(row, operator, target)
                ? OverAchieved.apply(
                        verdict,
                        w,
                        OverAchieved.deviation(operator, a, b),
                        policies,
                        reviewed != null && reviewed.getTargetTooLow())
                : verdict;
    }

    private Verdict formula(Indicator row, Operator operator, BigDecimal w, Quantity target, BigDecimal b) {
        var a = target.value();
        if (a.signum() == 0) {
            return AT_LEAST.contains(operator) || operator == Operator.LT
                    ? Verdict.none(
                            Rules.BY_REVIEWER,
                            "指标值为 0，无法计分，由审核人评定",
                            "A target of 0 can't be scored; a reviewer gives the points",
                            Flag.TARGET_INVALID)
                    : Quantitative.zero(w, b, policies.zeroPenalty());
        }
        if (a.signum() < 0 || (b.signum() < 0 && isChange(row))) {
            return Quantitative.netChange(w, a, b, operator, baseline(row));
        }
        if (isSatisfaction(row)
                && target.unit().family() == Family.RATIO
                && !template.getSatisfaction().isEmpty()) {
            return satisfaction(w, b);
        }
        if (operator == Operator.EQ) {
            if (row.getDirection() == Direction.NEGATIVE) {
                return Quantitative.exactlyOrLess(w, a, b, policies.notExceeding());
            }
            return isBoundedRate(row, target)
                    ? Quantitative.boundedRate(w, a, b)
                    : Quantitative.exactly(w, a, b, policies.exactly());
        }
        return AT_MOST.contains(operator)
                ? Quantitative.notExceeding(w, a, b, policies.notExceeding())
                : Quantitative.reaching(w, a, b);
    }

    /** F11: the share of the interval that the rate lies in. */
    private Verdict satisfaction(BigDecimal w, BigDecimal b) {
        var share = template.getSatisfaction().stream()
                .filter(interval -> b.compareTo(interval.getFrom()) >= 0)
                .map(SatisfactionInterval::getShare)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        return Verdict.of(
                Rules.SATISFACTION, w.multiply(share).divide(WHOLE), "%s × %s%%".formatted(plain(w), plain(share)));
    }

    private Verdict qualitative(Indicator row, BigDecimal w) {
        var suggested = Optional.ofNullable(row.getTarget())
                .flatMap(target -> Optional.ofNullable(row.getActualGrade())
                        .flatMap(grade -> Qualitative.onScale(
                                w, target.strip(), grade.strip(), row.getDirection(), template.getScales())));
        if (row.getBand() != null && row.getBandPercent() != null) {
            var banded = Qualitative.banded(w, row.getBand(), row.getBandPercent(), template.getQualitativeBands());
            return suggested
                    .map(Verdict::points)
                    .map(points -> banded.with(Rules.ON_SCALE, plain(Points.rounded(points))))
                    .orElse(banded);
        }
        return suggested.orElseGet(RowScore::missing);
    }

    /** Bounded rates can't be far above, and money saved is no fault; a change has no ratio. */
    private boolean countsOverAchievement(Indicator row, Operator operator, Quantity target) {
        var saved = AT_MOST.contains(operator) && target.unit().family() == Family.MONEY;
        return target.value().signum() > 0 && !isBoundedRate(row, target) && !saved && !isChange(row);
    }

    private static boolean isBoundedRate(Indicator row, Quantity target) {
        return target.unit().family() == Family.RATIO
                && target.value().compareTo(WHOLE) <= 0
                && BOUNDED.matcher(name(row)).matches()
                && !isChange(row);
    }

    private static boolean isChange(Indicator row) {
        return CHANGING.matcher(name(row)).matches();
    }

    private static boolean isSatisfaction(Indicator row) {
        return List.of(
                        name(row),
                        Objects.requireNonNullElse(row.getLevel1(), ""),
                        Objects.requireNonNullElse(row.getLevel2(), ""))
                .stream()
                .anyMatch(text -> text.contains("满意度"));
    }

    private static @Nullable BigDecimal baseline(Indicator row) {
        return Quantity.read(row.getBaseline(), row.getUnit())
                .asQuantity()
                .map(Quantity::value)
                .orElse(null);
    }

    private static boolean contradicts(Operator operator, @Nullable Direction direction) {
        return (AT_LEAST.contains(operator) && direction == Direction.NEGATIVE)
                || (AT_MOST.contains(operator) && direction == Direction.POSITIVE);
    }

    private static boolean isStrict(Operator operator) {
        return operator == Operator.GT || operator == Operator.LT;
    }

    private static String name(Indicator row) {
        return Objects.requireNonNullElse(row.getName(), "");
    }

    /** F0: a missing value is not 0. */
    private static Verdict missing() {
        return Verdict.none(Rules.MISSING, "尚未填写完成值", "There is no actual value yet", Flag.ACTUAL_MISSING);
    }

    private static Verdict unreadable(String why, String whyEn) {
        return Verdict.none(Rules.PRINTED, why, whyEn, Flag.UNREADABLE);
    }
}
