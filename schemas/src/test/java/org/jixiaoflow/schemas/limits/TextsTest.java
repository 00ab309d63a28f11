package org.jixiaoflow.schemas.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A text from outside")
class TextsTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0000, 0x0007, 0x000B, 0x001B, 0x007F, 0x0085, 0x200E, 0x202E, 0x2066, 0x061C, 0xD800, 0xDFFF, 0xFFFE,
                0x1FFFF
            })
    @DisplayName("is refused for a character that no sheet of paper can show")
    void forbidden(int character) {
        var text = "𠮷林" + Character.toString(character) + "局";

        assertThat(Texts.objection(text))
                .contains(new Objection("", Objection.Kind.CHARACTER, List.of("U+%04X".formatted(character), 3)));
        assertThat(Texts.cleaned(text)).isEqualTo("𠮷林局");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "第一行\r\n第二行\t列", "𠮷", "👨‍👩‍👧", "é", "\uE000"})
    @DisplayName("may hold anything else")
    void allowed(String text) {
        assertThat(Texts.objection(text)).isEmpty();
        assertThat(Texts.cleaned(text)).isEqualTo(text);
    }

    @Test
    @DisplayName("is kept in NFC, so that what looks the same is the same")
    void normal() {
        assertThat(Texts.normal("e\u0301")).isEqualTo("\u00e9");
        assertThat(Texts.normal("\uF900")).isEqualTo("\u8C48");
    }

    @Test
    @DisplayName("is as long as its characters are many, not their halves")
    void length() {
        assertThat(Texts.objection("𠮷".repeat(Texts.LONGEST))).isEmpty();
        assertThat(Texts.objection("局".repeat(Texts.LONGEST + 1)))
                .contains(new Objection("", Objection.Kind.LENGTH, List.of(Texts.LONGEST)));
    }
}
