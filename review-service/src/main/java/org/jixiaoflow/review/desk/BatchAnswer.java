package org.jixiaoflow.review.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** What became of each decision, in the order they were sent. */
record BatchAnswer(List<Item> results) {

    /** One of them, as it would have been answered alone. */
    record Item(
            String formId,
            UUID commandId,

            @Schema(description = "The HTTP status it would have got alone.")
            int status,

            @Schema(description = "When it took effect.") @Nullable CommandOutcome outcome,

            @Schema(description = "When it was refused.") @Nullable ProblemDetail problem,

            @Schema(description = "Where to ask later, when it takes longer.") @Nullable URI location) {}
}
