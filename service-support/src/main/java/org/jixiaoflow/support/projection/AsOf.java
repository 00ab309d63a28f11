package org.jixiaoflow.support.projection;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jixiaoflow.support.projection.ProjectionOffsets.Position;
import org.jspecify.annotations.Nullable;

/**
 * What a view reflects.
 *
 * @param time time of the newest record in it; null if it has none. While it is filled again, the time up to which it shows everything
 * @param positions by partition, the offset of the next record
 * @param refilling whether it is new or was emptied, and doesn't show everything yet that was there then
 */
public record AsOf(@Nullable Instant time, Map<Integer, Long> positions, boolean refilling) {

    /** What a view reflects that isn't filled again. */
    public AsOf(@Nullable Instant time, Map<Integer, Long> positions) {
        this(time, positions, false);
    }

    static AsOf of(Map<Integer, Position> positions) {
        var next = new TreeMap<Integer, Long>();
        positions.forEach((partition, position) -> next.put(partition, position.next()));
        return new AsOf(time(positions), next, positions.values().stream().anyMatch(Position::isRefilling));
    }

    private static @Nullable Instant time(Map<Integer, Position> positions) {
        var refilling =
                positions.values().stream().filter(Position::isRefilling).toList();
        if (refilling.stream().anyMatch(position -> position.time() == null)) {
            return null;
        }
        return refilling.stream()
                .map(Position::time)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> positions.values().stream()
                        .map(Position::time)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }
}
