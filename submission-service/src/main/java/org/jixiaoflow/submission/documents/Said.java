package org.jixiaoflow.submission.documents;

import java.util.regex.Pattern;
import org.jixiaoflow.submission.documents.PrintedForm.Operator;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of 指标性质, 目标值 and 计量单位 say together.
 *
 * @param operator null where none of them says it
 * @param contradicts whether the target's cell compares otherwise than 指标性质 says, or in two ways
 * @param unclear whether there is no telling the value: digits may be missing, or two units count it differently
 */
record Said(
        @Nullable Operator operator,
        String target,
        @Nullable String unit,
        boolean contradicts,
        boolean unclear) {

    /** {@code 1234.6万} beside 元 is so many times ten thousand yuan. */
    private static final Pattern MANY = Pattern.compile("[十百千万亿]+");
    /** What a number is counted in: beside another of these it is another number. */
    private static final Pattern SCALE = Pattern.compile("[%‰‱]|[十百千万亿]+[元人次户亩吨]?|元");

    /**
     * @param text the target's cell
     * @param unit that of 计量单位; null if blank
     * @param operator that of 指标性质; null if blank
     * @param whole whether the target's cell is the only place for the unit
     */
    static Said of(String text, @Nullable String unit, @Nullable Operator operator, boolean whole) {
        var quantity = Quantity.of(text);
        var compared = quantity.operator() != null;
        var printedUnit = quantity.unit();
        if (quantity.doubt() == Quantity.Doubt.VALUE || (unit != null && areScales(unit, printedUnit))) {
            return new Said(operator == null ? quantity.operator() : operator, text, unit, false, true);
        }
        if (!compared && !whole) {
            return isPercent(text, unit) && printedUnit != null
                    ? new Said(operator, quantity.value(), "%", false, false)
                    : new Said(operator, text, unit, false, false);
        }
        var same = unit == null || printedUnit == null || usual(unit).equals(usual(printedUnit));
        var target = same || printedUnit == null ? quantity.value() : quantity.value() + printedUnit;
        var both = unit != null ? unit : printedUnit == null ? null : usual(printedUnit);
        var contradicts = quantity.doubt() == Quantity.Doubt.OPERATOR
                || (operator != null && compared && operator != quantity.operator());
        return new Said(operator == null ? quantity.operator() : operator, target, both, contradicts, false);
    }

    private static boolean areScales(String unit, @Nullable String printed) {
        return printed != null
                && !(unit.equals("元") && MANY.matcher(printed).matches())
                && !usual(unit).equals(usual(printed))
                && SCALE.matcher(usual(unit)).matches()
                && SCALE.matcher(usual(printed)).matches();
    }

    /** F17: {@code 95%} without a unit of its own, as spreadsheets show it, is 95 in %. */
    private static boolean isPercent(String text, @Nullable String unit) {
        return Vocabulary.isPercent(text) && (unit == null || Vocabulary.isPercentSign(unit));
    }

    private static String usual(String unit) {
        return Vocabulary.isPercentSign(unit) ? "%" : unit;
    }
}
