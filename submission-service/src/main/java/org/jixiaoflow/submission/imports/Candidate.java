package org.jixiaoflow.submission.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jixiaoflow.schemas.FormKind;
import org.jspecify.annotations.Nullable;

/** A form of an upload and what filing it would do. */
record Candidate(
        int ordinal,
        String document,

        @Schema(description = "Whether it is an objective or says what was achieved of one.")
        FormKind kind,

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
        UNNAMED,

        /** A self-evaluation whose objective isn't approved, or no longer. */
        NO_OBJECTIVE,

        /** A self-evaluation none of whose rows is one of the approved objective's. */
        OTHER_OBJECTIVE
    }
}
