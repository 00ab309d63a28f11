package org.jixiaoflow.scoring.dashboard;

import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Whose scores a caller may see: those who review or oversee everyone's, a department its own. It goes into each query.
 *
 * @param department the only department to see; null for every one
 */
record ScoreReader(@Nullable String department) {

    static final String CONDITION = "(cast(:own as text) is null or s.department_code = :own)";

    static ScoreReader of(Caller caller) {
        if (caller.has("reviewer", "final-reviewer", "auditor", "administrator")) {
            return new ScoreReader(null);
        }
        if (caller.has("clerk", "head") && caller.department() != null) {
            return new ScoreReader(caller.department());
        }
        throw new Problem(HttpStatus.FORBIDDEN, "FORBIDDEN");
    }
}
