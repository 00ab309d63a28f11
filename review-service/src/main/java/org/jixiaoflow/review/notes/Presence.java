package org.jixiaoflow.review.notes;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** That a colleague has a form open. */
@Schema(description = "That a colleague has a form open.")
public record Presence(
        @Schema(description = "Their id.") String person,
        @Schema(description = "Their name.") String name,
        @Schema(description = "What they have it open for.") Doing doing,

        @Schema(description = "When their page last said so.")
        Instant seenAt) {

    /** What they have it open for. */
    @Schema(description = "What somebody has a form open for.")
    public enum Doing {
        READING,
        EDITING,
        REVIEWING
    }
}
