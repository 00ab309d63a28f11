package org.jixiaoflow.support.papers;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** Something not sent yet, as it was kept last. */
@Schema(description = "Something not sent yet, as it was kept last.")
public record WorkingPaper<T>(
        String formId,

        @Schema(description = "Version of the form it began with; 0 if there was none.")
        long baseVersion,

        @Schema(
                description =
                        "Counts how often it was kept; its ETag. Sent back as If-Match, another window's work is not written over.")
        long number,

        @Schema(description = "When it was kept.") Instant keptAt,
        @Schema(description = "What was kept.") T content) {}
