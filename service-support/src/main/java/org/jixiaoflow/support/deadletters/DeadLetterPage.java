package org.jixiaoflow.support.deadletters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters, the newest first.
 *
 * @param next where the list goes on; null if it ends here. There may be more though the page isn't full.
 * @param looked how many letters were looked at
 */
public record DeadLetterPage(
        List<DeadLetterSummary> letters, @Nullable ScanPosition next, int looked) {}
