package org.jixiaoflow.submission.deadletters;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A letter to be processed again. */
@Schema(description = "A letter to be processed again.")
record ReplayRequest(
        @Schema(description = "True to replay what was replayed or discarded already.") @Nullable Boolean again,

        @Schema(description = "Why, for whoever reads it later.") @Nullable String reason,

        @Schema(description = "What to process instead of what was received.") @Nullable Fix fix) {

    /** Either {@code record} or {@code bytes}, or only another key. */
    @Schema(
            name = "DeadLetterFix",
            description = "What to process instead of what was received: `record` or `bytes`, or only another key.")
    record Fix(
            @Schema(description = "Key instead of the one received.") @Nullable String key,

            @Schema(description = "The record as JSON, as the letter shows it.") @Nullable JsonNode record,

            @Schema(description = "The value's bytes as base64, header and all.") @Nullable String bytes) {}
}
