package org.jixiaoflow.scoring.dashboard;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jixiaoflow.schemas.CommentAnswer;
import org.jixiaoflow.schemas.Explanation;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jspecify.annotations.Nullable;

/** A self-evaluation to be scored without anything being stored. */
@Schema(description = "A self-evaluation to be scored without anything being stored.")
record WhatIf(
        @Schema(description = "Budget year, for deadlines without one.") @NotNull Integer year,

        @Schema(description = "行政区划代码, to find the template in force there.") @Nullable String region,

        @Schema(description = "Id of the template to score by; the one in force if absent.") @Nullable String template,

        @Schema(description = "Indicators with targets, weights and actual values, and the execution of the budget.")
        @Nullable FormContent content,

        @Schema(
                description =
                        "In place of `content`: self-evaluations of a department's units, scored as one (F16). Reviewed rows don't apply.")
        @Nullable @Size(min = 1, max = 200) List<@NotNull FormContent> units,

        @Schema(description = "What a reviewer would decide on single rows.") @Nullable List<ReviewedRow> reviewedRows,

        @Schema(description = "May be there, so that the body of a save can be sent; doesn't count.") @Nullable List<CommentAnswer> answers,

        @Schema(description = "May be there, so that the body of a save can be sent; doesn't count.") @Nullable List<Explanation> explanations,

        @Schema(description = "May be there, so that the body of a save can be sent; doesn't count.") @Nullable String reason,

        @Schema(description = "May be there, so that the body of a save can be sent; doesn't count.") @Nullable Long expectedVersion) {}
