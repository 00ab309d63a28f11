package org.jixiaoflow.review.notes;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/** A draft to be kept. */
@Schema(description = "A draft to be kept.")
record ReviewDraftRequest(
        @Schema(description = "Version of the form it is about.") @PositiveOrZero long baseVersion,

        @Schema(description = "What is to be kept.") @NotNull @Valid ReviewDraft draft) {}
