package org.jixiaoflow.submission.deadletters;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Dead letters, the newest first. */
@Schema(description = "Dead letters, the newest first.")
record DeadLetterList(
        @Schema(description = "The letters of this page.") List<DeadLetterRow> items,

        @Schema(
                description =
                        "What to ask with as `from` for those before; absent at the end. A page may be short and still have a next one.")
        @Nullable String next) {

    static DeadLetterList of(Desk.Found found) {
        var next = found.page().next();
        return new DeadLetterList(
                found.page().letters().stream()
                        .map(letter -> DeadLetterRow.of(
                                letter, Objects.requireNonNull(found.actions().getOrDefault(letter.id(), List.of()))))
                        .toList(),
                next == null ? null : next.toString());
    }
}
