package org.jixiaoflow.submission.copies;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/** A working copy to be kept. */
@Schema(description = "A working copy to be kept.")
record WorkingCopyRequest(
        @Schema(description = "Version of the form it began with; 0 if there was none.") @PositiveOrZero long baseVersion,

        @NotNull @Valid WorkingCopy copy) {}
