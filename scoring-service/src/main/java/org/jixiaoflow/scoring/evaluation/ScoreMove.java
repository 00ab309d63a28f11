package org.jixiaoflow.scoring.evaluation;

import java.math.BigDecimal;
import org.jixiaoflow.schemas.DepartmentFormScore;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/**
 * A form's score that came, changed or went: all that sums above it need to know, however many other forms there are.
 *
 * @param form whose score it is
 * @param gone its score before, if it had one
 * @param come its score from now on, if it has one
 * @param before its department without this change
 * @param after its department with it
 * @param bounds lowest and highest total of its kind in the region's year from now on; null if no such form is left
 */
record ScoreMove(
        FormId form,
        @Nullable DepartmentFormScore gone,
        @Nullable DepartmentFormScore come,
        @Nullable DepartmentScore before,
        @Nullable DepartmentScore after,
        @Nullable Bounds bounds) {

    /** The lowest and the highest of some totals. */
    record Bounds(BigDecimal lowest, BigDecimal highest) {}
}
