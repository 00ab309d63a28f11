package org.jixiaoflow.submission.validation;

import static org.jixiaoflow.schemas.Operator.EQ;
import static org.jixiaoflow.schemas.Operator.GE;
import static org.jixiaoflow.schemas.Operator.GT;
import static org.jixiaoflow.schemas.Operator.LE;
import static org.jixiaoflow.schemas.Operator.LT;
import static org.jixiaoflow.schemas.Operator.QUALITATIVE;
import static org.jixiaoflow.submission.validation.Rows.name;
import static org.jixiaoflow.submission.validation.Rows.text;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.quantity.Deadline;
import org.jixiaoflow.schemas.quantity.Quantity;
import org.jixiaoflow.schemas.quantity.Quantity.Unreadable;
import org.jixiaoflow.schemas.quantity.Unit.Family;
import org.jspecify.annotations.Nullable;

/** Rules for what could not be scored at year end, or would be scored on another scale than was meant, found when it is filed. */
final class ScorableRules {

    private static final Pattern RANGE =
            Pattern.compile("(\\d+(?:\\.\\d+)?)(\\D{0,6}?)[-~～—–至到]+(\\d+(?:\\.\\d+)?)(\\D{0,6})");
    private static final Pattern FRACTION = Pattern.compile("([百千万])分之([一二三四五六七八九十\\d.]+)");
    private static final Map<String, Integer> PARTS = Map.of("百", 0, "千", 1, "万", 2);
    private static final String DIGITS = "零一二三四五六七八九";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");
    private static final Pattern WORDS = Pattern.compile("(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?");
    private static final Pattern DATE = Pattern.compile(".*(?<!个)月.*|.*[日号].*|(?:19|20)\\d\\d\\D.*");
    private static final Pattern NO_MONTH =
            Pattern.compile("(?:20\\d\\d年)?(?:0{1,2}|1[3-9]|[2-9]\\d)月份?(?:\\d{1,2}[日号]|[底末初中上下]旬?)?[之以]?前?");
    private static final Pattern RATE = Pattern.compile(".*(率|满意度?|比例|占比)$");
    private static final BigDecimal TEN = BigDecimal.TEN;

    private ScorableRules() {}

    /** V36: what was achieved can't be held against a target that is neither a number nor a date of the calendar, nor against none. */
    static Stream<Violation> unscorable(FormContent form, ValidationTemplate template) {
        return form.getIndicators().stream()
                .filter(row -> row.getOperator() != null && row.getOperator() != QUALITATIVE)
                .filter(row -> !isScorable(row, template))
                .map(row -> {
                    var violation =
                            Violation.indicator(row, "target", row.getTarget(), name(row), text(row.getTarget()));
                    return right(row).map(violation::corrected).orElse(violation);
                });
    }

    private static boolean isScorable(Indicator row, ValidationTemplate template) {
        var year = template.guidance().year();
        var reading = Quantity.read(
                row.getTarget(), row.getUnit(), template.guidance().units());
        if (NO_MONTH.matcher(plain(row.getTarget())).matches()) {
            return false;
        }
        return reading.reason() == null
                || (reading.reason() == Unreadable.BLANK
                        && text(row.getTarget()).isEmpty()
                        && name(row).isEmpty())
                || Deadline.read(row.getTarget(), row.getUnit(), year == null ? 2000 : year)
                        .isPresent();
    }

    /** Of a range the bound that the operator asks for; of 万分之三 the percentage. */
    private static Optional<String> right(Indicator row) {
        var target = plain(row.getTarget());
        var range = RANGE.matcher(target);
        if (range.matches()) {
            var operator = row.getOperator();
            var lower = operator == GE || operator == GT;
            var upper = operator == LE || operator == LT;
            return (lower || upper) && isRange(range)
                    ? Optional.of(range.group(lower ? 1 : 3) + unit(range))
                    : Optional.empty();
        }
        var fraction = FRACTION.matcher(target);
        return fraction.matches() ? percent(fraction.group(1), fraction.group(2)) : Optional.empty();
    }

