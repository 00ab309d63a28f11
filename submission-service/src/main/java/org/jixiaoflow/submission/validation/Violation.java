package org.jixiaoflow.submission.validation;

import java.util.List;
import org.jixiaoflow.schemas.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * A place where a rule is broken.
 *
 * @param path JSON pointer by stable ids; empty for the whole form
 * @param text what is written there
 * @param arguments of the rule's sentence
 * @param correction what would be right there, where that is certain
 */
record Violation(
        String path,
        @Nullable String text,
        List<Object> arguments,
        @Nullable String correction) {

    static Violation form(Object... arguments) {
        return new Violation("", null, List.of(arguments), null);
    }

    static Violation at(String path, @Nullable String text, Object... arguments) {
        return new Violation(path, text, List.of(arguments), null);
    }

    static Violation indicator(Indicator indicator, String field, @Nullable String text, Object... arguments) {
        return at("/indicators/%s/%s".formatted(indicator.getId(), field), text, arguments);
    }

    Violation corrected(String right) {
        return new Violation(path, text, arguments, right);
    }
}
