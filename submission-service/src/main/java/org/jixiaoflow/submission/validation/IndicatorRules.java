package org.jixiaoflow.submission.validation;

import static java.util.Objects.requireNonNull;
import static org.jixiaoflow.schemas.Direction.NEGATIVE;
import static org.jixiaoflow.schemas.Direction.POSITIVE;
import static org.jixiaoflow.schemas.Operator.QUALITATIVE;

import java.math.BigDecimal;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.ReadingNote;
import org.jixiaoflow.schemas.quantity.Quantity;
import org.jixiaoflow.schemas.quantity.Unit.Family;
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
    static Stream<Violation> weightMissing(FormContent form, ValidationTemplate template) {
        return where(form, indicator -> indicator.getWeight() == null && printedBelowZero(form, indicator) == null)
                .map(indicator -> Violation.indicator(indicator, "weight", null, name(indicator)));
    }

    /** C05: a weight takes points away, or would if the document were taken at its word. */
    static Stream<Violation> negativeWeight(FormContent form, ValidationTemplate template) {
        return form.getIndicators().stream()
                .filter(indicator -> belowZero(form, indicator) != null)
                .map(indicator ->
                        Violation.indicator(indicator, "weight", belowZero(form, indicator), name(indicator)));
    }

    private static @Nullable String belowZero(FormContent form, Indicator indicator) {
        var weight = indicator.getWeight();
        if (weight == null) {
            return printedBelowZero(form, indicator);
        }
        return weight.signum() < 0 ? String.valueOf(weight) : null;
    }

    /** What the document prints as the weight and nobody has settled yet; null unless it is below zero. */
    private static @Nullable String printedBelowZero(FormContent form, Indicator indicator) {
        var path = "/indicators/%s/weight".formatted(indicator.getId());
        return form.getNotes().stream()
                .filter(note -> path.equals(note.getPath()))
                .map(ReadingNote::getOffered)
                .filter(printed -> printed != null
                        && Quantity.read(printed, null)
                                .asQuantity()
                                .filter(quantity -> quantity.value().signum() < 0)
                                .isPresent())
                .findFirst()
                .orElse(null);
    }

    /** V08: the name is a placeholder: a level's own name, a number, 无, 总数 … */
    static Stream<Violation> placeholderName(FormContent form, ValidationTemplate template) {
        return where(form, indicator -> isPlaceholder(indicator.getName(), template))
                .map(indicator -> Violation.indicator(indicator, "name", indicator.getName(), name(indicator)));
    }

    private static boolean isPlaceholder(@Nullable String name, ValidationTemplate template) {
        return name != null
                && (template.placeholders().contains(name.strip())
                        || NUMERIC.matcher(name.strip()).matches()
                        || LEVEL2.matcher(name.strip()).matches());
    }

    /** V09: there is a target and no name. */
    static Stream<Violation> blankName(FormContent form, ValidationTemplate template) {
        return where(form, indicator -> isBlank(indicator.getName()))
                .map(indicator -> Violation.indicator(indicator, "name", null, text(indicator.getTarget())));
    }

    /** V10: the target of a qualitative indicator is the whole scale instead of one grade of it. */
    static Stream<Violation> scaleForGrade(FormContent form, ValidationTemplate template) {
        return where(
                        form,
                        indicator -> indicator.getOperator() == QUALITATIVE && isScale(indicator.getTarget(), template))
                .map(indicator -> Violation.indicator(
                        indicator, "target", indicator.getTarget(), name(indicator), text(indicator.getTarget())));
    }

    private static boolean isScale(@Nullable String target, ValidationTemplate template) {
        var grades = SEPARATORS.matcher(text(target)).replaceAll("");
        return grades.length() > 1
                && template.scales().stream()
                        .anyMatch(scale -> grades.chars().allMatch(grade -> scale.indexOf(grade) >= 0));
    }

    /** V12: the operator asks for more while the direction says less is better, or the other way round. */
    static Stream<Violation> contradiction(FormContent form, ValidationTemplate template) {
        return where(form, IndicatorRules::contradicts)
                .map(indicator -> Violation.indicator(
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
    static Stream<Violation> unattainable(FormContent form, ValidationTemplate template) {
        return percentages(
                form,
                template,
                (indicator, percent) -> (isBeyondWhole(percent) && isBounded(indicator))
                        || (percent.compareTo(WHOLE) == 0 && indicator.getOperator() == Operator.GT));
    }

    /** V16: more than 100 % of what isn't growth. */
    static Stream<Violation> beyondWhole(FormContent form, ValidationTemplate template) {
        return percentages(form, template, (indicator, percent) -> isBeyondWhole(percent) && !isBounded(indicator));
    }

    /** Rows that aren't about growth and whose target, in percent, is wrong. */
    private static Stream<Violation> percentages(
            FormContent form, ValidationTemplate template, BiPredicate<Indicator, BigDecimal> wrong) {
        return where(form, indicator -> !isGrowth(indicator))
                .flatMap(indicator -> Rows.target(indicator, template)
                        .filter(target -> target.unit().family() == Family.RATIO)
                        .map(Quantity::value)
                        .filter(percent -> wrong.test(indicator, percent))
                        .map(percent -> Violation.indicator(
                                indicator, "target", indicator.getTarget(), name(indicator), percent.toPlainString()))
                        .stream());
    }

    private static boolean isBeyondWhole(BigDecimal percent) {
        return percent.compareTo(WHOLE) > 0;
    }

    /** V33: a target of zero of which more is better. */
    static Stream<Violation> zeroToExceed(FormContent form, ValidationTemplate template) {
        return where(form, indicator -> indicator.getDirection() == POSITIVE && sign(indicator, template) == 0)
                .map(indicator -> Violation.indicator(indicator, "target", indicator.getTarget(), name(indicator)));
    }

    /** V33: a negative target; to be confirmed. */
    static Stream<Violation> negativeTarget(FormContent form, ValidationTemplate template) {
        return where(form, indicator -> sign(indicator, template) < 0)
                .map(indicator -> Violation.indicator(indicator, "target", indicator.getTarget(), name(indicator)));
    }

    private static Stream<Indicator> where(FormContent form, Predicate<Indicator> broken) {
        return form.getIndicators().stream().filter(broken);
    }

    private static int sign(Indicator indicator, ValidationTemplate template) {
        return Rows.target(indicator, template)
                .map(target -> target.value().signum())
                .orElse(1);
    }

    private static boolean asksForMore(@Nullable Operator operator) {
        return operator == Operator.GE || operator == Operator.GT;
    }

    private static boolean asksForLess(@Nullable Operator operator) {
        return operator == Operator.LE || operator == Operator.LT;
    }

    private static boolean isBounded(Indicator indicator) {
        return BOUNDED.matcher(text(indicator.getName())).find();
    }

    private static boolean isGrowth(Indicator indicator) {
        return GROWTH.matcher(text(indicator.getName())).find();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String name(Indicator indicator) {
        return text(indicator.getName());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
