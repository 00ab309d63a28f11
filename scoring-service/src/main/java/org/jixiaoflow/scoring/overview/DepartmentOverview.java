package org.jixiaoflow.scoring.overview;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.LevelSummary;
import org.jspecify.annotations.Nullable;

/** A department in an overview. */
@Schema(description = "A department in an overview.")
record DepartmentOverview(
        @Schema(description = "Department code.") String departmentCode,

        @Schema(
                description =
                        "部门 as it is registered to be called in that year, else as the list names it, or as its forms do.")
        @Nullable String departmentName,

        @Schema(description = "Whether it is on the list of those that must file.")
        boolean listed,

        @Schema(
                description =
                        "MISSING: must file and has begun nothing; OPEN: something is still to be submitted; FILED: all is submitted or approved; APPROVED: all is approved.")
        Standing standing,

        @Schema(description = "Its forms of that kind, with where they stand.")
        List<FormFiling> forms,

        @Schema(
                description =
                        "Its place by its mean, 1 for the highest; departments with the same mean share one. Absent if nothing is scored, or the caller reads no scores of departments.")
        @Nullable Integer rank,

        @Schema(description = "How many of its forms are scored.")
        int scored,

        @Schema(description = "Mean of their totals, two decimals, half up.") @Nullable BigDecimal mean,

        @Schema(description = "Grade of that mean.") @Nullable Grade grade,

        @Schema(description = "What they earned by 一级指标.") List<LevelSummary> levels) {

    DepartmentOverview called(String name) {
        return new DepartmentOverview(departmentCode, name, listed, standing, forms, rank, scored, mean, grade, levels);
    }
}
