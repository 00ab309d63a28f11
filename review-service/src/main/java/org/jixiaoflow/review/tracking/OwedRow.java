package org.jixiaoflow.review.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jspecify.annotations.Nullable;

/** A form that its department still has to submit. */
@Schema(description = "A form that its department still has to submit, begun or not.")
public record OwedRow(
        String formId,
        String regionCode,
        int year,
        FormKind kind,
        String departmentCode,
        @Nullable String departmentName,

        @Schema(description = "DRAFT or RETURNED; absent if it isn't begun.") @Nullable FormState state,

        @Schema(description = "Comments the department hasn't answered.")
        int openComments,

        @Schema(description = "The last second of the day by which it should be submitted; absent if nobody said.")
        @Nullable Instant dueAt,

        @Schema(description = "Whether that was counted with days of a year whose holidays weren't known then.")
        boolean dueProvisional) {}
