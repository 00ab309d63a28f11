package org.jixiaoflow.submission.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The reader's sentences")
class SentencesTest {

    static Stream<String> keys() {
        return Stream.concat(Stream.of(Note.Code.values()), Stream.of(UnreadableDocument.Reason.values()))
                .map(Enum::name);
    }

    @ParameterizedTest
    @MethodSource("keys")
    @DisplayName("are there in Chinese and English, mention the same arguments and any braces as printed")
    void complete(String key) {
        var arguments = new Object[] {"{灯}", "'塔'"};

        var chinese = Note.SENTENCES.in(Locale.CHINESE).say(key, arguments);
        var english = Note.SENTENCES.in(Locale.ENGLISH).say(key, arguments);

        assertThat(chinese)
                .isNotBlank()
                .isEqualTo(Note.SENTENCES.in(Locale.FRENCH).say(key, arguments));
        for (var argument : arguments) {
            assertThat(english.contains(argument.toString())).isEqualTo(chinese.contains(argument.toString()));
        }
    }
}
