package org.jixiaoflow.workbench.services;

import java.util.UUID;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jspecify.annotations.Nullable;

/**
 * A command that was sent.
 *
 * @param outcome what became of it; null while that is not known
 */
public record Command(UUID id, @Nullable CommandOutcome outcome) {

    public boolean isPending() {
        return outcome == null;
    }
}
