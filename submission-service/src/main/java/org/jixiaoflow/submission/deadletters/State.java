package org.jixiaoflow.submission.deadletters;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Where a dead letter stands: by the last thing done with it. */
@Schema(name = "DeadLetterState", description = "Where a dead letter stands: by the last thing done with it.")
enum State {
    /** Nobody did anything yet. */
    OPEN,
    REPLAYED,
    DISCARDED;

    static State after(List<Action> actions) {
        return actions.isEmpty()
                ? OPEN
                : valueOf(actions.get(actions.size() - 1).kind().name());
    }
}
