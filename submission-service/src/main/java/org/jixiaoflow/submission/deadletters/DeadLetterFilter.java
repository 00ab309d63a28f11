package org.jixiaoflow.submission.deadletters;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.support.deadletters.DeadLetterSummary;
import org.jixiaoflow.support.deadletters.ScanPosition;
import org.jspecify.annotations.Nullable;

/**
 * Which letters to list; null is every one.
 *
 * @param topic the topic they were read from, with or without {@code -dlt}
 * @param reason part of the exception's name or words
 * @param since put there at this time or later
 * @param until put there before this time
 */
record DeadLetterFilter(
        @Nullable String topic,
        @Nullable String reason,
        @Nullable State state,
        @Nullable Instant since,
        @Nullable Instant until) {

    boolean takesTopic(String deadLetters) {
        return topic == null || deadLetters.equals(topic) || deadLetters.equals(topic + Topic.DEAD_LETTER_SUFFIX);
    }

    boolean takes(DeadLetterSummary letter) {
        return (since == null || !letter.at().isBefore(since))
                && (until == null || letter.at().isBefore(until))
                && (reason == null
                        || Stream.of(letter.fault(), letter.message())
                                .filter(Objects::nonNull)
                                .anyMatch(text ->
                                        text.toLowerCase(Locale.ROOT).contains(reason.toLowerCase(Locale.ROOT))));
    }

    /** Where to begin: at {@code from}, or at the newest that can be wanted. */
    @Nullable ScanPosition start(@Nullable ScanPosition from) {
        return from == null && until != null ? new ScanPosition(until, null) : from;
    }
}
