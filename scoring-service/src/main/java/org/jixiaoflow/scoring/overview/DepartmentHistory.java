package org.jixiaoflow.scoring.overview;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jixiaoflow.schemas.DepartmentKindScore;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.NamedDepartment;

/** A department's year, form by form, with its other years. */
@Schema(description = "A department's year, form by form, with its other years, all of one moment.")
record DepartmentHistory(
        @Schema(description = "Up to where scores count.") Reflected reflects,

        @Schema(description = "The year asked for, form by form.")
        DepartmentScore score,

        @Schema(
                description =
                        "Every year in which the department has a score, or what it came of has, oldest first; of one in which both have, the department's own.")
        List<Year> years) {

    /** Its means of one year. */
    @Schema(name = "DepartmentYear", description = "A department's means of one year.")
    record Year(
            @Schema(description = "Budget year.") int year,
            @Schema(description = "By kind of form.") List<DepartmentKindScore> kinds,

            @Schema(description = "What it came of, whose forms those are; empty where they are its own.")
            List<NamedDepartment> predecessors) {}
}
