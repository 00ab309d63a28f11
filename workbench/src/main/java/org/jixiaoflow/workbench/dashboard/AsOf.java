package org.jixiaoflow.workbench.dashboard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Of when a part of a page is.
 *
 * @param refilling whether a view is read again, so that not everything counts
 * @param behind whether more was heard of than it shows, and has been for a while
 */
record AsOf(@Nullable Instant time, boolean refilling, boolean behind) {

    /** Whether it should be looked at with caution. */
    public boolean isLate() {
        return refilling || behind;
    }

    /** What is of both: as old as the older, and late if one is. */
    AsOf and(AsOf other) {
        return new AsOf(
                time == null || (other.time != null && other.time.isAfter(time)) ? other.time : time,
                refilling || other.refilling,
                behind || other.behind);
    }
}
