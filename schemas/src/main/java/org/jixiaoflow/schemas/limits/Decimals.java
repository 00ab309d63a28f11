package org.jixiaoflow.schemas.limits;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Numbers from outside, judged before anything is computed with them: {@code 1E-400000000} is written in a dozen characters, and
 * writing it out takes minutes.
 */
public final class Decimals {

    /** Some 77 digits: more than any number of the contract has, and few enough to be counted at once. */
    private static final int MOST_BITS = 256;

    private Decimals() {}

    /**
     * The number with exactly {@code scale} decimals; nothing if it has more that aren't zero, or more digits than {@code precision}.
     *
     * @param precision digits before and after the point together
     */
    public static Optional<BigDecimal> exactly(BigDecimal number, int precision, int scale) {
        if (number.unscaledValue().bitLength() > MOST_BITS) {
            return Optional.empty();
        }
        if (number.signum() == 0) {
            return Optional.of(BigDecimal.valueOf(0, scale));
        }
        var whole = (long) number.precision() - number.scale();
        if (whole > precision - scale || whole <= -scale) {
            return Optional.empty();
        }
        var shortest = number.stripTrailingZeros();
        return shortest.scale() > scale ? Optional.empty() : Optional.of(shortest.setScale(scale));
    }
}
