package org.jixiaoflow.review.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decisions on several forms, each on its own. */
@Schema(description = "Decisions on several forms, each on its own.")
record BatchRequest(
        @Schema(description = "The decisions, one a form.") @NotEmpty List<@NotNull @Valid Item> decisions) {

    /** One of them. */
    @Schema(name = "BatchDecision", description = "One decision of several.")
    record Item(
            @Schema(description = "The form decided on.") @NotBlank String formId,

            @Schema(description = "Idempotency key; chosen by the service if absent.") @Nullable UUID commandId,

            @Schema(description = "What is decided.") @NotNull @Valid DecisionRequest decision) {}
}
