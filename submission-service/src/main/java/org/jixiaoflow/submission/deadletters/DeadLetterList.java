package org.jixiaoflow.submission.deadletters;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters, the newest first.
 *
 * @param next what to ask with as {@code from} for those before; absent at the end. A page may be short and still have a next one.
 */
record DeadLetterList(List<DeadLetterRow> items, @Nullable String next) {

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
