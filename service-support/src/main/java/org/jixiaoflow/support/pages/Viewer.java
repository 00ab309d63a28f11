package org.jixiaoflow.support.pages;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jixiaoflow.support.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at a page, for its head.
 *
 * @param caller the person with the rights they have chosen; in their own name if the choice no longer holds
 * @param substitutes the person in the name of everyone they may act for now
 * @param over whether they had chosen somebody they may no longer act for
 */
record Viewer(Caller caller, List<Caller> substitutes, boolean over) {

    /** When the substitution ends, on the clock people look at here. */
    public @Nullable ZonedDateTime until() {
        var mandate = caller.mandate();
        return mandate == null ? null : mandate.until().atZone(ZoneId.systemDefault());
    }
}
