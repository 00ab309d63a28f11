package org.jixiaoflow.workbench.shell;

import org.jspecify.annotations.Nullable;

/**
 * What somebody typed, whatever it is: the service that it goes to says whether it may be taken, so that what it refuses can stay where it
 * was typed. A page's own parameters of type String are refused before anybody could keep them.
 */
public record Typed(String text) {

    /** As Spring finds it. */
    public static Typed of(String text) {
        return new Typed(text.strip());
    }

    /** The text; null where nothing was typed. */
    public @Nullable String orNull() {
        return text.isEmpty() ? null : text;
    }
}
