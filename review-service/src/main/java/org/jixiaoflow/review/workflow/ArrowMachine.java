package org.jixiaoflow.review.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.support.DefaultStateMachineContext;
import reactor.core.publisher.Mono;

/**
 * The table of arrows as a Spring Statemachine, and the only class that knows that project, which takes no further releases. For one
 * thread.
 */
final class ArrowMachine {

    private static final String NO_FORM = "NO_FORM";
    private static final String STANDING = "standing";
    private static final String TAKEN = "taken";

    private final StateMachine<String, Trigger> machine;

    ArrowMachine(List<Arrow> arrows) {
        try {
            machine = build(arrows);
        } catch (Exception e) {
            throw new IllegalStateException("The table of arrows makes no state machine", e);
        }
    }

    /** The arrow the machine follows when a form stands there and the trigger is pulled. */
    Optional<Arrow> fire(Standing standing, Trigger trigger) {
        machine.stopReactively().block();
        machine.getStateMachineAccessor()
                .doWithAllRegions(region -> region.resetStateMachineReactively(
                                new DefaultStateMachineContext<>(name(standing.state()), null, null, null))
                        .block());
        machine.startReactively().block();
        machine.getExtendedState().getVariables().remove(TAKEN);
        var message = MessageBuilder.withPayload(trigger)
                .setHeader(STANDING, standing)
                .build();
        machine.sendEvent(Mono.just(message)).blockLast();
        return Optional.ofNullable(machine.getExtendedState().get(TAKEN, Arrow.class));
    }

    /** Whether the machine now is in that state. */
    boolean isIn(@Nullable FormState state) {
        return machine.getState().getId().equals(name(state));
    }

    private static StateMachine<String, Trigger> build(List<Arrow> arrows) throws Exception {
        var builder = StateMachineBuilder.<String, Trigger>builder();
        builder.configureStates()
                .withStates()
                .initial(NO_FORM)
                .states(Arrays.stream(FormState.values())
                        .map(ArrowMachine::name)
                        .collect(Collectors.toSet()));
        for (var arrow : arrows) {
            builder.configureTransitions()
                    .withExternal()
                    .source(name(arrow.from()))
                    .target(name(arrow.to()))
                    .event(arrow.on())
                    .guard(step -> arrow.when().holds((Standing) step.getMessageHeader(STANDING)))
                    .action(step -> step.getExtendedState().getVariables().put(TAKEN, arrow));
        }
        return builder.build();
    }

    private static String name(@Nullable FormState state) {
        return state == null ? NO_FORM : state.name();
    }
}
