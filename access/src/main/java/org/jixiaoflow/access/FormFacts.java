package org.jixiaoflow.access;

import org.jixiaoflow.access.workflow.Marks;
import org.jixiaoflow.access.workflow.Published;
import org.jixiaoflow.access.workflow.Transitions;
import org.jixiaoflow.access.workflow.WorkflowPosition;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Where a form stands, as far as anybody's rights depend on it.
 *
 * @param region where it is filed
 * @param department that files it
 * @param stage review stage it stands at, when SUBMITTED
 * @param lastStage of its route, which approves
 * @param lastStep the last step of its way, whatever was said beside it since
 * @param published what of it is public
 */
public record FormFacts(
        String region,
        String department,
        FormState state,
        @Nullable String stage,
        @Nullable String lastStage,
        Trigger lastStep,
        Published published) {

    /** A form under review is its stage's; any other the approving stage's. */
    @Nullable String decidingStage() {
        return state == FormState.SUBMITTED ? stage : lastStage;
    }

    /** Whether the workflow has that way open here. */
    boolean opens(Trigger action) {
        var atLastStage = state == FormState.SUBMITTED && lastStage != null && lastStage.equals(stage);
        return Transitions.open(
                new WorkflowPosition(state, atLastStage, false), Marks.left(lastStep, published), action);
    }
}
