package org.jixiaoflow.review.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A department that owes forms which should have been submitted by now. */
@Schema(description = "A department that owes forms which should have been submitted by now.")
public record LateDepartment(
        String departmentCode,
        @Nullable String departmentName,
        @Schema(description = "How many it owes.") int forms,

        @Schema(description = "When the first of them was due.")
        Instant dueAt) {}
