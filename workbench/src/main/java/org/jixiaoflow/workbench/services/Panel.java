package org.jixiaoflow.workbench.services;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page that may fail by itself.
 *
 * @param value what it shows; null if it can't
 * @param down the service that doesn't answer; null if all is well
 */
public record Panel<T>(@Nullable T value, @Nullable String down) {

    /** A part that isn't for the reader. */
    public static <T> Panel<T> none() {
        return new Panel<>(null, null);
    }

    /** What {@code source} gives, or that its service doesn't answer. */
    public static <T> Panel<T> of(Supplier<T> source) {
        try {
            return new Panel<>(source.get(), null);
        } catch (ServiceDown down) {
            return new Panel<>(null, down.service());
        }
    }

    /** The same, but nothing where there is none for the reader. */
    public static <T> Panel<T> optional(Supplier<T> source) {
        try {
            return of(source);
        } catch (Refusal refused) {
            if (refused.status() == 404 || refused.status() == 403) {
                return none();
            }
            throw refused;
        }
    }
}
