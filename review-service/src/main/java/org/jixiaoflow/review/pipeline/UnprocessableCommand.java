package org.jixiaoflow.review.pipeline;

import java.io.Serial;

/** A record on a command topic that is no command, or whose effects can't be written; it belongs on the dead-letter topic. */
final class UnprocessableCommand extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnprocessableCommand(String reason) {
        super(reason);
    }

    UnprocessableCommand(String reason, Throwable cause) {
        super(reason, cause);
    }
}
