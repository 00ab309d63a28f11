package org.jixiaoflow.submission.validation;

import static org.jixiaoflow.schemas.Operator.QUALITATIVE;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.QualitativeBand;
import org.jixiaoflow.schemas.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/** Rules for what a self-evaluation says was achieved. Its targets are the approved objective's and were held to the rules there. */
final class AchievementRules {

    /** The widest share of the weight that any preset of scoring templates gives a band; scoring holds it against the form's own. */
    private static final Map<QualitativeBand, Range> WIDEST = Map.of(
            QualitativeBand.ACHIEVED, new Range(80, 100),
            QualitativeBand.PARTLY, new Range(50, 80),
            QualitativeBand.NOT_ACHIEVED, new Range(0, 60));

    private AchievementRules() {}

    /** C11: 预算执行 is missing, or there was nothing to spend, so that no rate can be told. */
    static Stream<Violation> executionMissing(FormContent form, ValidationTemplate template) {
        var execution = form.getExecution();
        return execution == null
                        || execution.getAdjustedBudget().signum() <= 0
                        || execution.getExecuted().signum() < 0
                ? Stream.of(Violation.at("/execution", null))
                : Stream.empty();
    }

    /** C12 (F0): an indicator has no 实际完成值. */
    static Stream<Violation> actualMissing(FormContent form, ValidationTemplate template) {
        return form.getIndicators().stream()
                .filter(indicator -> indicator.getOperator() != QUALITATIVE && isBlank(indicator.getActual()))
                .map(indicator -> Violation.indicator(indicator, "actual", null, name(indicator)));
    }

    /** C12 (F0): a qualitative indicator has neither band and percentage nor the grade reached. */
    static Stream<Violation> achievementMissing(FormContent form, ValidationTemplate template) {
        return form.getIndicators().stream()
                .filter(indicator -> indicator.getOperator() == QUALITATIVE
                        && isBlank(indicator.getActualGrade())
                        && (indicator.getBand() == null || indicator.getBandPercent() == null))
                .map(indicator -> Violation.indicator(indicator, "band", null, name(indicator)));
    }

    /** C13 (F9): the percentage is not one of its band. */
    static Stream<Violation> outsideBand(FormContent form, ValidationTemplate template) {
        return form.getIndicators().stream()
                .filter(AchievementRules::isOutsideBand)
                .map(indicator -> Violation.indicator(
                        indicator, "bandPercent", text(indicator.getBandPercent()), name(indicator)));
    }

    private static boolean isOutsideBand(Indicator indicator) {
        var percent = indicator.getBandPercent();
        var range = indicator.getBand() == null ? new Range(0, 100) : WIDEST.get(indicator.getBand());
        return percent != null && range != null && !range.holds(percent);
    }

    /** F20: an indicator clearly fell short of its target, and nothing says why; scoring asks for it of every row below full marks. */
    static Stream<Violation> deviationUnexplained(FormContent form, ValidationTemplate template) {
        return form.getIndicators().stream()
                .filter(indicator -> isBlank(indicator.getDeviation()) && fellShort(indicator, template))
                .map(indicator -> Violation.indicator(indicator, "deviation", null, name(indicator)));
    }

    private static boolean fellShort(Indicator indicator, ValidationTemplate template) {
        if (indicator.getOperator() == null) {
            return false;
        }
        var target = Rows.target(indicator, template);
        var actual = Quantity.read(
                        indicator.getActual(),
                        indicator.getUnit(),
                        template.guidance().units())
                .asQuantity();
        var distance = actual.flatMap(reached -> target.filter(reached::goesWith)
                        .map(set -> reached.value().compareTo(set.value())))
                .orElse(0);
        return switch (indicator.getOperator()) {
            case GE, GT -> distance < 0;
            case LE, LT -> distance > 0;
            case EQ -> distance != 0;
            case QUALITATIVE -> indicator.getBand() != null && indicator.getBand() != QualitativeBand.ACHIEVED;
        };
    }

    /** C04: a text longer than any page holds. */
    static Stream<Violation> textsTooLong(FormContent form, ValidationTemplate template) {
        return form.getIndicators().stream()
                .flatMap(indicator -> Stream.of(
                                FormRules.tooLong(indicator, "actual", indicator.getActual()),
                                FormRules.tooLong(indicator, "baseline", indicator.getBaseline()),
                                FormRules.tooLong(indicator, "actualGrade", indicator.getActualGrade()),
                                FormRules.tooLong(indicator, "evidence", indicator.getEvidence()),
                                FormRules.tooLong(indicator, "deviation", indicator.getDeviation()))
                        .flatMap(Stream::ofNullable));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String name(Indicator indicator) {
        var name = indicator.getName();
        return name == null || name.isBlank() ? indicator.getId() : name;
    }

    private static @Nullable String text(@Nullable BigDecimal percent) {
        return percent == null ? null : percent.toPlainString();
    }

    private record Range(BigDecimal from, BigDecimal to) {

        Range(int from, int to) {
            this(BigDecimal.valueOf(from), BigDecimal.valueOf(to));
        }

        boolean holds(BigDecimal percent) {
            return percent.compareTo(from) >= 0 && percent.compareTo(to) <= 0;
        }
    }
}
