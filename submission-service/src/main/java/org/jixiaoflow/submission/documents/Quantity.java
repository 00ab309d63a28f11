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
 * @param doubt what can't be told though something is printed
 */
record Quantity(
        @Nullable Operator operator, String value, @Nullable String unit, Doubt doubt) {

    /** What isn't certain of a target's cell. */
    enum Doubt {
        NONE,
        /** {@code 不少于5次以内}: it compares in two ways. */
        OPERATOR,
        /** {@code 1,200,00}, {@code 95.5.}, {@code .5}: not grouped in threes, or with a point too many, it may lack digits. */
        VALUE
    }

    private static final int LONGEST_UNIT = 12;
    /** 控制在…以内, 达到…以上: what is printed in front of a bound says no more than it. */
    private static final Pattern BOUNDED = Pattern.compile("(?:控制在|达到|保持在|稳定在|维持在)\\s*");

    /** The number itself is among those meant. */
    private static final Pattern INCLUDED = Pattern.compile("\\s*\\(含(?:本数|\\d[\\d.,]*%?)?\\)$");

    /** Ends like a date and is none: a rate (元/人·月), working days. */
    private static final Pattern UNIT_OF_TIME = Pattern.compile("[^\\d/]+/[^\\d/]*[年月日]|个?(?:工作日|自然日)");

    /** 台（套）, 头（只）: another word for the same. */
    private static final Pattern UNIT_TWICE = Pattern.compile("(\\p{IsHan}{1,3})\\((?!含)\\p{IsHan}\\)");

    /** Digits and points; of dates there is no doubt. */
    private static final Pattern POINTS = Pattern.compile("[-+]?([\\d,]*\\.[\\d,.]*)");

    private static final Pattern DATE = Pattern.compile("20\\d\\d\\.\\d{1,2}(?:\\.\\d{1,2})?\\.?");

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d,]*(?:\\.\\d+)?");
    /** A span, a date, a second condition … : anything more than a unit behind the number. */
    private static final Pattern NO_UNIT = Pattern.compile(
            ".*[\\d()≥≤<>=≧≦⩾⩽、，,。；;~～—\\-–至到前后内起止].*|.*[年月日号][底末初中]?|[年月日号]\\p{IsHan}.*|.*以[上下内外].*|.*(?:或|且|及|左右|上下).*|[余多几来].*|[%‰‱][^/].*");

    private static final Pattern CONTAINS_NUMBER = Pattern.compile(
            "(?:[上下]半年|年[底末初内]).*|.*(?:[\\d½⅓⅔¼¾%‰]|[二三四五六七八九十百千万]分之|[一二三四五六七八九]成|半数|零|第[一二三四五六七八九十]|[一二两三四五六七八九十百千]{1,4}[个项次座处条家户人名所场批份天年月日号季度成倍]).*");
    private static final Pattern NOTHING = Pattern.compile("[-/—–－_*.…。无]+");

    static Quantity of(String printed) {
        var text = Text.trim(printed);
        var plain = Text.halfWidth(text);
        var start = comparison(plain);
        if (start.length() < plain.length() && isSign(plain.charAt(start.length()))) {
            return new Quantity(null, text, null, Doubt.OPERATOR);
        }
        var operator = start.operator();
        var from = start.length();
        var whole = withoutIncluded(plain);
        var behind = Vocabulary.operatorBehind(plain.substring(0, whole));
        var end = behind.operator();
        var to = operator == null && end == null ? plain.length() : whole;
        var doubt = operator == null || end == null || operator == end ? Doubt.NONE : Doubt.OPERATOR;
        if (end != null) {
            operator = operator == null ? end : operator;
            to -= behind.length();
        }
        while (from < to && Text.isSpace(plain.charAt(from))) {
            from++;
        }
        while (to > from && Text.isSpace(plain.charAt(to - 1))) {
            to--;
        }
        var bounded = BOUNDED.matcher(plain).region(from, Math.max(from, to));
        from = end != null && bounded.lookingAt() ? bounded.end() : from;
        if (to >= from && isMispointed(plain, from, to)) {
            return new Quantity(operator, text, null, Doubt.VALUE);
        }
        var number = NUMBER.matcher(plain).region(from, to);
        if (to < from || !number.lookingAt()) {
            return start.operator() == null || from >= plain.length()
                    ? new Quantity(null, text, null, Doubt.NONE)
                    : new Quantity(start.operator(), Text.trim(text.substring(start.length())), null, doubt);
        }
        if (Vocabulary.isMisgrouped(plain, number.start() + (plain.charAt(number.start()) == '-' ? 1 : 0))) {
            return new Quantity(operator, text, null, Doubt.VALUE);
        }
        var unit = Text.trim(text.substring(number.end(), to));
        if (unit.isEmpty()) {
            return new Quantity(operator, text.substring(from, to), null, doubt);
        }
        if (unit.length() > LONGEST_UNIT || isMoreThanUnit(unit, operator)) {
            return start.operator() == null
                    ? new Quantity(null, text, null, Doubt.NONE)
                    : new Quantity(start.operator(), Text.trim(text.substring(start.length())), null, doubt);
        }
        return new Quantity(operator, text.substring(from, number.end()), unit, doubt);
    }

    /** The comparison in front, its signs parted by spaces or followed by a colon; {@code 大于…（含）} is no less than. */
    private static Vocabulary.Comparison comparison(String plain) {
        var start = Vocabulary.operatorInFront(plain);
        var next = start.length();
        while (start.operator() != null && next < plain.length() && Text.isSpace(plain.charAt(next))) {
            next++;
        }
        if (start.operator() == null || next == plain.length()) {
            return start;
        }
        var sign = plain.charAt(next);
        var joined = isSign(sign) ? Vocabulary.operator(plain.substring(0, next + 1)) : null;
        var operator = joined == null ? start.operator() : joined;
        var taken = joined != null || sign == ':' ? next + 1 : isSign(sign) ? next : start.length();
        return new Vocabulary.Comparison(
                withoutIncluded(plain) < plain.length() ? included(operator) : operator, taken);
    }

    private static boolean isSign(char sign) {
        return "<>=≥≤".indexOf(sign) >= 0;
    }

    /** Where （含） begins that a text ends with; its whole length if it doesn't. */
    private static int withoutIncluded(String plain) {
        var included = INCLUDED.matcher(plain);
        return included.find() ? included.start() : plain.length();
    }

    private static Operator included(Operator operator) {
        return switch (operator) {
            case GT -> Operator.GE;
            case LT -> Operator.LE;
            default -> operator;
        };
    }

    /** A point without digits before or behind it, or two points, and no words that would make it a number of a list. */
    private static boolean isMispointed(String plain, int from, int to) {
        var points = POINTS.matcher(plain).region(from, to);
        if (!points.lookingAt()) {
            return false;
        }
        var digits = points.group(1);
        var rest = Text.trim(plain.substring(points.end(), to));
        return digits.chars().anyMatch(Character::isDigit)
                && !digits.matches("\\d[\\d,]*\\.\\d+")
                && !DATE.matcher(digits).matches()
                && (rest.isEmpty() || rest.matches("[%‰]") || Vocabulary.isUnit(rest));
    }

    /** {@code 12月} is a date, {@code ≤12月} so many months; {@code 5日起} a date, {@code 2起} so many cases. */
    private static boolean isMoreThanUnit(String unit, @Nullable Operator operator) {
        var bare = Text.halfWidth(unit);
        var twice = UNIT_TWICE.matcher(bare);
        if (twice.matches()) {
            return isMoreThanUnit(twice.group(1), operator);
        }
        var days = UNIT_OF_TIME.matcher(bare).matches() && (operator != null || bare.contains("/"));
        var time = days || (operator != null && bare.matches("个?[年月日]"));
        var counted = bare.equals("起");
        return !time && !counted && NO_UNIT.matcher(bare).matches();
    }

    /** A text that holds no number and isn't blank: a quality (健全, 优良). */
    static boolean isQuality(String text) {
        var plain = Text.halfWidth(Text.squeeze(text));
        return !CONTAINS_NUMBER.matcher(plain).matches()
                && !NOTHING.matcher(plain).matches();
    }
}
