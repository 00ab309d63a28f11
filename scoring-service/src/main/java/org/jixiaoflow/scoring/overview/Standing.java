package org.jixiaoflow.scoring.overview;

import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.KindFiling;
import org.jixiaoflow.scoring.filing.FilingSummaries;

/** How far one department has come in one kind of form, by the rule that the sums are counted by. */
enum Standing {
    /** It must file and has begun nothing. */
    MISSING,

    /** Something of it is still to be submitted, or it needn't file. */
    OPEN,

    /** All it has is submitted or approved. */
    FILED,

    /** All it has is approved. */
    APPROVED;

    static Standing of(DepartmentFiling department, FormKind kind) {
        var alone = counted(FilingSummaries.with(null, department).getKinds(), kind);
        if (alone.getMissing() > 0) {
            return MISSING;
        }
        if (alone.getApproved() > 0) {
            return APPROVED;
        }
        return alone.getFiled() > 0 ? FILED : OPEN;
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
