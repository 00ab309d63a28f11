package org.jixiaoflow.workbench.dashboard;

import org.jixiaoflow.workbench.services.Overview;
import org.jixiaoflow.workbench.services.Overview.Standing;

/** Departments that a tile counts: it leads to these. */
enum Counted {
    LISTED,
    FILED,
    APPROVED,
    MISSING,
    UNLISTED;

    /** @param lists whether a list says who must file; where none does, all who have a form are counted */
    boolean counts(Overview.Department department, boolean lists) {
        var must = !lists || department.listed();
        return switch (this) {
            case LISTED -> department.listed();
            case FILED ->
                must && (department.standing() == Standing.FILED || department.standing() == Standing.APPROVED);
            case APPROVED -> must && department.standing() == Standing.APPROVED;
            case MISSING -> department.standing() == Standing.MISSING;
            case UNLISTED -> !department.listed();
        };
    }
}
