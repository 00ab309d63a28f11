package org.jixiaoflow.review.workflow;

import static org.jixiaoflow.review.workflow.Arrow.To.FIRST_STAGE;
import static org.jixiaoflow.review.workflow.Arrow.To.LAST_STAGE;
import static org.jixiaoflow.review.workflow.Arrow.To.NEXT_STAGE;
import static org.jixiaoflow.review.workflow.Arrow.To.NO_STAGE;
import static org.jixiaoflow.review.workflow.Arrow.To.RETURNING_STAGE;
import static org.jixiaoflow.review.workflow.Arrow.To.SAME_STAGE;
import static org.jixiaoflow.review.workflow.Arrow.When.ALWAYS;
import static org.jixiaoflow.review.workflow.Arrow.When.AT_LAST_STAGE;
import static org.jixiaoflow.review.workflow.Arrow.When.BEFORE_LAST_STAGE;
import static org.jixiaoflow.review.workflow.Arrow.When.RESUBMITTED;
import static org.jixiaoflow.review.workflow.Arrow.When.SUBMITTED_ANEW;
import static org.jixiaoflow.schemas.FormState.APPROVED;
import static org.jixiaoflow.schemas.FormState.DRAFT;
import static org.jixiaoflow.schemas.FormState.RETURNED;
import static org.jixiaoflow.schemas.FormState.SUBMITTED;
import static org.jixiaoflow.schemas.Trigger.ADJUST;
import static org.jixiaoflow.schemas.Trigger.APPROVE;
import static org.jixiaoflow.schemas.Trigger.GRANT_ADJUST;
import static org.jixiaoflow.schemas.Trigger.OPINE;
import static org.jixiaoflow.schemas.Trigger.PASS;
import static org.jixiaoflow.schemas.Trigger.RETURN;
import static org.jixiaoflow.schemas.Trigger.REVOKE;
import static org.jixiaoflow.schemas.Trigger.SAVE;
import static org.jixiaoflow.schemas.Trigger.SIGN;
import static org.jixiaoflow.schemas.Trigger.SUBMIT;
import static org.jixiaoflow.schemas.Trigger.WITHDRAW;

import java.util.List;
import java.util.Objects;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;

/** The workflow is this table, one line per arrow; who may follow an arrow, and with what, is for the guards to say. */
public final class Arrows {

    public static final List<Arrow> ALL = List.of(
            new Arrow(null, SAVE, ALWAYS, DRAFT, NO_STAGE),
            new Arrow(DRAFT, SAVE, ALWAYS, DRAFT, NO_STAGE),
            new Arrow(RETURNED, SAVE, ALWAYS, RETURNED, NO_STAGE),
            new Arrow(DRAFT, SIGN, ALWAYS, DRAFT, NO_STAGE),
            new Arrow(RETURNED, SIGN, ALWAYS, RETURNED, NO_STAGE),
            new Arrow(DRAFT, SUBMIT, ALWAYS, SUBMITTED, FIRST_STAGE),
            new Arrow(RETURNED, SUBMIT, ALWAYS, SUBMITTED, RETURNING_STAGE),
            new Arrow(SUBMITTED, WITHDRAW, SUBMITTED_ANEW, DRAFT, NO_STAGE),
            new Arrow(SUBMITTED, WITHDRAW, RESUBMITTED, RETURNED, NO_STAGE),
            new Arrow(SUBMITTED, OPINE, ALWAYS, SUBMITTED, SAME_STAGE),
            new Arrow(SUBMITTED, RETURN, ALWAYS, RETURNED, NO_STAGE),
            new Arrow(SUBMITTED, PASS, BEFORE_LAST_STAGE, SUBMITTED, NEXT_STAGE),
            new Arrow(SUBMITTED, APPROVE, AT_LAST_STAGE, APPROVED, NO_STAGE),
            new Arrow(APPROVED, REVOKE, ALWAYS, SUBMITTED, LAST_STAGE),
            new Arrow(APPROVED, GRANT_ADJUST, ALWAYS, APPROVED, NO_STAGE),
            new Arrow(APPROVED, ADJUST, ALWAYS, DRAFT, NO_STAGE));

    private Arrows() {}

    /** Whether a journal entry follows one of the arrows, told by the entry alone. */
    public static boolean permit(FormEvent entry) {
        return ALL.stream()
                        .anyMatch(arrow -> arrow.from() == entry.getFromState()
                                && arrow.on() == entry.getTrigger()
                                && arrow.to() == entry.getToState()
                                && (arrow.stage() != NEXT_STAGE || movesOn(entry)))
                && (entry.getFromStage() != null) == (entry.getFromState() == FormState.SUBMITTED)
                && (entry.getToStage() != null) == (entry.getToState() == FormState.SUBMITTED);
    }

    private static boolean movesOn(FormEvent entry) {
        return !Objects.equals(entry.getFromStage(), entry.getToStage());
    }
}
