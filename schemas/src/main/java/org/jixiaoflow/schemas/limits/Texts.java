package org.jixiaoflow.schemas.limits;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Texts from outside. They are kept in NFC, so that what looks the same is the same; what no sheet of paper can show is refused:
 * control characters but tab and line break, marks that turn the direction of writing, halves of characters.
 */
public final class Texts {

    /** Characters a text may have, wherever nothing less is said. */
    public static final int LONGEST = 4000;

    private static final int EXCERPT = 200;

    private Texts() {}

    /** What is wrong with a text; nothing if it may be taken. */
    public static Optional<Objection> objection(String text) {
        return objection(text, LONGEST);
    }

    /**
     * What is wrong with a text; nothing if it may be taken.
     *
     * @param longest most characters it may have
     */
    public static Optional<Objection> objection(String text, int longest) {
        // A character may take two of UTF-16: only what is longer than twice the limit needs no counting.
        if (text.length() > longest && text.codePointCount(0, text.length()) > longest) {
            return Optional.of(Objection.of(Objection.Kind.LENGTH, longest));
        }
        for (var at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            var character = text.codePointAt(at);
            if (isForbidden(character)) {
                return Optional.of(Objection.of(
                        Objection.Kind.CHARACTER, "U+%04X".formatted(character), text.codePointCount(0, at) + 1));
            }
        }
        return Optional.empty();
    }

    /** The text as it is kept: in NFC. */
    public static String normal(String text) {
        return Normalizer.isNormalized(text, Form.NFC) ? text : Normalizer.normalize(text, Form.NFC);
    }

    /** The text as it is kept, without what is refused elsewhere: for documents, whose writer never saw those characters. */
    public static String cleaned(String text) {
        var clean = text.codePoints().noneMatch(Texts::isForbidden)
                ? text
                : text.codePoints()
                        .filter(character -> !isForbidden(character))
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        return normal(clean);
    }

    static String cleaned(String text, int longest) {
        var clean = cleaned(text);
        return clean.length() > longest && clean.codePointCount(0, clean.length()) > longest
                ? clean.substring(0, clean.offsetByCodePoints(0, longest))
                : clean;
    }

    /** The beginning of a text, cleaned: to tell of what was refused. */
    public static String excerpt(String text) {
        var most = Math.min(text.length(), EXCERPT);
        return cleaned(text.substring(0, most)) + (most < text.length() ? "…" : "");
    }

    private static boolean isForbidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\t' && character != '\n' && character != '\r';
            case Character.SURROGATE -> true;
            case Character.FORMAT -> turnsDirection(character);
            case Character.UNASSIGNED -> isNoCharacter(character);
            default -> false;
        };
    }

    /** The explicit embeddings, overrides and isolates, and the marks; joiners between letters and emoji stay. */
    private static boolean turnsDirection(int character) {
        return (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069)
                || character == 0x200E
                || character == 0x200F
                || character == 0x061C;
    }

    private static boolean isNoCharacter(int character) {
        return (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
    }
}
