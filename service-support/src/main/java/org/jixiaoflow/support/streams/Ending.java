package org.jixiaoflow.support.streams;

/** What is done when a stream can't go on. A service without its stream takes commands that nobody will answer. */
@FunctionalInterface
interface Ending {

    /** @param last the failure that was one too many */
    void of(String application, Throwable last);
}
