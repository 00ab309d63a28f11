package org.jixiaoflow.review.notes;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That somebody has taken a form on, or was handed it over. */
@Schema(description = "That somebody has taken a form on; nobody else is kept from it.")
public record Claim(
        String formId,
        @Schema(description = "Their id.") String person,
        @Schema(description = "Their name.") String name,
        @Schema(description = "Since when.") Instant claimedAt,

        @Schema(
                description =
                        "It ends by itself then; absent where it was handed over (转办), which holds until it moves or is handed on.")
        @Nullable Instant until,

        @Schema(description = "Who handed it over; absent where they took it on themselves.") @Nullable String by) {}
