package org.jixiaoflow.submission.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a field holds that was left open. */
@Schema(description = "What a field holds that was left open.")
record DoubtRequest(
        @Schema(description = "As a note of the form names it, e.g. /indicators/i3/weight.") @NotBlank @Size(max = 200) String path,

        @Schema(
                description =
                        "In any spelling a document may have; empty to leave the field so; absent to forget what was said.")
        @Size(max = 4000) @Nullable String value,

        @Schema(description = "The form it is to be filed as; what the preview proposes if absent.") @Nullable String formId) {}
