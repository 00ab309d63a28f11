package org.jixiaoflow.submission.documents;

import java.util.Set;
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

    private static final Pattern TIME = Pattern.compile("\\d+(?:\\.\\d+)?(年|个?月|日)");
    private static final Set<String> COUNTED_TIMES = Set.of("年", "月", "个月", "日", "天", "周", "小时");

    /**
     * @param text the target's cell
     * @param unit that of 计量单位; null if blank
     * @param operator that of 指标性质; null if blank
     * @param whole whether the target's cell is the only place for the unit
     */
    static Said of(String text, @Nullable String unit, @Nullable Operator operator, boolean whole) {
        var quantity = Quantity.of(text);
        var compared = quantity.operator() != null;
        var printedUnit = quantity.unit() == null && operator != null ? unitOfTime(text, unit) : quantity.unit();
        if (quantity.doubt() == Quantity.Doubt.VALUE
                || (unit != null && areScales(unit, printedUnit))
                || (unit != null && areApart(unit, printedUnit))) {
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

    /** {@code 3年} could be a date, but not where it is compared and counted in months: then it is another unit. */
    private static @Nullable String unitOfTime(String text, @Nullable String unit) {
        var time = TIME.matcher(Text.halfWidth(Text.squeeze(text)));
        var counted = unit != null && COUNTED_TIMES.contains(unit);
        return counted && time.matches() && !time.group(1).equals(unit) ? time.group(1) : null;
    }

    /** Two units that aren't spellings of one, save 万 in front of whatever is counted: the number could be meant in either. */
    private static boolean areApart(String unit, @Nullable String printed) {
        return printed != null
                && !Text.isNothing(unit)
                && !MANY.matcher(printed).matches()
                && !spelling(unit).equals(spelling(printed));
    }

    /** 场次 counts what 场 does. */
    private static String spelling(String unit) {
        var plain = usual(Text.halfWidth(Text.squeeze(unit)))
                .replace("百分比", "%")
                .replace("个月", "月")
                .replace("日", "天")
                .replace("㎡", "平方米");
        return plain.length() > 1 && plain.endsWith("次") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /** F17: {@code 95%} without a unit of its own, as spreadsheets show it, is 95 in %. */
    private static boolean isPercent(String text, @Nullable String unit) {
        return Vocabulary.isPercent(text) && (unit == null || Vocabulary.isPercentSign(unit));
    }

    private static String usual(String unit) {
        return Vocabulary.isPercentSign(unit) ? "%" : unit;
    }
}
