package org.jixiaoflow.notification.delivery;

/** Why a delivery was given up that no receiver was asked to take. */
public final class GivenUp {

    /** There is nobody for it, or nobody with an address. */
    public static final String NOBODY = "NOBODY";

    /** As it should be: nothing an operator could mend. */
    public static final String NO_LONGER_MEANT = "No longer for whom it was planned, or done meanwhile";

    private GivenUp() {}
}
