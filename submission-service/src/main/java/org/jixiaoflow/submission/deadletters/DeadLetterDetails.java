package org.jixiaoflow.submission.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.support.deadletters.DeadLetter;
import org.jspecify.annotations.Nullable;

/** A dead letter to look at. */
@Schema(description = "A dead letter to look at.")
record DeadLetterDetails(
        @Schema(description = "Where it comes from, and where it stands.")
        DeadLetterRow letter,

        @Schema(description = "What was done with it, oldest first.")
        List<Action> actions,

        @Schema(description = "Its headers as text.") Map<String, String> headers,

        @Schema(description = "Its value, as far as it can be decoded.") @Nullable SpecificRecord record,

        @Schema(description = "Why it can't be.") @Nullable String unreadable,

        @Schema(description = "Its value as base64.") @Nullable String bytes,

        @Schema(description = "Its key as base64.") @Nullable String keyBytes,

        @Schema(description = "Whether it can be processed again.")
        boolean replayable,

        @Schema(description = "What helps, where processing the record again doesn't.") @Nullable String remedy) {

    static DeadLetterDetails of(DeadLetter letter, Contents.Read read, List<Action> actions, @Nullable String remedy) {
        var kept = letter.kept();
        var headers = new LinkedHashMap<String, String>();
        kept.headers()
                .forEach(header ->
                        headers.put(header.key(), header.value() == null ? "" : new String(header.value(), UTF_8)));
        return new DeadLetterDetails(
                DeadLetterRow.of(letter.summary(), actions),
                actions,
                headers,
                read.record(),
                read.unreadable(),
                base64(kept.value()),
                base64(kept.key()),
                remedy == null,
                remedy);
    }

    private static @Nullable String base64(byte @Nullable [] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }
}
