package org.jixiaoflow.submission.files;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet's format of plain numbers, with what Chinese ones do that libraries don't: literals between the digits ({@code 0!.0,}
 * shows 12345678 as 1234.6 with {@code "万"} behind it), sizes by commas at the end, sections by conditions.
 */
final class NumberPattern {

    private static final Pattern CONDITION = Pattern.compile("(<=|>=|<>|<|>|=)(-?\\d{1,15}(?:\\.\\d{1,10})?)");
    private static final Map<String, String> CURRENCIES = Map.of("¥", "¥", "￥", "￥", "$", "$", "€", "€");
    private static final int LONGEST = 400;
    private static final int THOUSAND = 3;
    private static final int TEXTS = 3;
    /** Digits as [DBNum1], [DBNum2] and [DBNum3] show them. */
    private static final Map<Character, String> DIGITS =
            Map.of('1', "〇一二三四五六七八九", '2', "零壹贰叁肆伍陆柒捌玖", '3', "０１２３４５６７８９");

    private NumberPattern() {}

    /** What a cell of that value shows; empty if the format isn't one of plain numbers. */
    static Optional<String> show(double value, String format) {
        if (!Double.isFinite(value) || format.length() > LONGEST) {
            return Optional.empty();
        }
        var sections = new ArrayList<Section>();
        for (var part : numbers(FormatText.sections(format))) {
            var section = Section.of(part);
            if (section == null) {
                return Optional.empty();
            }
            sections.add(section);
        }
        var number = BigDecimal.valueOf(value);
        var hasConditions = sections.stream().anyMatch(section -> section.condition != null);
        return hasConditions ? byCondition(number, sections) : bySign(number, sections);
    }

    /** The fourth section is that of texts. */
    private static List<String> numbers(List<String> parts) {
        return parts.subList(0, Math.min(TEXTS, parts.size()));
    }

    private static Optional<String> bySign(BigDecimal number, List<Section> sections) {
        if (number.signum() < 0 && sections.size() > 1) {
            return Optional.of(sections.get(1).show(number.abs()));
        }
        if (number.signum() == 0 && sections.size() > 2) {
            return Optional.of(sections.get(2).show(number));
        }
        return Optional.of(signed(number, sections.get(0)));
    }

    private static Optional<String> byCondition(BigDecimal number, List<Section> sections) {
        return sections.stream()
                .filter(section -> section.condition == null || section.condition.holds(number))
                .findFirst()
                .map(section -> signed(number, section));
    }

    private static String signed(BigDecimal number, Section section) {
        var shown = section.show(number.abs());
        return number.signum() < 0 ? "-" + shown : shown;
    }

    private record Condition(String comparison, BigDecimal bound) {

        boolean holds(BigDecimal number) {
            var order = number.compareTo(bound);
            return switch (comparison) {
                case "<" -> order < 0;
                case ">" -> order > 0;
                case "<=" -> order <= 0;
                case ">=" -> order >= 0;
                case "<>" -> order != 0;
                default -> order == 0;
            };
        }
    }

    /** A digit's place, or a text between. */
    private record Token(char place, String text) {

        boolean isDigit() {
            return place != 0;
        }
    }

    private static final class Section {

        private final List<Token> whole = new ArrayList<>();
        private final List<Token> decimals = new ArrayList<>();
        private @Nullable Condition condition;
        private int thousands;
        private boolean grouped;
        private boolean percent;
        private @Nullable String written;

        /** Null if it is more than a plain number. */
        static @Nullable Section of(String format) {
            var section = new Section();
            return section.parse(format) ? section : null;
        }

        private boolean parse(String format) {
            var target = whole;
            for (var index = 0; index < format.length(); index++) {
                var sign = format.charAt(index);
                var text = FormatText.at(format, index);
                if (text != null) {
                    index = text.end();
                    if (!text.text().isEmpty()) {
                        target.add(new Token('\0', text.text()));
                    }
                } else if (sign == '0' || sign == '#' || sign == '?') {
                    grouped |= thousands > 0;
                    thousands = 0;
                    target.add(new Token(sign, ""));
                } else if (sign == '.') {
                    if (target == decimals) {
                        return false;
                    }
                    target = decimals;
                } else if (sign == ',') {
                    thousands += digits() > 0 ? 1 : 0;
                } else if (sign == '%') {
                    percent = true;
                    target.add(new Token('\0', "%"));
                } else if (sign == '[') {
                    var end = format.indexOf(']', index);
                    if (end < 0 || !bracket(format.substring(index + 1, end), target)) {
                        return false;
                    }
                    index = end;
                } else if (sign == '/' && digits() > 0) {
                    // A fraction, which the library knows.
                    return false;
                } else if (isLiteral(sign)) {
                    target.add(new Token('\0', String.valueOf(sign)));
                } else {
                    return false;
                }
            }
            return true;
        }

