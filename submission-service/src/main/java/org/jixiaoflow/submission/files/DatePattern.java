package org.jixiaoflow.submission.files;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet's format of dates with any words between ({@code m"月"d"日前"}), which the library takes for no date at all. Only years,
 * months, days, hours, minutes and seconds in digits.
 */
final class DatePattern {

    /** A part of the date, or a text between. */
    private record Token(char part, int length, String text) {

        boolean is(char other) {
            return part == other;
        }
    }

    private DatePattern() {}

    /** What a cell of that value shows; empty if the format asks for more. */
    static Optional<String> show(double value, String format, boolean since1904) {
        var tokens = tokens(format);
        var date = tokens == null || !DateUtil.isValidExcelDate(value)
                ? null
                : DateUtil.getLocalDateTime(value, since1904, true);
        if (tokens == null || date == null) {
            return Optional.empty();
        }
        var shown = new StringBuilder();
        for (var index = 0; index < tokens.size(); index++) {
            shown.append(shown(tokens, index, date));
        }
        return Optional.of(shown.toString().trim());
    }

    private static String shown(List<Token> tokens, int index, LocalDateTime date) {
        var token = tokens.get(index);
        return switch (token.part) {
            case 'y' ->
                token.length > 2 ? String.format(Locale.ROOT, "%04d", date.getYear()) : digits(date.getYear() % 100, 2);
            case 'e' -> String.valueOf(date.getYear());
            case 'm' -> digits(isOfTime(tokens, index) ? date.getMinute() : date.getMonthValue(), token.length);
            case 'd' -> digits(date.getDayOfMonth(), token.length);
            case 'h' -> digits(date.getHour(), token.length);
            case 's' -> digits(date.getSecond(), token.length);
            default -> token.text;
        };
    }

    private static String digits(int number, int length) {
        return String.format(Locale.ROOT, length > 1 ? "%02d" : "%d", number);
    }

    /** Behind hours or in front of seconds m is minutes. */
    private static boolean isOfTime(List<Token> tokens, int index) {
        var before = tokens.subList(0, index).stream()
                .filter(token -> token.part != 0)
                .reduce((first, second) -> second);
        var behind = tokens.subList(index + 1, tokens.size()).stream()
                .filter(token -> token.part != 0)
                .findFirst();
        return before.filter(token -> token.is('h')).isPresent()
                || behind.filter(token -> token.is('s')).isPresent();
    }

    /** Of the first section; null if anything in it isn't known here. */
    private static @Nullable List<Token> tokens(String format) {
        var section = FormatText.sections(format).get(0);
        var tokens = new ArrayList<Token>();
        for (var index = 0; index < section.length(); index++) {
            var sign = Character.toLowerCase(section.charAt(index));
            var text = FormatText.at(section, index);
            if (text != null) {
                tokens.add(text(text.text()));
                index = text.end();
            } else if ("yemdhs".indexOf(sign) >= 0) {
                var end = index;
                while (end < section.length() && Character.toLowerCase(section.charAt(end)) == sign) {
                    end++;
                }
                if (end - index > 2 && sign != 'y' && sign != 'e') {
                    return null;
                }
                tokens.add(new Token(sign, end - index, ""));
                index = end - 1;
            } else if (section.startsWith("[$-", index) && section.indexOf(']', index) > 0) {
                index = section.indexOf(']', index);
            } else if (isLiteral(sign)) {
                tokens.add(text(String.valueOf(section.charAt(index))));
            } else {
                return null;
            }
        }
        return tokens;
    }

    private static Token text(String text) {
        return new Token('\0', 0, text);
    }

    /** Of what stands unquoted 上午 and 下午 are a question, not a text. */
    private static boolean isLiteral(char sign) {
        return " -/:,()≥≤（）".indexOf(sign) >= 0 || (sign >= '\u2e80' && "上下午".indexOf(sign) < 0);
    }
}
