package org.jixiaoflow.access.workflow;

import static org.jixiaoflow.access.workflow.Transition.To.FIRST_STAGE;
import static org.jixiaoflow.access.workflow.Transition.To.LAST_STAGE;
import static org.jixiaoflow.access.workflow.Transition.To.NEXT_STAGE;
import static org.jixiaoflow.access.workflow.Transition.To.NO_STAGE;
import static org.jixiaoflow.access.workflow.Transition.To.RETURNING_STAGE;
import static org.jixiaoflow.access.workflow.Transition.To.SAME_STAGE;
import static org.jixiaoflow.access.workflow.Transition.When.ALWAYS;
import static org.jixiaoflow.access.workflow.Transition.When.AT_LAST_STAGE;
import static org.jixiaoflow.access.workflow.Transition.When.BEFORE_LAST_STAGE;
import static org.jixiaoflow.access.workflow.Transition.When.RESUBMITTED;
import static org.jixiaoflow.access.workflow.Transition.When.SUBMITTED_ANEW;
import static org.jixiaoflow.access.workflow.Unless.ACTED_ON;
import static org.jixiaoflow.access.workflow.Unless.GRANTED;
import static org.jixiaoflow.access.workflow.Unless.NOT_GRANTED;
import static org.jixiaoflow.access.workflow.Unless.NOT_PUBLISHED;
import static org.jixiaoflow.access.workflow.Unless.PUBLISHED;
import static org.jixiaoflow.access.workflow.Unless.SIGNED;
import static org.jixiaoflow.schemas.FormState.APPROVED;
import static org.jixiaoflow.schemas.FormState.DRAFT;
import static org.jixiaoflow.schemas.FormState.RETURNED;
import static org.jixiaoflow.schemas.FormState.SUBMITTED;
import static org.jixiaoflow.schemas.Trigger.ADJUST;
import static org.jixiaoflow.schemas.Trigger.APPROVE;
import static org.jixiaoflow.schemas.Trigger.CONSULT;
import static org.jixiaoflow.schemas.Trigger.EXTEND;
import static org.jixiaoflow.schemas.Trigger.GRANT_ADJUST;
import static org.jixiaoflow.schemas.Trigger.HAND_OVER;
import static org.jixiaoflow.schemas.Trigger.OPINE;
import static org.jixiaoflow.schemas.Trigger.PASS;
import static org.jixiaoflow.schemas.Trigger.PUBLISH;
import static org.jixiaoflow.schemas.Trigger.RECALL;
import static org.jixiaoflow.schemas.Trigger.REMIND;
import static org.jixiaoflow.schemas.Trigger.RETURN;
import static org.jixiaoflow.schemas.Trigger.REVOKE;
import static org.jixiaoflow.schemas.Trigger.SAVE;
import static org.jixiaoflow.schemas.Trigger.SIGN;
import static org.jixiaoflow.schemas.Trigger.SUBMIT;
import static org.jixiaoflow.schemas.Trigger.WITHDRAW;
import static org.jixiaoflow.schemas.Trigger.WITHHOLD;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;

/**
 * The workflow is this table, one line per transition, and nobody else says in which state what may be done. Who may follow a transition is
 * the policy's to say, and with what the decider's.
 */
public final class Transitions {

