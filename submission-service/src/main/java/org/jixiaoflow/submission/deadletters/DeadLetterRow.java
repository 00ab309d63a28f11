package org.jixiaoflow.submission.deadletters;

import java.time.Instant;
import java.util.List;
import org.jixiaoflow.support.deadletters.DeadLetterSummary;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter in a list.
 *
 * @param at when it was put there
 * @param topic where it was received; partition and offset too
 * @param size bytes of its value as received; absent if it has none
 * @param truncated whether it was too large to be kept, so that only its beginning is there; its SHA-256 is among the headers
 * @param fault kind of exception
 * @param message what the exception said
 * @param replayOf the letter it is a replay of, which failed again
 * @param last what was done with it last
 */
record DeadLetterRow(
        String id,
        Instant at,
        State state,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable Integer size,
        boolean truncated,
        @Nullable String fault,
        @Nullable String message,
        @Nullable String replayOf,
        @Nullable Action last) {

    static DeadLetterRow of(DeadLetterSummary letter, List<Action> actions) {
        return new DeadLetterRow(
                letter.id().toString(),
                letter.at(),
                State.after(actions),
                letter.origin().topic(),
                letter.origin().partition(),
                letter.origin().offset(),
                letter.key(),
                letter.size() < 0 ? null : letter.size(),
                !letter.whole(),
                letter.fault(),
                letter.message(),
                letter.replayOf(),
                actions.isEmpty() ? null : actions.get(actions.size() - 1));
    }
}
