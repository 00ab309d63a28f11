package org.jixiaoflow.scoring.overview;

import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.KindFiling;
import org.jixiaoflow.scoring.filing.FilingSummaries;

/** How far one department has come in one kind of form, by the rule that the sums are counted by, whether a list says that it must or not. */
enum Standing {
    /** It must file and has begun nothing. */
    MISSING,

    /** Something of it is still to be submitted, or it has begun nothing and needn't file. */
    OPEN,

    /** All it has is submitted or approved. */
    FILED,

    /** All it has is approved. */
    APPROVED;

    static Standing of(DepartmentFiling department, FormKind kind) {
        var states = FilingSummaries.states(department, kind).keySet();
        if (states.isEmpty()) {
            return department.getListed() ? MISSING : OPEN;
        }
        if (FilingSummaries.isApproved(states)) {
            return APPROVED;
        }
        return FilingSummaries.isFiled(states) ? FILED : OPEN;
    }

    static KindFiling counted(Iterable<KindFiling> kinds, FormKind kind) {
        for (var each : kinds) {
            if (each.getKind() == kind) {
                return each;
            }
        }
        throw new IllegalStateException("A filing summary without " + kind);
    }
}
