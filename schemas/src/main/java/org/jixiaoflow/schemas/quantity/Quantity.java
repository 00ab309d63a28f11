package org.jixiaoflow.schemas.quantity;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number with its unit, in the base unit of the unit's family: {@code 160.9461 万元} is 1609461 元, {@code 95％} is 95 %.
 *
 * @param unit as printed with the number or, where none is, as given beside it
 */
public record Quantity(BigDecimal value, Unit unit) {

    /** No more digits than anybody means: the time that arithmetic takes grows with their square. */
    private static final Pattern PRINTED = Pattern.compile("(?:[≥≤>=<]+|大于等于|小于等于|大于|小于|等于|不低于|不超过)?"
            + "([+-]?(?:\\d{1,3}(?:,\\d{3}){1,9}|\\d{1,30})(?:\\.\\d{1,30})?)([百千万亿]{0,4})(\\D{0,12})");

    private static final Pattern RANGE = Pattern.compile(".*\\d\\D{0,4}[-~—–至到]\\D{0,4}\\d.*");

    /** Why a text is no quantity. */
    public enum Unreadable {
        /** There is nothing. */
        BLANK,
        /** Two numbers, such as 80～90: which one is meant nobody can tell. */
        RANGE,
        /** Anything else. */
        NO_NUMBER
    }

    /**
     * What a text says: either a quantity or why it is none.
     *
     * @param quantity null if it is none
     * @param reason null if it is one
     */
    public record Reading(
            @Nullable Quantity quantity, @Nullable Unreadable reason) {

        public Optional<Quantity> asQuantity() {
            return Optional.ofNullable(quantity);
        }
    }

    /** Reads a printed value in the usual families of units. */
    public static Reading read(@Nullable String text, @Nullable String unitBeside) {
        return read(text, unitBeside, UnitFamilies.usual());
    }

    /**
     * Reads a printed value. A unit printed with the number goes before the unit beside it; a comparison sign before it is skipped.
     *
     * @param text e.g. {@code 1,384.49}, {@code ９５％}, {@code 1.2亿}, {@code 160.9461万元}
     * @param unitBeside the unit of its own field
     */
    public static Reading read(@Nullable String text, @Nullable String unitBeside, UnitFamilies families) {
        var plain = text == null ? "" : Unit.plain(text);
        if (plain.isEmpty() || plain.equals("/") || plain.equals("-")) {
            return new Reading(null, Unreadable.BLANK);
        }
        var printed = PRINTED.matcher(plain);
        if (!printed.matches()) {
            return new Reading(null, RANGE.matcher(plain).matches() ? Unreadable.RANGE : Unreadable.NO_NUMBER);
        }
        var number = new BigDecimal(printed.group(1).replace(",", ""));
        var beside = families.unit(unitBeside);
        var own = printed.group(3).isEmpty() ? null : families.unit(printed.group(3));
        return new Reading(of(number, printed.group(2), own, beside), null);
    }

    private static Quantity of(BigDecimal number, String multiples, @Nullable Unit own, Unit beside) {
        var unit = own == null ? beside : own;
        var multiple = multiples
                .chars()
                .mapToObj(each -> Unit.MULTIPLES.getOrDefault((char) each, BigDecimal.ONE))
                .reduce(BigDecimal.ONE, BigDecimal::multiply);
        // 5万 beside 万元 says the multiple twice and means 5万元.
        var factor = own == null && multiple.compareTo(beside.factor()) == 0 ? BigDecimal.ONE : multiple;
        return new Quantity(number.multiply(factor).multiply(unit.factor()).stripTrailingZeros(), unit);
    }

    /** Whether the two can be held against each other. */
    public boolean goesWith(Quantity other) {
        return unit.goesWith(other.unit);
    }
}