    public static final List<Transition> ALL = List.of(
            new Transition(null, SAVE, ALWAYS, DRAFT, NO_STAGE),
            new Transition(DRAFT, SAVE, ALWAYS, DRAFT, NO_STAGE),
            new Transition(RETURNED, SAVE, ALWAYS, RETURNED, NO_STAGE),
            new Transition(DRAFT, SIGN, ALWAYS, SIGNED, DRAFT, NO_STAGE),
            new Transition(RETURNED, SIGN, ALWAYS, SIGNED, RETURNED, NO_STAGE),
            new Transition(DRAFT, SUBMIT, ALWAYS, SUBMITTED, FIRST_STAGE),
            new Transition(RETURNED, SUBMIT, ALWAYS, SUBMITTED, RETURNING_STAGE),
            new Transition(SUBMITTED, WITHDRAW, SUBMITTED_ANEW, ACTED_ON, DRAFT, NO_STAGE),
            new Transition(SUBMITTED, WITHDRAW, RESUBMITTED, ACTED_ON, RETURNED, NO_STAGE),
            new Transition(SUBMITTED, OPINE, ALWAYS, SUBMITTED, SAME_STAGE),
            new Transition(SUBMITTED, HAND_OVER, ALWAYS, SUBMITTED, SAME_STAGE),
            new Transition(SUBMITTED, CONSULT, ALWAYS, SUBMITTED, SAME_STAGE),
            new Transition(SUBMITTED, RECALL, ALWAYS, SUBMITTED, SAME_STAGE),
            new Transition(SUBMITTED, RETURN, ALWAYS, RETURNED, NO_STAGE),
            new Transition(SUBMITTED, PASS, BEFORE_LAST_STAGE, SUBMITTED, NEXT_STAGE),
            new Transition(SUBMITTED, APPROVE, AT_LAST_STAGE, APPROVED, NO_STAGE),
            new Transition(APPROVED, REVOKE, ALWAYS, SUBMITTED, LAST_STAGE),
            new Transition(APPROVED, GRANT_ADJUST, ALWAYS, GRANTED, APPROVED, NO_STAGE),
            new Transition(APPROVED, ADJUST, ALWAYS, NOT_GRANTED, DRAFT, NO_STAGE),
            new Transition(DRAFT, EXTEND, ALWAYS, DRAFT, NO_STAGE),
            new Transition(RETURNED, EXTEND, ALWAYS, RETURNED, NO_STAGE),
            new Transition(SUBMITTED, EXTEND, ALWAYS, SUBMITTED, SAME_STAGE),
            new Transition(DRAFT, REMIND, ALWAYS, DRAFT, NO_STAGE),
            new Transition(RETURNED, REMIND, ALWAYS, RETURNED, NO_STAGE),
            new Transition(SUBMITTED, REMIND, ALWAYS, SUBMITTED, SAME_STAGE),
            new Transition(APPROVED, PUBLISH, ALWAYS, PUBLISHED, APPROVED, NO_STAGE),
            new Transition(DRAFT, WITHHOLD, ALWAYS, NOT_PUBLISHED, DRAFT, NO_STAGE),
            new Transition(RETURNED, WITHHOLD, ALWAYS, NOT_PUBLISHED, RETURNED, NO_STAGE),
            new Transition(SUBMITTED, WITHHOLD, ALWAYS, NOT_PUBLISHED, SUBMITTED, SAME_STAGE),
            new Transition(APPROVED, WITHHOLD, ALWAYS, NOT_PUBLISHED, APPROVED, NO_STAGE));

    /** What is said beside a form's way: it leaves all else as it was. */
    public static final Set<Trigger> ASIDE = Set.of(EXTEND, REMIND, HAND_OVER, CONSULT, RECALL, PUBLISH, WITHHOLD);

    private Transitions() {}

    /** Whether what is done to a form is a step of its way, and not said beside it; an opinion is, too, though of the form as it was seen. */
    public static boolean isStep(Trigger trigger) {
        return trigger != OPINE && !ASIDE.contains(trigger);
    }

    /** Whether only those may do it who saw the newest version: nothing is decided, or published, that nobody looked at. */
    public static boolean wantsNewestSeen(Trigger trigger) {
        return trigger == PUBLISH || !ASIDE.contains(trigger);
    }

    /** The states of forms that a trigger leads on from. */
    public static Set<FormState> from(Trigger trigger) {
        return ALL.stream()
                .filter(transition -> transition.trigger() == trigger)
                .map(Transition::from)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a way is open where a form stands, after what was done to it. */
    public static boolean open(WorkflowPosition workflowPosition, Marks marks, Trigger trigger) {
        return ALL.stream()
                .anyMatch(transition -> transition.leadsFrom(workflowPosition, trigger)
                        && !transition.unless().closes(marks));
    }

    /** Whether a journal entry follows one of the transitions, told by the entry alone. */
    public static boolean permit(FormEvent entry) {
        return ALL.stream()
                        .anyMatch(transition -> transition.from() == entry.getFromState()
                                && transition.trigger() == entry.getTrigger()
                                && transition.to() == entry.getToState()
                                && (transition.stage() != NEXT_STAGE || movesOn(entry)))
                && (entry.getFromStage() != null) == (entry.getFromState() == FormState.SUBMITTED)
                && (entry.getToStage() != null) == (entry.getToState() == FormState.SUBMITTED);
    }

    private static boolean movesOn(FormEvent entry) {
        return !Objects.equals(entry.getFromStage(), entry.getToStage());
    }
}
