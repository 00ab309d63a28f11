package org.jixiaoflow.schemas.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sentences")
class SentencesTest {

    private final Sentences.InBoth sentences = Sentences.of("org.jixiaoflow.schemas.wording.samples");

    @Test
    @DisplayName("are Chinese unless English is asked for, with texts as they are and numbers as people write them")
    void languages() {
        assertThat(sentences.in(Locale.CHINA).say("rows", 4200, "2022")).isEqualTo("2022 年有 4,200 行");
        assertThat(sentences.in(Locale.UK).say("rows", 4200, "2022")).isEqualTo("4,200 rows in 2022");
        assertThat(sentences.in(Locale.GERMANY).say("rows", 1, "2022")).startsWith("2022");
    }

    @Test
    @DisplayName("are said by many at once")
    void threads() {
        assertThat(IntStream.range(0, 1000)
                        .parallel()
                        .mapToObj(n -> sentences.english().say("rows", n, String.valueOf(n))))
                .allMatch(said -> said.replace(",", "").matches("(\\d+) rows in \\1"));
    }
}
