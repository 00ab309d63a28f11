package org.jixiaoflow.schemas.quantity;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Map;
import java.util.Set;

/**
 * 计量单位, as {@link UnitFamilies} know it. Units of one family can be held against each other once their values are in the
 * family's base unit.
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

    static final Set<String> BLANK = Set.of("", "/", "-", "无");
    /** What is longer is a sentence, not the multiple of a unit. */
    static final int LONGEST = 30;

    /** Characters that multiply the number or the unit they stand beside. */
    static final Map<Character, BigDecimal> MULTIPLES = Map.of(
            '百', new BigDecimal(100),
            '千', new BigDecimal(1_000),
            '万', new BigDecimal(10_000),
            '亿', new BigDecimal(100_000_000));

    /** Whether values in both can be held against each other; a number without a unit goes with any. */
    public boolean goesWith(Unit other) {
        return family == Family.PLAIN
                || other.family == Family.PLAIN
                || (family == other.family && (family != Family.COUNT || base.equals(other.base)));
    }

    Unit times(BigDecimal multiple) {
        return new Unit(family, base, factor.multiply(multiple));
    }

    /** Full-width characters as their half-width twins, without blanks; the typesetter's minus is one. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('\u2212', '-')
                .replaceAll("\\s+", "");
    }
}
