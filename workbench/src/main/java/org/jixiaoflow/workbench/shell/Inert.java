package org.jixiaoflow.workbench.shell;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows what people typed so that it can play no tricks: characters that are invisible or that turn the direction of writing are shown
 * by their number instead of doing their work.
 */
public final class Inert {

    private Inert() {}

    /** The text with nothing hidden in it; empty for none. */
    public static String text(@Nullable Object typed) {
        if (typed == null) {
            return "";
        }
        var text = typed.toString();
        return text.codePoints().allMatch(Inert::isPlain)
                ? text
                : text.codePoints().mapToObj(Inert::shown).collect(Collectors.joining());
    }

    private static boolean isPlain(int character) {
        return character == '\n'
                || character == '\t'
                || switch (Character.getType(character)) {
                    case Character.FORMAT,
                            Character.CONTROL,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }

    private static String shown(int character) {
        return isPlain(character) ? Character.toString(character) : "⟨U+%04X⟩".formatted(character);
    }
}
