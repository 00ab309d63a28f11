package org.jixiaoflow.submission.deadletters;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jixiaoflow.schemas.DeadLetterActionKind;
import org.jspecify.annotations.Nullable;

/** What somebody did with a letter. */
@Schema(name = "DeadLetterAction", description = "What somebody did with a letter.")
record Action(
        @Schema(description = "What was done.") DeadLetterActionKind kind,

        @Schema(description = "Whether what was replayed differs from what was received.")
        boolean fixed,

        @Schema(description = "Why, as they said.") @Nullable String reason,

        @Schema(description = "Id of who did it.") String by,
        @Schema(description = "Their name.") String name,
        @Schema(description = "When.") Instant at) {}
