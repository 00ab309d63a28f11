package org.jixiaoflow.access.workflow;

import java.util.List;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table: a way a form may go.
 *
 * @param from null for a form that doesn't exist yet
 * @param when what else must be true of where it stands
 * @param unless what closes it
 */
public record Transition(@Nullable FormState from, Trigger trigger, When when, Unless unless, FormState to, To stage) {

    Transition(@Nullable FormState from, Trigger trigger, When when, FormState to, To stage) {
        this(from, trigger, when, Unless.NOTHING, to, stage);
    }

    public boolean leadsFrom(WorkflowPosition workflowPosition, Trigger trigger) {
        return from == workflowPosition.state() && this.trigger == trigger && when.holds(workflowPosition);
    }

    /**
     * The review stage it leads to; null unless it leads to SUBMITTED.
     *
     * @param route stages of the form's template, in order
     * @param current stage where the form stands now
     * @param due stage that returned the form
     */
    public @Nullable String stage(List<String> route, @Nullable String current, @Nullable String due) {
        return switch (stage) {
            case NO_STAGE -> null;
            case SAME_STAGE -> current;
            case FIRST_STAGE -> route.get(0);
            case NEXT_STAGE -> route.get(route.indexOf(current) + 1);
            case LAST_STAGE -> route.get(route.size() - 1);
            case RETURNING_STAGE -> due;
        };
    }

    /** Where on its route a form must stand for a transition to be open. */
    public enum When {
        ALWAYS,
        BEFORE_LAST_STAGE,
        AT_LAST_STAGE,
        SUBMITTED_ANEW,
        RESUBMITTED;

        public boolean holds(WorkflowPosition workflowPosition) {
            return switch (this) {
                case ALWAYS -> true;
                case BEFORE_LAST_STAGE -> !workflowPosition.lastStage();
                case AT_LAST_STAGE -> workflowPosition.lastStage();
                case SUBMITTED_ANEW -> !workflowPosition.resubmitted();
                case RESUBMITTED -> workflowPosition.resubmitted();
            };
        }
    }

    /** The stage a transition leads to. */
    public enum To {
        NO_STAGE,
        SAME_STAGE,
        FIRST_STAGE,
        NEXT_STAGE,
        LAST_STAGE,
        RETURNING_STAGE
    }
}
