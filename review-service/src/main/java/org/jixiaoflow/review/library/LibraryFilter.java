package org.jixiaoflow.review.library;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Which indicators of a library. */
record LibraryFilter(
        @Parameter(description = "In its name, whatever spaces, punctuation, width and case") @Nullable @Size(max = 200) String q,

        @Parameter(description = "Its whole name, likewise") @Nullable @Size(max = 2000) String name,

        @Parameter(description = "一级指标") @Nullable @Size(max = 200) String level1,

        @Parameter(
                description =
                        "RECOMMENDED by the bureau; SHARED by several departments; UNUSED in the last two years; ALIKE another. All if absent")
        @Nullable Show show) {

    enum Show {
        RECOMMENDED,
        SHARED,
        UNUSED,
        ALIKE
    }

    boolean has(LibraryIndicator indicator) {
        var key = Names.key(indicator.name());
        return (q == null || key.contains(Names.key(q)))
                && (name == null || key.equals(Names.key(name)))
                && (level1 == null || level1.isBlank() || level1.equals(indicator.level1()))
                && (show == null || shows(show, indicator));
    }

    private static boolean shows(Show show, LibraryIndicator indicator) {
        return switch (show) {
            case RECOMMENDED -> indicator.recommended() != null;
            case SHARED -> indicator.departments() > 1;
            case UNUSED -> indicator.unused();
            case ALIKE -> !indicator.alike().isEmpty() || !indicator.spellings().isEmpty();
        };
    }
}
