package org.jixiaoflow.local.access;

import java.util.UUID;
import org.jixiaoflow.schemas.FormState;

/**
 * One form that is asked for.
 *
 * @param filed the command that filed it last
 * @param decided the decision on it; one that never was, where there is none
 */
record Case(FormState state, String formId, int year, UUID filed, UUID decided) {

    /** Whether it was submitted at least once. */
    boolean submitted() {
        return state != FormState.DRAFT;
    }
}
