package org.jixiaoflow.scoring.departments;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jixiaoflow.schemas.DepartmentChange;
import org.jixiaoflow.support.departments.RegisteredDepartment;

/** A registered department with its history. */
@Schema(description = "A registered department with its history.")
record RegisterEntry(
        @Schema(description = "How many changes made the region's register: what If-Match of the next one says.")
        int version,

        @Schema(description = "The department.") RegisteredDepartment department,

        @Schema(description = "Every change it had to do with that nobody took back, the newest first.")
        List<DepartmentChange> changes) {}
