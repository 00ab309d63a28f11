package org.jixiaoflow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Regions")
@NullUnmarked
class RegionsTest {

    @Test
    @DisplayName("mean the place named and none below it")
    void one() {
        var city = new Regions(List.of("231000"));

        assertThat(city.cover("231000")).isTrue();
        assertThat(city.cover("231083")).isFalse();
    }

    @Test
    @DisplayName("with a star mean all that begin so")
    void beginning() {
        var several = new Regions(List.of("2310*", "110000"));

        assertThat(several.cover("231083")).isTrue();
        assertThat(several.cover("231000")).isTrue();
        assertThat(several.cover("230102")).isFalse();
        assertThat(several.cover("110000")).isTrue();
        assertThat(several.coverEvery()).isFalse();
        assertThat(several.patterns()).containsExactly("2310%", "110000");
        assertThat(several.single()).containsExactly("110000");
        assertThat(new Regions(List.of("23*")).cover("230102")).isTrue();
    }

    @Test
    @DisplayName("are every one with the star alone")
    void every() {
        assertThat(Regions.EVERY.cover("999999")).isTrue();
        assertThat(Regions.EVERY.coverEvery()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "2310", "231*", "231083 ", "2310__", "**", "23108*", "海林"})
    @DisplayName("written any other way are none")
    void nonsense(String code) {
        var regions = new Regions(List.of(code));

        assertThat(regions.isEmpty()).isTrue();
        assertThat(regions.cover("231083")).isFalse();
        assertThat(regions.patterns()).isEmpty();
    }
}
