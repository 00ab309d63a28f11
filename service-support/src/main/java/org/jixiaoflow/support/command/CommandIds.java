package org.jixiaoflow.support.command;

import java.util.UUID;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Ids of commands. */
public final class CommandIds {

    /** The header that names a command. */
    public static final String HEADER = "Idempotency-Key";

    private static final int LENGTH = 36;

    private CommandIds() {}

    /**
     * The id that the header {@code Idempotency-Key} gives the command, or a new one without it.
     *
     * @throws Problem 400 {@code INVALID_IDEMPOTENCY_KEY} if it is no UUID
     */
    public static UUID of(@Nullable String header) {
        if (header == null) {
            return UUID.randomUUID();
        }
        var text = header.strip();
        try {
            // Java reads "1-1-1-1-1" as one, too.
            if (text.length() == LENGTH) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException noUuid) {
            throw invalid();
        }
        throw invalid();
    }

    private static Problem invalid() {
        return new Problem(HttpStatus.BAD_REQUEST, "INVALID_IDEMPOTENCY_KEY").at(HEADER);
    }
}
