package org.jixiaoflow.review.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The examples of GM/T 0004-2012, appendix A. */
@DisplayName("SM3")
class Sm3Test {

    @Test
    void ofOneBlock() {
        assertThat(Sm3.of("abc".getBytes(UTF_8)))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Test
    void ofMoreThanOne() {
        assertThat(Sm3.of("abcd".repeat(16).getBytes(UTF_8)))
                .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    @Test
    void ofLinesIsThatOfTheirBytesWithLineFeeds() {
        var lines = new Sm3();
        lines.line("财政局");
        lines.line("");

        assertThat(lines.hex()).isEqualTo(Sm3.of("财政局\n\n".getBytes(UTF_8))).isEqualTo(lines.hex());
    }
}
