package org.jixiaoflow.support.replies;

import java.net.URI;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A command is on its topic, and its outcome takes longer than anybody waits. */
public final class Unanswered extends TimeoutException {

    private static final long serialVersionUID = 1;

    private final UUID commandId;
    private final @Nullable String request;

    /**
     * That command's.
     *
     * @param request the hash of the request; null if there is none
     */
    public Unanswered(UUID commandId, @Nullable String request) {
        super("No outcome of %s yet".formatted(commandId));
        this.commandId = commandId;
        this.request = request;
    }

    /** The command's id. */
    public UUID commandId() {
        return commandId;
    }

    /** The hash of the request; null if there is none. */
    public @Nullable String request() {
        return request;
    }

    /** Where to ask later. It names the request: its id may be another one's already, whose outcome is none of the sender's. */
    public URI location() {
        var address = "/api/v1/commands/" + commandId;
        return URI.create(request == null ? address : address + "?request=" + request);
    }
}
