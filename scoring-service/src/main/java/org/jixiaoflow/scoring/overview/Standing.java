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
        var listed = DepartmentFiling.newBuilder(department).setListed(true).build();
        var alone = counted(FilingSummaries.with(null, listed).getKinds(), kind);
        if (alone.getMissing() > 0) {
            return department.getListed() ? MISSING : OPEN;
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
