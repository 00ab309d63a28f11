package org.jixiaoflow.submission.deadletters;

import static java.util.stream.Collectors.groupingBy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jixiaoflow.support.deadletters.DeadLetterSummary;
import org.jspecify.annotations.Nullable;

/** How many letters there are of which topic, for which reason. */
@Schema(description = "How many letters there are of which topic, for which reason.")
record DeadLetterCounts(
        @Schema(description = "The most frequent first.") List<Count> counts,

        @Schema(description = "How many letters were counted.")
        int total,

        @Schema(description = "Whether they are all there are; if not, the newest of them.")
        boolean complete) {

    /** How many of a topic have the same reason. */
    @Schema(name = "DeadLetterCount", description = "How many of a topic have the same reason.")
    record Count(
            @Schema(description = "Where they were received.")
            String topic,

            @Schema(description = "Kind of exception.") @Nullable String fault,

            @Schema(description = "How many.") int count,

            @Schema(description = "When the newest was put there.")
            Instant newest,

            @Schema(description = "What the exception of the newest said.") @Nullable String message) {

        private static Count of(List<DeadLetterSummary> letters) {
            var newest = letters.stream()
                    .max(Comparator.comparing(DeadLetterSummary::at))
                    .orElseThrow();
            return new Count(newest.origin().topic(), newest.fault(), letters.size(), newest.at(), newest.message());
        }
    }

    private record Kind(String topic, @Nullable String fault) {}

    static DeadLetterCounts of(List<DeadLetterSummary> letters, boolean complete) {
        var counts = letters.stream()
                .collect(groupingBy(letter -> new Kind(letter.origin().topic(), letter.fault())))
                .values()
                .stream()
                .map(Count::of)
                .sorted(Comparator.comparingInt(Count::count)
                        .reversed()
                        .thenComparing(Count::topic)
                        .thenComparing(count -> Objects.requireNonNullElse(count.fault(), "")))
                .toList();
        return new DeadLetterCounts(counts, letters.size(), complete);
    }
}
