package org.jixiaoflow.review.workflow;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.Trigger;

/**
 * Says which arrow a trigger opens. The answers are taken from the state machine once, for every place a form may stand: asking it for
 * every command costs more than the rest of a decision.
 */
public final class Workflow {

    private static final Map<Standing, Map<Trigger, Arrow>> ANSWERS = answers(new ArrowMachine(Arrows.ALL));

    /** The arrow that the trigger opens where a form stands; nothing if it opens none. */
    public Optional<Arrow> arrow(Standing standing, Trigger trigger) {
        return Optional.ofNullable(ANSWERS.getOrDefault(standing, Map.of()).get(trigger));
    }

    private static Map<Standing, Map<Trigger, Arrow>> answers(ArrowMachine machine) {
        return Standing.ALL.stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), standing -> answers(machine, standing)));
    }

    private static Map<Trigger, Arrow> answers(ArrowMachine machine, Standing standing) {
        var arrows = new EnumMap<Trigger, Arrow>(Trigger.class);
        for (var trigger : Trigger.values()) {
            machine.fire(standing, trigger).ifPresent(arrow -> arrows.put(trigger, arrow));
        }
        return arrows;
    }
}
