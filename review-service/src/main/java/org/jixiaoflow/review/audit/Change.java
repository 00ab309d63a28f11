package org.jixiaoflow.review.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two contents.
 *
 * @param path JSON pointer by stable ids, e.g. {@code /indicators/i3/target}; the same kind of path that comments use
 * @param field what the path names in any form, e.g. {@code indicators.target}
 * @param subject name of the goal, task or indicator changed; null where it has none
 * @param before a field's value, a whole goal, task or indicator when REMOVED, or the place in its list from 1 when MOVED
 * @param after the same of the newer content; a whole goal, task or indicator when ADDED
 */
public record Change(
        String path,
        Kind kind,
        String field,
        @Nullable String subject,
        @Nullable Object before,
        @Nullable Object after) {

    /** MOVED says that only the order changed: what a list's item says is compared apart from where it stands. */
    @Schema(
            name = "ChangeKind",
            description = "How something differs; MOVED: only the order of a list's items changed.")
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        MOVED
    }
}
