package org.jixiaoflow.scoring.overview;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.KindFiling;
import org.jixiaoflow.schemas.KindSummary;
import org.jspecify.annotations.Nullable;

/**
 * A region's year in one kind of form, all of one snapshot: the sums are those of the departments listed with them, and the year at the end
 * of {@code years} is the one they are of.
 */
@Schema(
        description =
                "A region's year in one kind of form, all of one moment: the sums are those of the departments with them.")
record Overview(
        @Schema(description = "行政区划代码.") String regionCode,
        @Schema(description = "Budget year.") int year,

        @Schema(description = "The kind of form it is about.")
        FormKind kind,

        @Schema(description = "What was filed, what was scored, and who is on the list: up to where each counts.")
        List<Reflected> reflects,

        @Schema(description = "Departments that must file; 0 while there is no list.")
        int listed,

        @Schema(description = "How far they have come; absent if there is neither a form nor a list.") @Nullable KindFiling filing,

        @Schema(description = "What the approved forms scored; absent if none is scored.") @Nullable KindSummary scores,

        @Schema(description = "Every department, those with the highest mean first, then by code.")
        List<DepartmentOverview> departments,

        @Schema(description = "Every year of the region in which such forms are scored, oldest first.")
        List<YearOverview> years) {}
