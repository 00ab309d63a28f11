package org.jixiaoflow.access.workflow;

import java.util.Optional;
import org.jixiaoflow.schemas.RefusalReason;
import org.jspecify.annotations.Nullable;

/** What was done to a form that closes a way which is open where it stands. */
public enum Unless {
    NOTHING(null),
    ACTED_ON(RefusalReason.ALREADY_ACTED),
    GRANTED(RefusalReason.NOTHING_CHANGED),
    NOT_GRANTED(RefusalReason.NOT_GRANTED),
    PUBLISHED(RefusalReason.NOTHING_CHANGED),
    NOT_PUBLISHED(RefusalReason.NOT_PUBLISHED),

    /** Nobody is asked to sign twice, but who does so does no harm. */
    SIGNED(null);

    private final @Nullable RefusalReason refusal;

    Unless(@Nullable RefusalReason refusal) {
        this.refusal = refusal;
    }

    public boolean closes(Marks marks) {
        return switch (this) {
            case NOTHING -> false;
            case ACTED_ON -> marks.acted();
            case GRANTED -> marks.granted();
            case NOT_GRANTED -> !marks.granted();
            case PUBLISHED -> marks.published() == Published.IN_FORCE;
            case NOT_PUBLISHED -> marks.published() == Published.NOTHING;
            case SIGNED -> marks.signed();
        };
    }

    /** How a command is refused that goes that way all the same; nothing if it isn't. */
    public Optional<RefusalReason> refusal() {
        return Optional.ofNullable(refusal);
    }
}
