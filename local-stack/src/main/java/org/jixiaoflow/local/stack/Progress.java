package org.jixiaoflow.local.stack;

import java.time.Duration;

/** Told when a part of the stack is ready. Called from several threads. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = (part, took) -> {};

    void ready(String part, Duration took);
}
