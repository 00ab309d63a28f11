package org.jixiaoflow.submission.deadletters;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jixiaoflow.support.deadletters.DeadLetterSummary;
import org.jspecify.annotations.Nullable;

/** A dead letter in a list. */
@Schema(description = "A dead letter in a list.")
record DeadLetterRow(
        @Schema(description = "Its topic, partition and offset among the dead letters.")
        String id,

        @Schema(description = "When it was put there.") Instant at,
        @Schema(description = "Where it stands.") State state,

        @Schema(description = "Where it was received; partition and offset too.")
        String topic,

        @Schema(description = "The partition it was received in.")
        int partition,

        @Schema(description = "The offset it was received at.")
        long offset,

        @Schema(description = "The record's key as text.") @Nullable String key,

        @Schema(description = "Bytes of its value as received; absent if it has none.") @Nullable Integer size,

        @Schema(
                description =
                        "Whether it was too large to be kept, so that only its beginning is there; its SHA-256 is among the headers.")
        boolean truncated,

        @Schema(description = "Kind of exception.") @Nullable String fault,

        @Schema(description = "What the exception said.") @Nullable String message,

        @Schema(description = "The letter it is a replay of, which failed again.") @Nullable String replayOf,

        @Schema(description = "What was done with it last.") @Nullable Action last) {

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
