package org.jixiaoflow.review.notes;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A phrase to be kept. */
@Schema(description = "A phrase to be kept.")
record PhraseRequest(
        @Schema(description = "The sentence.") @NotBlank @Size(max = 1000) String text,

        @Schema(description = "What it is about: indicators.target; absent for anything.")
        @Nullable @Pattern(regexp = "[A-Za-z]+(\\.[A-Za-z]+)*")
        @Size(max = 100) String field,

        @Schema(description = "Whether every reviewer in the writer's regions is to have it.")
        Boolean shared) {

    PhraseRequest {
        shared = shared != null && shared;
    }
}
