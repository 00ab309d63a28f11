package org.jixiaoflow.access.workflow;

import org.jspecify.annotations.Nullable;

/** What of a form is public (公开). What was published stays so, whatever becomes of the form, until it is withheld. */
public enum Published {
    NOTHING,

    /** A revision that isn't what is approved now. */
    EARLIER,

    /** The approval in force. */
    IN_FORCE;

    /**
     * The same by what is kept of it.
     *
     * @param revision that is public; null if none is
     * @param inForce whether the form didn't move since
     */
    public static Published of(@Nullable Integer revision, boolean inForce) {
        if (revision == null) {
            return NOTHING;
        }
        return inForce ? IN_FORCE : EARLIER;
    }
}
