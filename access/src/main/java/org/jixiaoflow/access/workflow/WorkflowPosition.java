package org.jixiaoflow.access.workflow;

import static org.jixiaoflow.schemas.FormState.APPROVED;
import static org.jixiaoflow.schemas.FormState.DRAFT;
import static org.jixiaoflow.schemas.FormState.RETURNED;
import static org.jixiaoflow.schemas.FormState.SUBMITTED;

import java.util.List;
import org.jixiaoflow.schemas.FormState;
import org.jspecify.annotations.Nullable;

/**
 * Where a form stands, as far as the table of transitions asks.
 *
 * @param state null if there is no such form yet
 * @param lastStage whether it is SUBMITTED and stands at the last stage of its route
 * @param resubmitted whether it is SUBMITTED and came from RETURNED
 */
public record WorkflowPosition(@Nullable FormState state, boolean lastStage, boolean resubmitted) {

    /** Where a form that doesn't exist yet stands. */
    public static final WorkflowPosition NONE = new WorkflowPosition(null, false, false);

    /** Every place a form may stand. */
    public static final List<WorkflowPosition> ALL = List.of(
            NONE,
            new WorkflowPosition(DRAFT, false, false),
            new WorkflowPosition(SUBMITTED, false, false),
            new WorkflowPosition(SUBMITTED, false, true),
            new WorkflowPosition(SUBMITTED, true, false),
            new WorkflowPosition(SUBMITTED, true, true),
            new WorkflowPosition(RETURNED, false, false),
            new WorkflowPosition(APPROVED, false, false));

    public WorkflowPosition {
        if (state != SUBMITTED && (lastStage || resubmitted)) {
            throw new IllegalArgumentException("Only a submitted form stands at a stage, not one that is " + state);
        }
    }
}
