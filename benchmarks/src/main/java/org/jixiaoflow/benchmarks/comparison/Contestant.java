package org.jixiaoflow.benchmarks.comparison;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Something that takes forms all the way. */
public interface Contestant {

    /** How tables and results name it. */
    String name();

    /** Whether what it answered for is on the disk by then; else a power cut can take it back. */
    boolean flushed();

    /** How tables and results name it as it is run. */
    default String title() {
        return flushed() ? name() : name() + "-unflushed";
    }

    /** Starts it on an empty directory. */
    Running start(Path data);

    /** A started one. */
    interface Running extends AutoCloseable {

        /**
         * Takes forms all the way, and answers when everything is written.
         *
         * @param first number of the first; none may have been taken before
         * @param progress told how many are through
         */
        Laps take(int first, int forms, IntConsumer progress);

        /** Processor time taken so far, by everything that belongs to it. */
        Duration cpu();

        /** Memory of everything that belongs to it, in bytes. */
        long memory();

        /** Records written so far, to all topics and changelogs; 0 where there are none. */
        long records();

        /** What it has written so far and keeps; null if it can't tell. */
        default @Nullable Footprint footprint() {
            return null;
        }

        @Override
        void close();
    }

    /**
     * How long it took.
     *
     * @param decided until the last form was scored
     * @param written until the last view showed it, too
     */
    record Laps(Duration decided, Duration written) {}
}
