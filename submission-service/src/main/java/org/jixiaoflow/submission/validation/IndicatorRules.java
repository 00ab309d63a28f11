package org.jixiaoflow.submission.validation;

import static java.util.Objects.requireNonNull;
import static org.jixiaoflow.schemas.Direction.NEGATIVE;
import static org.jixiaoflow.schemas.Direction.POSITIVE;
import static org.jixiaoflow.schemas.Operator.QUALITATIVE;

import java.math.BigDecimal;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jspecify.annotations.Nullable;

/** Rules that look at one indicator at a time. */
final class IndicatorRules {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final Pattern BOUNDED = Pattern.compile("率|满意度|比例|占比");
    private static final Pattern GROWTH = Pattern.compile("增长|增幅|增速|提高|提升");
    private static final Pattern NUMERIC = Pattern.compile("[\\d.%％]+");
    private static final Pattern LEVEL2 = Pattern.compile("(数量|质量|时效|成本|(经济|社会|生态)效益|可持续影响|服务对象满意度(?=指标))(指标)?");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s、，,/;；|]+");

    private IndicatorRules() {}

    /** V02: a weight is missing where the template shares out points. */
    static Stream<Hit> weightMissing(FormContent form, ValidationTemplate template) {
        return where(form, indicator -> indicator.getWeight() == null)
                .map(indicator -> Hit.indicator(indicator, "weight", null, name(indicator)));
    }

    /** V08: the name is a placeholder: a level's own name, a number, 无, 总数 … */
    static Stream<Hit> placeholderName(FormContent form, ValidationTemplate template) {
        return where(form, indicator -> isPlaceholder(indicator.getName(), template))
                .map(indicator -> Hit.indicator(indicator, "name", indicator.getName(), name(indicator)));
    }

    private static boolean isPlaceholder(@Nullable String name, ValidationTemplate template) {
        return name != null
                && (template.placeholders().contains(name.strip())
                        || NUMERIC.matcher(name.strip()).matches()
                        || LEVEL2.matcher(name.strip()).matches());
    }

    /** V09: there is a target and no name. */
    static Stream<Hit> blankName(FormContent form, ValidationTemplate template) {
        return where(form, indicator -> isBlank(indicator.getName()))
                .map(indicator -> Hit.indicator(indicator, "name", null, text(indicator.getTarget())));
    }

    /** V10: the target of a qualitative indicator is the whole scale instead of one grade of it. */
    static Stream<Hit> scaleForGrade(FormContent form, ValidationTemplate template) {
        return where(
                        form,
                        indicator -> indicator.getOperator() == QUALITATIVE && isScale(indicator.getTarget(), template))
                .map(indicator -> Hit.indicator(
                        indicator, "target", indicator.getTarget(), name(indicator), text(indicator.getTarget())));
    }

    private static boolean isScale(@Nullable String target, ValidationTemplate template) {
        var grades = SEPARATORS.matcher(text(target)).replaceAll("");
        return grades.length() > 1
                && template.scales().stream()
                        .anyMatch(scale -> grades.chars().allMatch(grade -> scale.indexOf(grade) >= 0));
    }

    /** V12: the operator asks for more while the direction says less is better, or the other way round. */
    static Stream<Hit> contradiction(FormContent form, ValidationTemplate template) {
        return where(form, IndicatorRules::contradicts)
                .map(indicator -> Hit.indicator(
                        indicator,
                        "direction",
                        null,
                        name(indicator),
                        requireNonNull(indicator.getOperator()),
                        requireNonNull(indicator.getDirection())));
    }

    private static boolean contradicts(Indicator indicator) {
        return (asksForMore(indicator.getOperator()) && indicator.getDirection() == NEGATIVE)
                || (asksForLess(indicator.getOperator()) && indicator.getDirection() == POSITIVE);
    }

    /** V14: more than 100 % is asked of what can't pass it: a rate, or anything but growth that is to be "more than 100 %". */
    static Stream<Hit> unattainable(FormContent form, ValidationTemplate template) {
        return where(form, IndicatorRules::isUnattainable)
                .map(indicator ->
                        Hit.indicator(indicator, "target", indicator.getTarget(), name(indicator), number(indicator)));
    }

    private static boolean isUnattainable(Indicator indicator) {
        var beyond = Amount.of(indicator.getTarget())
                .map(target -> target.compareTo(WHOLE))
                .orElse(-1);
        return isPercent(indicator)
                && !isGrowth(indicator)
                && ((beyond > 0 && isBounded(indicator)) || (beyond == 0 && indicator.getOperator() == Operator.GT));
    }

    /** V16: more than 100 % of what isn't growth. */
    static Stream<Hit> beyondWhole(FormContent form, ValidationTemplate template) {
        return where(form, indicator -> isPercent(indicator) && !isBounded(indicator) && !isGrowth(indicator))
                .filter(indicator -> Amount.of(indicator.getTarget())
                        .filter(target -> target.compareTo(WHOLE) > 0)
                        .isPresent())
                .map(indicator ->
                        Hit.indicator(indicator, "target", indicator.getTarget(), name(indicator), number(indicator)));
    }

    /** V33: a target of zero of which more is better. */
    static Stream<Hit> zeroToExceed(FormContent form, ValidationTemplate template) {
        return where(form, indicator -> indicator.getDirection() == POSITIVE && sign(indicator) == 0)
                .map(indicator -> Hit.indicator(indicator, "target", indicator.getTarget(), name(indicator)));
    }

    /** V33: a negative target; to be confirmed. */
    static Stream<Hit> negativeTarget(FormContent form, ValidationTemplate template) {
        return where(form, indicator -> sign(indicator) < 0)
                .map(indicator -> Hit.indicator(indicator, "target", indicator.getTarget(), name(indicator)));
    }

    private static Stream<Indicator> where(FormContent form, Predicate<Indicator> broken) {
        return form.getIndicators().stream().filter(broken);
    }

    private static int sign(Indicator indicator) {
        return indicator.getOperator() == QUALITATIVE
                ? 1
                : Amount.of(indicator.getTarget()).map(BigDecimal::signum).orElse(1);
    }

    private static boolean asksForMore(@Nullable Operator operator) {
        return operator == Operator.GE || operator == Operator.GT;
    }

    private static boolean asksForLess(@Nullable Operator operator) {
        return operator == Operator.LE || operator == Operator.LT;
    }

    private static boolean isPercent(Indicator indicator) {
        var unit = text(indicator.getUnit());
        return unit.equals("%")
                || unit.equals("％")
                || text(indicator.getTarget()).matches(".*[%％]$");
    }

    private static boolean isBounded(Indicator indicator) {
        return BOUNDED.matcher(text(indicator.getName())).find() && !isGrowth(indicator);
    }

    private static boolean isGrowth(Indicator indicator) {
        return GROWTH.matcher(text(indicator.getName())).find();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** The target without the sign that the sentence adds. */
    private static String number(Indicator indicator) {
        return Amount.of(indicator.getTarget()).map(BigDecimal::toPlainString).orElse("");
    }

    private static String name(Indicator indicator) {
        return text(indicator.getName());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
