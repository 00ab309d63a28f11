package org.jixiaoflow.review.workflow;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jixiaoflow.access.workflow.Transition;
import org.jixiaoflow.access.workflow.Transitions;
import org.jixiaoflow.access.workflow.WorkflowPosition;
import org.jixiaoflow.schemas.Trigger;

/**
 * Says which transition a trigger opens. The answers are taken from the state machine once, for every place a form may stand: asking it for
 * every command costs more than the rest of a decision.
 */
public final class Workflow {

    private static final Map<WorkflowPosition, Map<Trigger, Transition>> ANSWERS =
            answers(new TransitionMachine(Transitions.ALL));

    /** The transition that the trigger opens where a form stands; nothing if it opens none. */
    public Optional<Transition> transition(WorkflowPosition workflowPosition, Trigger trigger) {
        return Optional.ofNullable(
                ANSWERS.getOrDefault(workflowPosition, Map.of()).get(trigger));
    }

    private static Map<WorkflowPosition, Map<Trigger, Transition>> answers(TransitionMachine machine) {
        return WorkflowPosition.ALL.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), workflowPosition -> answers(machine, workflowPosition)));
    }

    private static Map<Trigger, Transition> answers(TransitionMachine machine, WorkflowPosition workflowPosition) {
        var transitions = new EnumMap<Trigger, Transition>(Trigger.class);
        for (var trigger : Trigger.values()) {
            machine.fire(workflowPosition, trigger).ifPresent(transition -> transitions.put(trigger, transition));
        }
        return transitions;
    }
}
