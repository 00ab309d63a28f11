package org.jixiaoflow.schemas.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A printed value")
@NullUnmarked
class QuantityTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "95 | % | 95 | RATIO",
                "95% | | 95 | RATIO",
                "９５％ | % | 95 | RATIO",
                "≥90% | % | 90 | RATIO",
                "1,384.49 | 万元 | 13844900 | MONEY",
                "160.9461万元 | 元 | 1609461 | MONEY",
                "1.2亿 | 元 | 120000000 | MONEY",
                "5万 | 万元 | 50000 | MONEY",
                "3 | 万人 | 30000 | COUNT",
                "600 | 人/次 | 600 | COUNT",
                "6 | 个月 | 180 | TIME",
                "30 | 工作日 | 30 | TIME",
                "-3.5 | % | -3.5 | RATIO",
                "−3.5 | % | -3.5 | RATIO",
                "5 | / | 5 | PLAIN"
            })
    @DisplayName("is read with its unit into the family's base unit")
    void read(String text, String unit, BigDecimal value, Unit.Family family) {
        var quantity = Quantity.read(text, unit).asQuantity().orElseThrow();

        assertThat(quantity.value()).isEqualByComparingTo(value);
        assertThat(quantity.unit().family()).isEqualTo(family);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "80-90, RANGE",
        "80%~90%, RANGE",
        "3至5, RANGE",
        "优良中低差, NO_NUMBER",
        "'', BLANK",
        "/, BLANK",
        "1.2.3, NO_NUMBER"
    })
    @DisplayName("that can't be read has a reason")
    void unreadable(String text, Quantity.Unreadable reason) {
        assertThat(Quantity.read(text, "%").reason()).isEqualTo(reason);
    }

    @Test
    @DisplayName("longer than any number or unit is none, and found so at once")
    void endless() {
        var nines = "9".repeat(2_000_000);
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            assertThat(Quantity.read(nines, "%").reason()).isEqualTo(Quantity.Unreadable.NO_NUMBER);
            assertThat(Quantity.read("1." + nines, "%").reason()).isEqualTo(Quantity.Unreadable.NO_NUMBER);
            assertThat(unit("万".repeat(2_000_000)).family()).isEqualTo(Unit.Family.COUNT);
        });
    }

    @Test
    @DisplayName("goes with values of its family only, and a plain number with any")
    void families() {
        assertThat(unit("元").goesWith(unit("万元"))).isTrue();
        assertThat(unit("人/次").goesWith(unit("人次"))).isTrue();
        assertThat(unit("人").goesWith(unit("次"))).isFalse();
        assertThat(unit("%").goesWith(unit("元"))).isFalse();
        assertThat(unit("/").goesWith(unit("元"))).isTrue();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "12 | 月 | 2022-12-31",
                "2022 | 年 | 2022-12-31",
                "2022年 | | 2022-12-31",
                "≤12月 | | 2022-12-31",
                "6月底 | | 2022-06-30",
                "12月底前 | | 2022-12-31",
                "2022年9月末之前 | | 2022-09-30",
                "2022年6月30日 | / | 2022-06-30",
                "2022-06-15 | | 2022-06-15",
                "2022.6 | | 2022-06-30",
                "2022.10 | 万元 |",
                "1000.01 | |",
                "年底前 | | 2022-12-31",
                "13 | 月 |",
                "30 | 天 |",
                "1 | 年 |",
                "优 | |"
            })
    @DisplayName("may be a deadline, which stands for its last day")
    void deadlines(String text, String unit, LocalDate last) {
        assertThat(Deadline.read(text, unit, 2022)).isEqualTo(java.util.Optional.ofNullable(last));
    }

    private static Unit unit(String text) {
        return UnitFamilies.usual().unit(text);
    }
}
