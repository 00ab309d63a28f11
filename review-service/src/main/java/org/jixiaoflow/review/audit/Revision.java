package org.jixiaoflow.review.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jixiaoflow.schemas.Grade;
import org.jspecify.annotations.Nullable;

/** One submitted content of a form. */
@Schema(description = "One submitted content of a form.")
public record Revision(
        @Schema(description = "Its number, from 1.") int revision,

        @Schema(description = "Version of the journal entry that submitted it.")
        long version,

        Instant submittedAt,

        @Schema(description = "Name of the person who submitted it.")
        String submittedBy,

        @Schema(description = "Total of its approval, unless revoked.") @Nullable BigDecimal total,

        @Schema(description = "Grade of its approval, unless revoked.") @Nullable Grade grade) {}
