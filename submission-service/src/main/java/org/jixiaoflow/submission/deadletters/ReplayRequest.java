package org.jixiaoflow.submission.deadletters;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A letter to be processed again.
 *
 * @param again true to replay what was replayed or discarded already
 * @param reason why, for whoever reads it later
 * @param fix what to process instead of what was received
 */
record ReplayRequest(
        @Nullable Boolean again,
        @Nullable String reason,
        @Nullable Fix fix) {

    /**
     * Either {@code record} or {@code bytes}, or only another key.
     *
     * @param key key instead of the one received
     * @param record the record as JSON, as the letter shows it
     * @param bytes the value's bytes as base64, header and all
     */
    record Fix(
            @Nullable String key,
            @Nullable JsonNode record,
            @Nullable String bytes) {}
}
