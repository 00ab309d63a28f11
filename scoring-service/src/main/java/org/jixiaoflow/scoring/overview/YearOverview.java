package org.jixiaoflow.scoring.overview;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jixiaoflow.schemas.KindSummary;

/** What one kind of form scored in one year. */
@Schema(description = "What one kind of form scored in one year.")
record YearOverview(
        @Schema(description = "Budget year.") int year,
        @Schema(description = "What it scored.") KindSummary scores) {}
