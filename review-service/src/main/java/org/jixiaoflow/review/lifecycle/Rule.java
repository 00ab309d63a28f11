package org.jixiaoflow.review.lifecycle;

import java.util.Optional;

/** One condition a command must meet. */
@FunctionalInterface
interface Rule<C extends Command> {

    /** What the rule has against the command; nothing if it is met. */
    Optional<Refusal> objection(CommandContext at, C command);
}
