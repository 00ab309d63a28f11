package org.jixiaoflow.review.notes;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sentence somebody uses again and again in comments. */
@Schema(description = "A sentence used again and again in comments.")
record Phrase(
        @Schema(description = "Its id.") UUID id,
        @Schema(description = "The sentence.") String text,

        @Schema(description = "What it is about, as in changes: indicators.target; absent for anything.") @Nullable String field,

        @Schema(description = "Whether every reviewer in the writer's regions has it.")
        boolean shared,

        @Schema(description = "Whether it is the caller's own.")
        boolean own,

        @Schema(description = "Name of the person who wrote it.")
        String writtenBy,

        @Schema(description = "When it was written.") Instant writtenAt) {}
