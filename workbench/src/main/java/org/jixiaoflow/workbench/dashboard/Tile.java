package org.jixiaoflow.workbench.dashboard;

import org.jixiaoflow.workbench.services.Overview;
import org.jixiaoflow.workbench.services.Overview.Standing;

/** A tile, by the departments that it counts: it leads to these. */
enum Tile {
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
