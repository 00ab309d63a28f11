package org.jixiaoflow.scoring.dashboard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jspecify.annotations.Nullable;

/** A form's score in a list. */
@Schema(description = "A form's score in a list.")
record ScoreRow(
        String formId,
        String regionCode,
        int year,
        FormKind kind,
        String departmentCode,
        @Nullable String departmentName,

        @Schema(description = "Version of the form that was scored.")
        long version,

        @Schema(description = "Points, 100 at most.") BigDecimal total,
        @Schema(description = "The grade that total gets.") Grade grade) {}
