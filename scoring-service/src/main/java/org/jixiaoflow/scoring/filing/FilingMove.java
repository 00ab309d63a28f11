package org.jixiaoflow.scoring.filing;

import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.FormFiling;
import org.jspecify.annotations.Nullable;

/**
 * A form that moved, or a department that came onto a list, was renamed or went.
 *
 * @param department its key
 * @param form where the form stands now; null if it is a list that changed
 * @param before the department without this change
 * @param after the department with it; null once it is on no list and has no form
 */
record FilingMove(
        String department,
        @Nullable FormFiling form,
        @Nullable DepartmentFiling before,
        @Nullable DepartmentFiling after) {}
