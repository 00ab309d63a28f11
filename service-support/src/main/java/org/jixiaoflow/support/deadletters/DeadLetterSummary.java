package org.jixiaoflow.support.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Comparator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jixiaoflow.support.kafka.DeadLetters.Origin;
import org.jixiaoflow.support.kafka.Shortened;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * A dead letter without its bytes.
 *
 * @param at when it was put there
 * @param origin where it was received; -1 for what the letter doesn't say
 * @param key its key as text; null if it has none
 * @param size bytes of its value as received; -1 if it has none
 * @param whole whether key and value are there as received; of what was too large only the beginning is
 * @param fault kind of exception that was thrown
 * @param message what the exception said
 * @param replayOf the letter it is a replay of; null if it is none
 */
public record DeadLetterSummary(
        DeadLetterId id,
        Instant at,
        Origin origin,
        @Nullable String key,
        int size,
        boolean whole,
        @Nullable String fault,
        @Nullable String message,
        @Nullable String replayOf) {

    static final Comparator<DeadLetterSummary> NEWEST_FIRST = Comparator.comparing(DeadLetterSummary::at)
            .thenComparing(DeadLetterSummary::id)
            .reversed();

    private static final int LONGEST_KEY = 200;
    private static final int UNKNOWN = -1;

    static DeadLetterSummary of(ConsumerRecord<byte[], byte[]> kept) {
        var id = new DeadLetterId(kept.topic(), kept.partition(), kept.offset());
        var headers = kept.headers();
        var origin = new Origin(
                id.originTopic(),
                (int) number(headers, KafkaHeaders.DLT_ORIGINAL_PARTITION),
                number(headers, KafkaHeaders.DLT_ORIGINAL_OFFSET),
                number(headers, KafkaHeaders.DLT_ORIGINAL_TIMESTAMP));
        return new DeadLetterSummary(
                id,
                Instant.ofEpochMilli(kept.timestamp()),
                origin,
                kept.key() == null ? null : shortened(new String(kept.key(), UTF_8)),
                size(kept),
                Shortened.KEY.wholeLength(headers) < 0 && Shortened.VALUE.wholeLength(headers) < 0,
                text(headers, KafkaHeaders.DLT_EXCEPTION_FQCN),
                text(headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE),
                text(headers, ReplayListener.REPLAY_OF));
    }

    private static int size(ConsumerRecord<byte[], byte[]> kept) {
        var whole = Shortened.VALUE.wholeLength(kept.headers());
        if (whole >= 0) {
            return whole;
        }
        return kept.value() == null ? -1 : kept.value().length;
    }

    private static String shortened(String key) {
        return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY) + "…";
    }

    private static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    /** Anybody may write a dead letter's headers, so they needn't hold what they should. */
    private static long number(Headers headers, String name) {
        var text = text(headers, name);
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : UNKNOWN;
    }
}
