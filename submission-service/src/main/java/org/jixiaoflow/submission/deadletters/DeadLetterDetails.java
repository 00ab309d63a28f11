package org.jixiaoflow.submission.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.support.deadletters.DeadLetter;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter to look at.
 *
 * @param headers its headers as text
 * @param record its value, as far as it can be decoded
 * @param unreadable why it can't be
 * @param bytes its value as base64
 * @param keyBytes its key as base64
 * @param remedy what helps, where processing the record again doesn't
 */
record DeadLetterDetails(
        DeadLetterRow letter,
        List<Action> actions,
        Map<String, String> headers,
        @Nullable SpecificRecord record,
        @Nullable String unreadable,
        @Nullable String bytes,
        @Nullable String keyBytes,
        boolean replayable,
        @Nullable String remedy) {

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
