package org.jixiaoflow.submission.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A form that shares at least three names of indicators, and at least half of them, with another. */
@Schema(description = "A form that shares at least three names of indicators, and at least half of them, with another.")
public record SimilarForm(
        String formId,
        @Nullable String departmentName,
        int year,

        @Schema(
                description =
                        "Whether it is the same department's of the year before; else it is another department's of the same year.")
        boolean lastYear,

        @Schema(description = "Names of indicators in both.")
        int shared,

        @Schema(description = "Names of indicators in the form asked about.")
        int indicators) {}
