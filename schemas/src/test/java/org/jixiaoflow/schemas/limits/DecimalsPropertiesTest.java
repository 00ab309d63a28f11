package org.jixiaoflow.schemas.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

@Label("Any number whatever")
class DecimalsPropertiesTest {

    private static final int PRECISION = 9;
    private static final int SCALE = 2;

    @Property(tries = 20_000)
    @Label("of any exponent is judged at once, and taken only as it is")
    void anyExponent(@ForAll long digits, @ForAll @IntRange(min = -1_000_000_000, max = 1_000_000_000) int exponent) {
        var number = BigDecimal.valueOf(digits, exponent);

        var taken = Decimals.exactly(number, PRECISION, SCALE);

        taken.ifPresent(exact -> {
            assertThat(exact).isEqualByComparingTo(number);
            assertThat(exact.scale()).isEqualTo(SCALE);
            assertThat(exact.precision()).isLessThanOrEqualTo(PRECISION);
        });
    }

    @Property(tries = 1000)
    @Label("that its field can hold is taken")
    void fitting(@ForAll @IntRange(min = -999_999_999, max = 999_999_999) int hundredths) {
        var number = BigDecimal.valueOf(hundredths, SCALE);

        assertThat(Decimals.exactly(number.stripTrailingZeros(), PRECISION, SCALE))
                .contains(number);
    }
}
