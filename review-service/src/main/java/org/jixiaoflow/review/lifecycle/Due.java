package org.jixiaoflow.review.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Till when somebody should be done.
 *
 * @param at the last second of a working day
 * @param provisional whether it was counted with days of a year whose holidays aren't known yet
 */
record Due(Instant at, boolean provisional) {

    /** What a record holds; null if it holds none. */
    static @Nullable Due of(@Nullable Instant at, boolean provisional) {
        return at == null ? null : new Due(at, provisional);
    }
}
