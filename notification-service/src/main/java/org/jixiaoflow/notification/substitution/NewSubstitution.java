package org.jixiaoflow.notification.substitution;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Who is to stand in for the caller, and when. */
@Schema(description = "Who is to stand in for the caller, and when.")
record NewSubstitution(
        @Schema(description = "Id of one of the colleagues who may.") @NotBlank @Size(max = 255) String substitute,

        @Schema(description = "Its first day: today or later.") @NotNull LocalDate from,

        @Schema(description = "Its last day.") @NotNull LocalDate to,

        @Schema(description = "Why, e.g. 出差.") @Nullable @Size(max = 200) String reason) {}
