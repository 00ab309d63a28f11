package org.jixiaoflow.schemas.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A number from outside")
class DecimalsTest {

    private static final int PRECISION = 9;
    private static final int SCALE = 2;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E-400000000",
                "1E400000000",
                "100E2147483640",
                "1E-2147483647",
                "10000000",
                "0.001",
                "0.009",
                "9999999.999"
            })
    @DisplayName("that its field can't hold is refused")
    void tooMuch(String number) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(Decimals.exactly(new BigDecimal(number), PRECISION, SCALE))
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"12.50, 12.50", "12.500000, 12.50", "1E6, 1000000.00", "0E-400000000, 0.00", "-0.01, -0.01"})
    @DisplayName("has the decimals of its field, however it is written")
    void written(BigDecimal number, BigDecimal taken) {
        assertThat(Decimals.exactly(number, PRECISION, SCALE)).contains(taken);
    }

    @Test
    @DisplayName("of a million digits is refused uncounted")
    void manyDigits() {
        var huge = new BigDecimal(BigInteger.ONE.shiftLeft(50_000_000), SCALE);

        assertTimeoutPreemptively(
                Duration.ofSeconds(1),
                () -> assertThat(Decimals.exactly(huge, PRECISION, SCALE)).isEmpty());
    }
}