        /** A color, a currency or a condition; of times nothing here knows. */
        private boolean bracket(String content, List<Token> target) {
            var bounded = CONDITION.matcher(content);
            if (bounded.matches()) {
                condition = new Condition(bounded.group(1), new BigDecimal(bounded.group(2)));
                return true;
            }
            if (content.matches("(?i)DBNum[123]")) {
                written = DIGITS.get(content.charAt(content.length() - 1));
                return true;
            }
            if (content.startsWith("$")) {
                var currency = content.substring(1).split("-", 2)[0];
                target.add(new Token('\0', CURRENCIES.getOrDefault(currency, currency)));
                return true;
            }
            return content.matches(
                    "(?i)black|blue|cyan|green|magenta|red|white|yellow|color ?\\d+|[黑蓝青绿红白黄]色?|洋红|颜色 ?\\d+");
        }

        private static boolean isLiteral(char sign) {
            return " ()+-:/$¥￥€≥≤±（）".indexOf(sign) >= 0 || sign >= '\u2e80';
        }

        private long digits() {
            return whole.stream().filter(Token::isDigit).count()
                    + decimals.stream().filter(Token::isDigit).count();
        }

        String show(BigDecimal number) {
            return percent ? percentage(number) : plain(number);
        }

        /** With all its digits, however few the format shows; a negative one in brackets has its sign. */
        private String percentage(BigDecimal number) {
            var digits = number.movePointRight(2).round(MathContext.DECIMAL64);
            var shown = digits.signum() == 0 ? "0" : digits.stripTrailingZeros().toPlainString();
            var all = new ArrayList<>(whole);
            all.addAll(decimals);
            var first = 0;
            while (first < all.size() && !all.get(first).isDigit()) {
                first++;
            }
            var last = all.size();
            while (last > first && !all.get(last - 1).isDigit()) {
                last--;
            }
            var front = texts(all.subList(0, first));
            var behind = texts(all.subList(last, all.size()));
            var bracketed = front.startsWith("(") && behind.endsWith(")");
            return (bracketed
                            ? "-" + front.substring(1) + shown + behind.substring(0, behind.length() - 1)
                            : front + (first < all.size() ? shown : "") + behind)
                    .trim();
        }

        private static String texts(List<Token> tokens) {
            return tokens.stream().map(Token::text).collect(Collectors.joining());
        }

        private String plain(BigDecimal number) {
            var places = (int) decimals.stream().filter(Token::isDigit).count();
            var rounded = number.movePointLeft(THOUSAND * thousands)
                    .setScale(places, RoundingMode.HALF_UP)
                    .unscaledValue()
                    .toString();
            var padded = "0".repeat(Math.max(0, places - rounded.length())) + rounded;
            var point = padded.length() - places;
            var shown = new StringBuilder(whole(strip(padded.substring(0, point))));
            if (!decimals.isEmpty()) {
                var behind = decimals(padded.substring(point));
                shown.append(hasPoint(behind) ? "." : "").append(behind);
            }
            return written(shown.toString().trim());
        }

        private String written(String shown) {
            var digits = written;
            if (digits == null) {
                return shown;
            }
            var all = new StringBuilder();
            shown.chars()
                    .forEach(sign -> all.append(sign >= '0' && sign <= '9' ? digits.charAt(sign - '0') : (char) sign));
            return all.toString();
        }

        private boolean hasPoint(String behind) {
            return !behind.isEmpty() && decimals.get(0).isDigit() && Character.isDigit(behind.charAt(0));
        }

        private static String strip(String digits) {
            var start = 0;
            while (start < digits.length() && digits.charAt(start) == '0') {
                start++;
            }
            return digits.substring(start);
        }

        /** From the right, so that literals keep their distance from the last digit; the first place takes all that is left. */
        private String whole(String digits) {
            var shown = new StringBuilder();
            var left = digits.length();
            var count = 0;
            var first = 0;
            while (first < whole.size() && !whole.get(first).isDigit()) {
                first++;
            }
            for (var index = whole.size() - 1; index >= 0; index--) {
                var token = whole.get(index);
                if (!token.isDigit()) {
                    shown.insert(0, token.text());
                    // Groups are those before a point that is only drawn, too.
                    count = token.text().equals(".") ? 0 : count;
                    continue;
                }
                do {
                    if (left == 0 && token.place() != '0') {
                        break;
                    }
                    if (grouped && count > 0 && count % THOUSAND == 0) {
                        shown.insert(0, ',');
                    }
                    shown.insert(0, left > 0 ? digits.charAt(--left) : '0');
                    count++;
                } while (index == first && left > 0);
            }
            return shown.toString();
        }

        private String decimals(String digits) {
            var last = digits.length();
            var optional = 0;
            for (var index = decimals.size() - 1;
                    index >= 0 && decimals.get(index).place() != '0';
                    index--) {
                optional += decimals.get(index).isDigit() ? 1 : 0;
            }
            while (optional-- > 0 && last > 0 && digits.charAt(last - 1) == '0') {
                last--;
            }
            var shown = new StringBuilder();
            var next = 0;
            for (var token : decimals) {
                if (!token.isDigit()) {
                    shown.append(token.text());
                } else if (next < last) {
                    shown.append(digits.charAt(next++));
                }
            }
            return shown.toString();
        }
    }
}
