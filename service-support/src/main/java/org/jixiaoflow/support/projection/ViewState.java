package org.jixiaoflow.support.projection;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How far a view has come, for those who look after it. */
@Schema(description = "How far a view has come, for those who look after it.")
record ViewState(
        @Schema(description = "Its name.") String name,

        @Schema(description = "The topic it is filled from.")
        String topic,

        @Schema(
                description =
                        "Time of the newest record it reflects; while it is refilled, the time up to which it shows everything.")
        @Nullable Instant asOf,

        @Schema(description = "Whether it is new or was emptied, and doesn't show everything yet that was there then.")
        boolean refilling,

        @Schema(description = "Records it was filled with since it was last emptied.")
        long records,

        @Schema(description = "Offsets still to be read; marks of transactions count, too.")
        long behind,

        @Schema(description = "By partition.") Map<Integer, Reach> partitions) {

    /** How far it has come in a partition. */
    @Schema(name = "ViewReach", description = "How far a view has come in a partition.")
    record Reach(
            @Schema(description = "Offset of the record it goes on with.")
            long next,

            @Schema(description = "Offset behind the last record there is.")
            long end) {

        long behind() {
            return Math.max(0, end - next);
        }
    }

    static ViewState of(
            View<?> view, Map<Integer, ProjectionOffsets.Position> projectionOffsets, Map<Integer, Long> ends) {
        var partitions = new TreeMap<Integer, Reach>();
        ends.forEach((partition, end) -> partitions.put(partition, new Reach(0, end)));
        projectionOffsets.forEach((partition, position) -> partitions.put(
                partition, new Reach(position.next(), Math.max(position.next(), ends.getOrDefault(partition, 0L)))));
        var asOf = AsOf.of(projectionOffsets);
        return new ViewState(
                view.name(),
                view.topic().name(),
                asOf.time(),
                asOf.refilling(),
                projectionOffsets.values().stream()
                        .mapToLong(ProjectionOffsets.Position::records)
                        .sum(),
                partitions.values().stream().mapToLong(Reach::behind).sum(),
                partitions);
    }
}
