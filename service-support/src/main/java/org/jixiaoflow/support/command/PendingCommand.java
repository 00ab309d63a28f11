package org.jixiaoflow.support.command;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.UUID;

/** A command that isn't decided yet. */
@Schema(description = "A command that isn't decided yet.")
public record PendingCommand(
        @Schema(description = "The command's id: its Idempotency-Key, or the one it was given.")
        UUID commandId,

        @Schema(description = "Where to ask for the outcome, as in the header Location.")
        URI location) {}
