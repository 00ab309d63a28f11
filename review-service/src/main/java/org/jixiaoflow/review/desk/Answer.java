package org.jixiaoflow.review.desk;

import java.net.URI;
import java.util.UUID;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;

/** What is known of a command when its sender must be answered. */
sealed interface Answer {

    /** It took effect. */
    record Accepted(CommandOutcome outcome) implements Answer {}

    /** It changed nothing. */
    record Refused(Problem problem) implements Answer {}

    /** It was sent and is not decided yet. */
    record Pending(UUID commandId) implements Answer {

        URI location() {
            return URI.create("/api/v1/commands/" + commandId);
        }
    }

    /** The answer that an outcome gives, told in terms of what was asked. */
    static Answer of(CommandOutcome outcome, DecisionRequest asked) {
        @Nullable Problem refusal = Refusals.problem(outcome, asked);
        return refusal == null ? new Accepted(outcome) : new Refused(refusal);
    }
}
