package org.jixiaoflow.review.pipeline;

/**
 * Tells when to commit at once. While commands are few, each is committed as it comes and nobody waits; while they are many, a
 * transaction for each would cost more than the command, and the commit interval takes them together. A command that comes late has
 * waited behind others, and its successors would wait behind its transaction: so however few a busy machine gets done, it takes
 * together what waits.
 */
final class Haste {

    private static final long WINDOW_MILLIS = 100;
    private static final int FEW = 10;
    private static final long LATE_MILLIS = 50;

    private long window;
    private int commands;
    private boolean few = true;

    /**
     * Notes a command, and tells whether commands have lately been few and this one didn't wait.
     *
     * @param sent when the command was written to its topic
     */
    boolean isDue(long now, long sent) {
        var current = now / WINDOW_MILLIS;
        if (current != window) {
            few = commands < FEW || current > window + 1;
            window = current;
            commands = 0;
        }
        commands++;
        return few && commands <= FEW && now - sent < LATE_MILLIS;
    }
}
