package org.jixiaoflow.review.lifecycle;

import java.util.List;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.limits.Objection;
import org.jspecify.annotations.Nullable;

/**
 * Why a command takes no effect.
 *
 * @param detail what the reason is about, such as a path, an id or a number; never a sentence
 * @param findings what must be mended first; empty where it isn't about findings
 */
record Refusal(RefusalReason reason, @Nullable String detail, List<Finding> findings) {

    Refusal(RefusalReason reason, @Nullable String detail) {
        this(reason, detail, List.of());
    }

    static Refusal of(RefusalReason reason) {
        return new Refusal(reason, null);
    }

    /** What the contract's limits object to, with the pointer to it. */
    static Refusal of(Objection objection) {
        return new Refusal(
                objection.kind() == Objection.Kind.LENGTH ? RefusalReason.TOO_LONG : RefusalReason.INVALID_CONTENT,
                objection.pointer());
    }
}
