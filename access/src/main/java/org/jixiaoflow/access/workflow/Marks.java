package org.jixiaoflow.access.workflow;

import org.jixiaoflow.schemas.Trigger;

/**
 * What was done to a form where it stands, as far as its ways depend on it.
 *
 * @param acted whether the stage it stands at has acted on it before
 * @param granted whether an adjustment is granted
 * @param signed whether the head of the department has signed it
 * @param published what of it is public, which is beside its way
 */
public record Marks(boolean acted, boolean granted, boolean signed, Published published) {

    /** What one more step of a form's way leaves. */
    public static Marks left(Trigger trigger, Published published) {
        return new Marks(
                trigger == Trigger.REVOKE, trigger == Trigger.GRANT_ADJUST, trigger == Trigger.SIGN, published);
    }
}
