package org.jixiaoflow.submission.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A form of an upload and what filing it would do. */
record Candidate(
        int ordinal,
        String document,

        @Schema(description = "部门 as printed.") @Nullable String department,

        @Schema(
                description =
                        "The form it would be filed as; absent if the department can't be told, name it when filing.")
        @Nullable String formId,

        Effect effect,

        @Schema(description = "What would change of a saved form, by JSON pointers with row ids.")
        List<String> changed,

        int goals,
        int tasks,
        int indicators,
        int errors,
        int warnings,
        int hints,

        @Schema(description = "Doubts of the reader.") int notes) {

    /** What filing does. */
    enum Effect {
        NEW,
        CHANGED,
        SAME,

        /** The form is under review or approved. */
        LOCKED,

        /** Another department's. */
        NOT_YOURS,

        /** The department isn't known. */
        UNNAMED
    }
}
