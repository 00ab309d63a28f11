package org.jixiaoflow.support.templates;

import java.util.List;

/**
 * What is wrong with a template.
 *
 * @param pointer where, as a JSON pointer into the template
 * @param code which rule is broken; with {@code template.} before it the key of its sentence
 * @param arguments of the sentence
 */
public record Fault(String pointer, String code, List<Object> arguments) {

    /** @param arguments of the sentence */
    public static Fault at(String pointer, String code, Object... arguments) {
        return new Fault(pointer, code, List.of(arguments));
    }

    @Override
    public String toString() {
        return "%s %s %s".formatted(pointer, code, arguments);
    }
}
