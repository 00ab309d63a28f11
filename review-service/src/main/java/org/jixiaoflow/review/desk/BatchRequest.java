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
record BatchRequest(@NotEmpty List<@NotNull @Valid Item> decisions) {

    /** One of them. */
    record Item(
            @NotBlank String formId,

            @Schema(description = "Idempotency key; chosen by the service if absent.") @Nullable UUID commandId,

            @NotNull @Valid DecisionRequest decision) {}
}
