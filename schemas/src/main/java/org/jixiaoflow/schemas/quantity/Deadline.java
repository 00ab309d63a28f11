package org.jixiaoflow.schemas.quantity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Deadlines as printed (F19): {@code 12} 月, {@code 2022} 年, {@code 2022年6月30日}, {@code 年底}. Each stands for its last day. */
public final class Deadline {

    private static final Pattern DATE = Pattern.compile(
            "(?:[≥≤>=<]+)?(\\d{4})(?:年|[-./])(\\d{1,2})(?:(?:月|[-./])(?:(\\d{1,2})日?)?)?(?:底|末)?(?:之?前)?");
    private static final Pattern YEAR = Pattern.compile("(?:[≥≤>=<]+)?(\\d{4})年?(?:底|末)?(?:之?前)?");
    private static final Pattern MONTH = Pattern.compile("(?:[≥≤>=<]+)?(\\d{1,2})月(?:(\\d{1,2})日)?(?:底|末)?(?:之?前)?");
    private static final Pattern NUMBER = Pattern.compile("(?:[≥≤>=<]+)?(\\d{1,4})(?:\\.0+)?");
    private static final Pattern DECIMAL = Pattern.compile("(?:[≥≤>=<]+)?\\d+\\.\\d+");
    private static final Set<String> OF_DATES = Set.of("", "/", "年", "月", "日");
    private static final Pattern YEAR_END = Pattern.compile("(?:当年|本年|今年)?(?:年底|年末)(?:前)?");
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;
    private static final int DECEMBER = 12;

    private Deadline() {}

    /**
     * The last day in time; nothing if the text is no date.
     *
     * @param unit the unit of its own field; 月 and 年 make a date of a plain number
     * @param year the budget year, for dates without one
     */
    public static Optional<LocalDate> read(@Nullable String text, @Nullable String unit, int year) {
        var plain = text == null ? "" : Unit.plain(text);
        if (YEAR_END.matcher(plain).matches()) {
            return last(year, DECEMBER, null);
        }
        var beside = unit == null ? "" : Unit.plain(unit);
        var date = DATE.matcher(plain);
        // 2022.10 is October where it could be, and otherwise that many 万元.
        if (date.matches()
                && isYear(number(date.group(1)))
                && (OF_DATES.contains(beside) || !DECIMAL.matcher(plain).matches())) {
            return last(number(date.group(1)), number(date.group(2)), date.group(3));
        }
        var month = MONTH.matcher(plain);
        if (month.matches()) {
            return last(year, number(month.group(1)), month.group(2));
        }
        var wholeYear = YEAR.matcher(plain);
        var number = NUMBER.matcher(plain);
        if (wholeYear.matches() && (plain.contains("年") || beside.equals("年"))) {
            return isYear(number(wholeYear.group(1)))
                    ? last(number(wholeYear.group(1)), DECEMBER, null)
                    : Optional.empty();
        }
        return number.matches() && beside.equals("月") ? last(year, number(number.group(1)), null) : Optional.empty();
    }

    private static Optional<LocalDate> last(int year, int month, @Nullable String day) {
        try {
            var within = YearMonth.of(year, month);
            return Optional.of(day == null ? within.atEndOfMonth() : within.atDay(number(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static boolean isYear(int number) {
        return number >= FIRST_YEAR && number <= LAST_YEAR;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
