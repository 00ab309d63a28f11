package org.jixiaoflow.notification.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an attempt ended. */
public sealed interface Attempt {

    /** The receiver took it. */
    record Taken() implements Attempt {}

    /**
     * It failed, and may succeed another time.
     *
     * @param after the receiver's own word when to come again; null if it said none
     */
    record Failed(String reason, @Nullable Duration after) implements Attempt {

        public Failed(String reason) {
            this(reason, null);
        }
    }

    /** It will fail each time. */
    record Refused(String reason) implements Attempt {}

    /** The receiver wants nothing any more. */
    record Closed(String reason) implements Attempt {}
}
