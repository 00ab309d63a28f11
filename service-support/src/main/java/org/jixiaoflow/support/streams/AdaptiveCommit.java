package org.jixiaoflow.support.streams;

import java.time.Duration;

/**
 * Decides when a stream's task commits at once. While records are few, each is committed as it comes, and nobody waits. While they are many,
 * a transaction for each would cost more than the record itself, so that the commit interval takes them together. The same holds for a
 * record that arrives late: others queue behind it, and a transaction of its own would make them wait longer.
 */
public final class AdaptiveCommit {

    private final int most;
    private final long windowMillis;
    private final long lateMillis;
    private long window;
    private int records;
    private boolean few = true;

    /**
     * Haste about one task's records.
     *
     * @param most so many in a {@code window} are few; some commit intervals long, as records often come a commit at a time
     * @param late from this age on a record has waited behind others
     */
    public AdaptiveCommit(int most, Duration window, Duration late) {
        this.most = most;
        this.windowMillis = window.toMillis();
        this.lateMillis = late.toMillis();
    }

    /**
     * Notes a record, and tells whether records have lately been few and this one didn't wait.
     *
     * @param sent when the record was written to its topic
     */
    public boolean isDue(long now, long sent) {
        var current = now / windowMillis;
        if (current != window) {
            few = records < most || current > window + 1;
            window = current;
            records = 0;
        }
        records++;
        return few && records <= most && now - sent < lateMillis;
    }
}
