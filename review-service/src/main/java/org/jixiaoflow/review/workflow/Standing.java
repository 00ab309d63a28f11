package org.jixiaoflow.review.workflow;

import static org.jixiaoflow.schemas.FormState.APPROVED;
import static org.jixiaoflow.schemas.FormState.DRAFT;
import static org.jixiaoflow.schemas.FormState.RETURNED;
import static org.jixiaoflow.schemas.FormState.SUBMITTED;

import java.util.List;
import org.jixiaoflow.schemas.FormState;
import org.jspecify.annotations.Nullable;

/**
 * Where a form stands, as far as the table of arrows asks.
 *
 * @param state null if there is no such form yet
 * @param lastStage whether it is SUBMITTED and stands at the last stage of its route
 * @param resubmitted whether it is SUBMITTED and came from RETURNED
 */
public record Standing(@Nullable FormState state, boolean lastStage, boolean resubmitted) {

    /** Where a form that doesn't exist yet stands. */
    public static final Standing NONE = new Standing(null, false, false);

    /** Every place a form may stand. */
    static final List<Standing> ALL = List.of(
            NONE,
            new Standing(DRAFT, false, false),
            new Standing(SUBMITTED, false, false),
            new Standing(SUBMITTED, false, true),
            new Standing(SUBMITTED, true, false),
            new Standing(SUBMITTED, true, true),
            new Standing(RETURNED, false, false),
            new Standing(APPROVED, false, false));

    public Standing {
        if (state != SUBMITTED && (lastStage || resubmitted)) {
            throw new IllegalArgumentException("Only a submitted form stands at a stage, not one that is " + state);
        }
    }
}