    private static String plain(@Nullable String target) {
        return Normalizer.normalize(text(target), Normalizer.Form.NFKC);
    }

    /** From less to more of the same; days and years of the calendar are none. */
    private static boolean isRange(Matcher range) {
        var same = range.group(2).isBlank()
                || range.group(2).strip().equals(range.group(4).strip());
        return same
                && !DATE.matcher(range.group()).matches()
                && new BigDecimal(range.group(1)).compareTo(new BigDecimal(range.group(3))) < 0;
    }

    private static String unit(Matcher range) {
        return range.group(4).strip();
    }

    private static Optional<String> percent(String whole, String part) {
        return number(part)
                .map(number -> number.movePointLeft(PARTS.getOrDefault(whole, 0))
                                .stripTrailingZeros()
                                .toPlainString() + "%");
    }

    /** 三, 十五, 九十五 or digits. */
    private static Optional<BigDecimal> number(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text));
        }
        var words = WORDS.matcher(text);
        if (!words.matches()) {
            return Optional.empty();
        }
        var ones = DIGITS.indexOf(Objects.requireNonNullElse(words.group(3), "零"));
        var tens = words.group(2) == null ? 0 : DIGITS.indexOf(Objects.requireNonNullElse(words.group(1), "一"));
        return Optional.of(BigDecimal.valueOf(tens * 10L + ones));
    }

    /** V37: a number with no word of how to compare it. */
    static Stream<Violation> notCompared(FormContent form, ValidationTemplate template) {
        return form.getIndicators().stream()
                .filter(row ->
                        row.getOperator() == null && !text(row.getTarget()).isEmpty())
                .map(row -> Violation.indicator(row, "operator", null, name(row), text(row.getTarget())));
    }

    /** V38 (F17): 0.95 beside % or no unit is meant as 95 %, where a rate is to be reached. */
    static Stream<Violation> shareForPercent(FormContent form, ValidationTemplate template) {
        return form.getIndicators().stream()
                .filter(row -> row.getOperator() == GE || row.getOperator() == GT || row.getOperator() == EQ)
                .filter(row -> RATE.matcher(name(row)).matches()
                        && !text(row.getTarget()).contains("%"))
                .flatMap(row -> Rows.target(row, template)
                        .filter(target -> target.unit().family() == Family.RATIO || hasNoUnit(row))
                        .filter(target -> isShare(target.value()))
                        .map(target -> Violation.indicator(
                                        row, "target", row.getTarget(), name(row), text(row.getTarget()))
                                .corrected(percent(target.value()) + (hasNoUnit(row) ? "%" : "")))
                        .stream());
    }

    /** 1 without a unit could be one of anything. */
    private static boolean hasNoUnit(Indicator row) {
        return text(row.getUnit()).matches("|[/-]|无") && text(row.getTarget()).matches("0?\\.\\d+");
    }

    /** C14 (F17): 0.93 was achieved of 90 %: the two are printed on different scales. */
    static Stream<Violation> achievedAsShare(FormContent form, ValidationTemplate template) {
        return form.getIndicators().stream()
                .filter(row -> !text(row.getActual()).contains("%"))
                .flatMap(row -> Quantity.read(
                        row.getActual(), row.getUnit(), template.guidance().units())
                        .asQuantity()
                        .filter(actual -> actual.unit().family() == Family.RATIO && isShare(actual.value()))
                        .filter(actual -> Rows.target(row, template)
                                .filter(target -> target.value().compareTo(TEN) >= 0)
                                .isPresent())
                        .map(actual -> Violation.indicator(
                                        row, "actual", row.getActual(), name(row), text(row.getActual()))
                                .corrected(percent(actual.value())))
                        .stream());
    }

    /** Just above nothing and at most the whole. */
    private static boolean isShare(BigDecimal value) {
        return value.compareTo(new BigDecimal("0.3")) >= 0 && value.compareTo(BigDecimal.ONE) <= 0;
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
