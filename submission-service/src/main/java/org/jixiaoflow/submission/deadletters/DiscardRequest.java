package org.jixiaoflow.submission.deadletters;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A letter nobody needs. */
@Schema(description = "A letter nobody needs.")
record DiscardRequest(
        @Schema(description = "Why nobody needs the letter; must be there.") @Nullable String reason) {}
