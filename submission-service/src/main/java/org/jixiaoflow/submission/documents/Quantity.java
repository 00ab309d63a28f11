package org.jixiaoflow.submission.documents;

import java.util.regex.Pattern;
import org.jixiaoflow.submission.documents.PrintedForm.Operator;
import org.jspecify.annotations.Nullable;

/**
 * What one cell says of a target: comparison, value and unit, as in {@code ≥42公里}, {@code 93%以上} or {@code 不低于90%}. Value and unit
 * are as printed; what isn't one number with at most a unit stays whole.
 *
 * @param operator null if the cell prints none
 * @param value the number, or the whole text if it is none
 * @param unit null if none is printed or the text is no number
 */
record Quantity(
        @Nullable Operator operator, String value, @Nullable String unit) {

    private static final int LONGEST_UNIT = 12;
    /** 控制在…以内. */
    private static final String KEPT_WITHIN = "控制在";

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d,]*(?:\\.\\d+)?");
    /** A span, a date, a second condition … : anything more than a unit behind the number. */
    private static final Pattern NO_UNIT =
            Pattern.compile(".*[\\d()、，,。；;~～—\\-–至到前后内起止].*|.*[年月日号][底末初中]?|.*(?:或|且|及).*");

    private static final Pattern CONTAINS_NUMBER =
            Pattern.compile(".*(?:\\d|[百千万]分之|零|第[一二三四五六七八九十]|[一二两三四五六七八九十百千]{1,4}[个项次座处条家户人名所场批份天年月日号季度成倍]).*");
    private static final Pattern NOTHING = Pattern.compile("[-/—–－_*.…。无]+");

    static Quantity of(String printed) {
        var text = Text.trim(printed);
        var plain = Text.halfWidth(text);
        var start = Vocabulary.operatorInFront(plain);
        var operator = start.operator();
        var from = start.length();
        var to = plain.length();
        var end = operator == null ? Vocabulary.operatorBehind(plain).operator() : null;
        if (end != null) {
            operator = end;
            to -= Vocabulary.operatorBehind(plain).length();
        }
        while (from < to && Text.isSpace(plain.charAt(from))) {
            from++;
        }
        while (to > from && Text.isSpace(plain.charAt(to - 1))) {
            to--;
        }
        var bounded = end != null && plain.startsWith(KEPT_WITHIN, from);
        from += bounded ? KEPT_WITHIN.length() : 0;
        var number = NUMBER.matcher(plain).region(from, to);
        if (!number.lookingAt()) {
            return operator == null || end != null || from == to
                    ? new Quantity(null, text, null)
                    : new Quantity(operator, text.substring(from, to), null);
        }
        var unit = Text.trim(text.substring(number.end(), to));
        if (unit.isEmpty()) {
            return new Quantity(operator, text.substring(from, to), null);
        }
        if (unit.length() > LONGEST_UNIT || isMoreThanUnit(unit, operator)) {
            return start.operator() == null
                    ? new Quantity(null, text, null)
                    : new Quantity(operator, text.substring(from, to), null);
        }
        return new Quantity(operator, text.substring(from, number.end()), unit);
    }

    /** {@code 12月} is a date, {@code ≤12月} so many months. */
    private static boolean isMoreThanUnit(String unit, @Nullable Operator operator) {
        var bare = Text.halfWidth(unit);
        var time = operator != null && bare.matches("个?[年月日]");
        return !time && NO_UNIT.matcher(bare).matches();
    }

    /** A text that holds no number and isn't blank: a quality (健全, 优良). */
    static boolean isQuality(String text) {
        var plain = Text.halfWidth(Text.squeeze(text));
        return !CONTAINS_NUMBER.matcher(plain).matches()
                && !NOTHING.matcher(plain).matches();
    }
}
