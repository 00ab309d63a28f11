package org.jixiaoflow.review.notes;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** That somebody has taken a form on. */
@Schema(description = "That somebody has taken a form on; nobody else is kept from it.")
public record Claim(
        String formId,
        @Schema(description = "Their id.") String person,
        String name,
        Instant claimedAt,
        @Schema(description = "It ends by itself then.") Instant until) {}
