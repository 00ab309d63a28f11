package org.jixiaoflow.scoring.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a score says in words")
class SentenceTest {

    private static final Path CODE = Path.of("src/main/java/org/jixiaoflow/scoring/scorecard");

    @Test
    @DisplayName("has arguments where the sentence wants them, in both languages")
    void arguments() {
        assertThat(Sentence.of("incomparable", "元", "人"))
                .isEqualTo(new Sentence("指标值以元计，完成值以人计，不能比较", "The target is in 元, the actual value in 人"));
    }

    @Test
    @DisplayName("is in both bundles, and nothing else is")
    void both() throws IOException {
        var chinese = bundle(Locale.ROOT).keySet();
        String code;
        try (var files = Files.list(CODE)) {
            code = files.map(SentenceTest::read).collect(Collectors.joining());
        }

        assertThat(bundle(Locale.ENGLISH).keySet()).isEqualTo(chinese);
        assertThat(chinese).allSatisfy(key -> assertThat(code).contains("\"" + key + "\""));
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "org.jixiaoflow.scoring.scorecard.sentences",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
