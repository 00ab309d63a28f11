package org.jixiaoflow.review.workflow;

import java.util.List;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table: a way a form may go.
 *
 * @param from null for a form that doesn't exist yet
 * @param when what else must be true of where it stands
 */
public record Arrow(@Nullable FormState from, Trigger on, When when, FormState to, To stage) {

    boolean leadsFrom(Standing standing, Trigger trigger) {
        return from == standing.state() && on == trigger && when.holds(standing);
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

    /** Where on its route a form must stand for an arrow to be open. */
    public enum When {
        ALWAYS,
        BEFORE_LAST_STAGE,
        AT_LAST_STAGE,
        SUBMITTED_ANEW,
        RESUBMITTED;

        boolean holds(Standing standing) {
            return switch (this) {
                case ALWAYS -> true;
                case BEFORE_LAST_STAGE -> !standing.lastStage();
                case AT_LAST_STAGE -> standing.lastStage();
                case SUBMITTED_ANEW -> !standing.resubmitted();
                case RESUBMITTED -> standing.resubmitted();
            };
        }
    }

    /** The stage an arrow leads to. */
    public enum To {
        NO_STAGE,
        SAME_STAGE,
        FIRST_STAGE,
        NEXT_STAGE,
        LAST_STAGE,
        RETURNING_STAGE
    }
}
