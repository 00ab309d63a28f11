package org.jixiaoflow.review.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jixiaoflow.access.workflow.Transition;
import org.jixiaoflow.access.workflow.WorkflowPosition;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.support.DefaultStateMachineContext;
import reactor.core.publisher.Mono;

/**
 * The table of transitions as a Spring Statemachine, and the only class that knows that project, which takes no further releases. For one
 * thread.
 */
final class TransitionMachine {

    private static final String NO_FORM = "NO_FORM";
    private static final String STANDING = "standing";
    private static final String TAKEN = "taken";

    private final StateMachine<String, Trigger> machine;

    TransitionMachine(List<Transition> transitions) {
        try {
            machine = build(transitions);
        } catch (Exception e) {
            throw new IllegalStateException("The table of transitions makes no state machine", e);
        }
    }

    /** The transition the machine follows when a form stands there and the trigger is pulled. */
    Optional<Transition> fire(WorkflowPosition workflowPosition, Trigger trigger) {
        machine.stopReactively().block();
        machine.getStateMachineAccessor()
                .doWithAllRegions(region -> region.resetStateMachineReactively(
                                new DefaultStateMachineContext<>(name(workflowPosition.state()), null, null, null))
                        .block());
        machine.startReactively().block();
        machine.getExtendedState().getVariables().remove(TAKEN);
        var message = MessageBuilder.withPayload(trigger)
                .setHeader(STANDING, workflowPosition)
                .build();
        machine.sendEvent(Mono.just(message)).blockLast();
        return Optional.ofNullable(machine.getExtendedState().get(TAKEN, Transition.class));
    }

    /** Whether the machine now is in that state. */
    boolean isIn(@Nullable FormState state) {
        return machine.getState().getId().equals(name(state));
    }

    private static StateMachine<String, Trigger> build(List<Transition> transitions) throws Exception {
        var builder = StateMachineBuilder.<String, Trigger>builder();
        builder.configureStates()
                .withStates()
                .initial(NO_FORM)
                .states(Arrays.stream(FormState.values())
                        .map(TransitionMachine::name)
                        .collect(Collectors.toSet()));
        for (var transition : transitions) {
            builder.configureTransitions()
                    .withExternal()
                    .source(name(transition.from()))
                    .target(name(transition.to()))
                    .event(transition.trigger())
                    .guard(step -> transition.when().holds((WorkflowPosition) step.getMessageHeader(STANDING)))
                    .action(step -> step.getExtendedState().getVariables().put(TAKEN, transition));
        }
        return builder.build();
    }

    private static String name(@Nullable FormState state) {
        return state == null ? NO_FORM : state.name();
    }
}
