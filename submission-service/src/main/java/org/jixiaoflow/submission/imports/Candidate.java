package org.jixiaoflow.submission.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jixiaoflow.schemas.FormKind;
import org.jspecify.annotations.Nullable;

/** A form of an upload and what filing it would do. */
@Schema(description = "A form of an upload and what filing it would do.")
record Candidate(
        @Schema(description = "Which form of the upload, from 1.")
        int ordinal,

        @Schema(description = "The document of the file it stands in.")
        String document,

        @Schema(description = "Whether it is an objective or says what was achieved of one.")
        FormKind kind,

        @Schema(description = "部门 as printed.") @Nullable String department,

        @Schema(
                description =
                        "The form it would be filed as; absent if the department can't be told, name it when filing.")
        @Nullable String formId,

        @Schema(description = "What filing it does.") Effect effect,

        @Schema(description = "What would change of a saved form, by JSON pointers with row ids.")
        List<String> changed,

        @Schema(description = "年度目标 in it.") int goals,
        @Schema(description = "年度主要任务 in it.") int tasks,
        @Schema(description = "Rows of indicators in it.") int indicators,
        @Schema(description = "ERROR findings in it.") int errors,
        @Schema(description = "WARN findings in it.") int warnings,
        @Schema(description = "INFO findings in it.") int hints,

        @Schema(description = "Doubts of the reader.") int notes) {

    /** What filing does. */
    @Schema(
            name = "FilingEffect",
            description =
                    "What filing a form of an upload does: a NEW form, one CHANGED, the SAME as is saved; or nothing, since it is LOCKED under review or approved, NOT_YOURS, UNNAMED as long as the department isn't known, a self-evaluation with NO_OBJECTIVE approved, or of OTHER_OBJECTIVE rows.")
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
