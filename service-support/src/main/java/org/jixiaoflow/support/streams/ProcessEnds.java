package org.jixiaoflow.support.streams;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the process, with a last line that says why, so that whatever runs it starts it again. */
final class ProcessEnds implements Ending {

    /** The exit code; sysexits' "internal software error". */
    static final int STATUS = 70;

    private static final Logger log = LoggerFactory.getLogger(ProcessEnds.class);
    private static final int SECONDS_IN_ORDER = 45;

    @Override
    public void of(String application, Throwable last) {
        // Ending in order waits for the thread that calls this, among others.
        new Thread(() -> end(application, last), "ending").start();
    }

    private static void end(String application, Throwable last) {
        var line =
                "The stream %s failed too often and is dead. This process ends and must be started again. Last failure: %s"
                        .formatted(application, last);
        log.error(line);
        // Where logs go to a file, the terminal says it too.
        System.err.println(line);
        var watch = new Thread(ProcessEnds::halt, "halting");
        watch.setDaemon(true);
        watch.start();
        System.exit(STATUS);
    }

    /** Whatever hinders an ending in order doesn't hinder this. */
    private static void halt() {
        try {
            TimeUnit.SECONDS.sleep(SECONDS_IN_ORDER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(STATUS);
    }
}
