package org.jixiaoflow.submission.documents;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts of money as forms print them: 1,860.50 under a heading （万元）, 920万元, 3200元. */
final class Yuan {

    /** Digits in groups of three or in none; the sign of a currency before, the unit behind. */
    private static final Pattern AMOUNT =
            Pattern.compile("[¥￥]?(\\d{1,3}(?:,\\d{3})+|\\d{1,15})(\\.\\d{1,10})?[ \u3000]*(元|千元|万元?|百万元?|亿元?)?");

    private static final Map<String, Integer> ZEROS =
            Map.of("元", 0, "千元", 3, "万", 4, "万元", 4, "百万", 6, "百万元", 6, "亿", 8, "亿元", 8);
    private static final int MOST_DIGITS = 16;
    private static final int DECIMALS = 2;

    private Yuan() {}

    /**
     * The amount in yuan, with two decimals; null where it isn't certain: no number, no unit anywhere, or a part of a cent.
     *
     * @param unit what the heading says the amounts are counted in; one printed behind the amount itself goes before it
     */
    static @Nullable BigDecimal of(@Nullable String printed, @Nullable String unit) {
        if (printed == null) {
            return null;
        }
        var amount = AMOUNT.matcher(plain(printed));
        if (!amount.matches()) {
            return null;
        }
        var own = amount.group(3);
        var zeros = own == null ? unit == null ? null : ZEROS.get(plain(unit)) : ZEROS.get(own);
        if (zeros == null) {
            return null;
        }
        var number =
                new BigDecimal(amount.group(1).replace(",", "") + (amount.group(2) == null ? "" : amount.group(2)));
        var yuan = number.movePointRight(zeros).stripTrailingZeros();
        var fits = yuan.scale() <= DECIMALS && yuan.precision() - yuan.scale() <= MOST_DIGITS;
        return fits ? yuan.setScale(DECIMALS) : null;
    }

    /** Full-width digits and signs are digits and signs. Space between digits may part two numbers and stays. */
    private static String plain(String text) {
        var plain = new StringBuilder(text.length());
        Text.trim(text)
                .chars()
                .map(sign -> '\uff01' <= sign && sign <= '\uff5e' ? sign - '\uff01' + '!' : sign)
                .forEach(sign -> plain.append((char) sign));
        return plain.toString();
    }
}
