package org.jixiaoflow.review.lifecycle;

import org.jixiaoflow.schemas.RefusalReason;
import org.jspecify.annotations.Nullable;

/**
 * Why a command takes no effect.
 *
 * @param detail what the reason is about, such as a path, an id or a number; never a sentence
 */
record Refusal(RefusalReason reason, @Nullable String detail) {

    static Refusal of(RefusalReason reason) {
        return new Refusal(reason, null);
    }
}
