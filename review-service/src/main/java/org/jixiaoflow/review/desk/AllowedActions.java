package org.jixiaoflow.review.desk;

import java.util.Arrays;
import java.util.List;
import org.jixiaoflow.review.templates.ReviewTemplate;
import org.jixiaoflow.review.tracking.FormRow;
import org.jixiaoflow.review.workflow.Standing;
import org.jixiaoflow.review.workflow.Workflow;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.support.security.Caller;

/** Which decisions a caller may send now, so that a page shows no button in vain. The workflow has the last word. */
class AllowedActions {

    private final Workflow workflow;

    AllowedActions(Workflow workflow) {
        this.workflow = workflow;
    }

    List<DecisionTrigger> of(FormRow form, ReviewTemplate template, Caller caller) {
        var lastStage = template.lastStage();
        var stage = form.state() == FormState.APPROVED ? lastStage : form.stage();
        if (stage == null || !caller.stages().contains(stage) || !mayReview(caller, form.departmentCode())) {
            return List.of();
        }
        var standing = new Standing(form.state(), lastStage.equals(form.stage()), false);
        return Arrays.stream(DecisionTrigger.values())
                .filter(decision -> workflow.arrow(standing, Trigger.valueOf(decision.name()))
                        .isPresent())
                .filter(decision ->
                        decision != DecisionTrigger.GRANT_ADJUST || form.lastTrigger() != Trigger.GRANT_ADJUST)
                .toList();
    }

    private static boolean mayReview(Caller caller, String department) {
        return caller.has("reviewer", "final-reviewer")
                && !caller.filesFor().contains(department)
                && !caller.filesFor().contains("*");
    }
}
