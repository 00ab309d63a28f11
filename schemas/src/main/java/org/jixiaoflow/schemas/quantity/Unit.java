package org.jixiaoflow.schemas.quantity;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 计量单位. Units of one family can be held against each other once their values are in the family's base unit.
 *
 * @param family what kind of thing is measured
 * @param base name of the family's base unit; for counts what is counted; empty where there is no unit
 * @param factor how many base units it is
 */
public record Unit(Family family, String base, BigDecimal factor) {

    /** What kind of thing a unit measures. */
    public enum Family {
        /** In 元. */
        MONEY,
        /** In 天; a week has 7, a month 30, a year 365. */
        TIME,
        /** In percent. */
        RATIO,
        /** Of whatever the base unit names. */
        COUNT,
        /** A number without a unit. */
        PLAIN
    }

    static final Unit NONE = new Unit(Family.PLAIN, "", BigDecimal.ONE);
    static final Unit PERCENT = new Unit(Family.RATIO, "%", BigDecimal.ONE);

    private static final Set<String> BLANK = Set.of("", "/", "-", "无");
    private static final Map<String, Unit> KNOWN = known();
    private static final Map<String, String> SAME = Map.of("人/次", "人次", "案件数", "件", "案件", "件", "次/年", "次", "個", "个");
    /** What is longer is a sentence, not the multiple of a unit. */
    private static final int LONGEST = 30;

    /** Characters that multiply the number or the unit they stand beside. */
    static final Map<Character, BigDecimal> MULTIPLES = Map.of(
            '百', new BigDecimal(100),
            '千', new BigDecimal(1_000),
            '万', new BigDecimal(10_000),
            '亿', new BigDecimal(100_000_000));

    /** The unit written so; null means none. */
    public static Unit of(@Nullable String text) {
        var name = text == null ? "" : plain(text);
        if (BLANK.contains(name)) {
            return NONE;
        }
        var known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        var multiple = MULTIPLES.get(name.charAt(0));
        if (multiple != null && name.length() <= LONGEST) {
            return of(name.substring(1)).times(multiple);
        }
        return new Unit(Family.COUNT, SAME.getOrDefault(name, name), BigDecimal.ONE);
    }

    /** Whether values in both can be held against each other; a number without a unit goes with any. */
    public boolean goesWith(Unit other) {
        return family == Family.PLAIN
                || other.family == Family.PLAIN
                || (family == other.family && (family != Family.COUNT || base.equals(other.base)));
    }

    Unit times(BigDecimal multiple) {
        return new Unit(family, base, factor.multiply(multiple));
    }

    /** Full-width characters as their half-width twins, without blanks. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    }

    private static Map<String, Unit> known() {
        var units = new LinkedHashMap<String, Unit>();
        put(units, Family.RATIO, "%", "1", "%", "百分比", "百分点");
        put(units, Family.RATIO, "%", "0.1", "‰");
        put(units, Family.MONEY, "元", "1", "元", "元/人", "人民币");
        put(units, Family.TIME, "天", "1", "天", "日", "工作日");
        put(units, Family.TIME, "天", "7", "周", "星期");
        put(units, Family.TIME, "天", "30", "月", "个月");
        put(units, Family.TIME, "天", "365", "年");
        return units;
    }

    private static void put(Map<String, Unit> units, Family family, String base, String factor, String... names) {
        for (var name : names) {
            units.put(name, new Unit(family, base, new BigDecimal(factor)));
        }
    }
}
