package org.jixiaoflow.submission.validation;

import java.util.List;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * A place where a rule is broken.
 *
 * @param path JSON pointer by stable ids; empty for the whole form
 * @param text what is written there
 * @param arguments of the rule's sentence
 * @param words its arguments after these: symbols that each language has a word for
 * @param correction what would be right there, where that is certain
 */
record Violation(
        String path,
        @Nullable String text,
        List<String> arguments,
        List<String> words,
        @Nullable String correction) {

    static Violation form(Object... arguments) {
        return at("", null, arguments);
    }

    /** @param arguments symbols last */
    static Violation at(String path, @Nullable String text, Object... arguments) {
        var texts = Stream.of(arguments).takeWhile(argument -> !(argument instanceof Enum<?>));
        var symbols = Stream.of(arguments).dropWhile(argument -> !(argument instanceof Enum<?>));
        return new Violation(
                path,
                text,
                texts.map(Object::toString).toList(),
                symbols.map(argument -> ((Enum<?>) argument).name()).toList(),
                null);
    }

    static Violation indicator(Indicator indicator, String field, @Nullable String text, Object... arguments) {
        return at("/indicators/%s/%s".formatted(indicator.getId(), field), text, arguments);
    }

    Violation corrected(String right) {
        return new Violation(path, text, arguments, words, right);
    }
}
