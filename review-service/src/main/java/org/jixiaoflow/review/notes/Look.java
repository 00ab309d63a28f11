package org.jixiaoflow.review.notes;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** The last time somebody looked a form through. */
@Schema(description = "The last time somebody looked a form through.")
public record Look(
        @Schema(description = "Revision they looked at.") int revision,
        @Schema(description = "When.") Instant lookedAt) {}
