package org.jixiaoflow.workbench.services;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jixiaoflow.schemas.FormState;
import org.jspecify.annotations.Nullable;

/** Where the forms of a region's year stand, for how long, and who is late; all of one moment. */
public record Flow(@Nullable Instant asOf, boolean refilling, List<Station> stations, List<Late> late) {

    /** The place where a form has waited longest for somebody; null if none waits. */
    public @Nullable Station longest() {
        return stations.stream()
                .filter(station -> station.oldestSince() != null)
                .min(Comparator.comparing(station -> Objects.requireNonNull(station.oldestSince())))
                .orElse(null);
    }

    /** Most that stand at one place, to measure the others by. */
    public int most() {
        return stations.stream().mapToInt(Station::forms).max().orElse(0);
    }

    /**
     * Forms that stand at one place.
     *
     * @param state null of those that nobody has begun
     * @param longDays working days that a tenth of them have stood there at least
     */
    public record Station(
            @Nullable FormState state,
            @Nullable String stage,
            @Nullable String stageName,
            int forms,
            @Nullable Integer medianDays,
            @Nullable Integer longDays,
            @Nullable Integer oldestDays,
            @Nullable Instant oldestSince,
            @Nullable String oldestForm,
            @Nullable String oldestDepartment,
            int overdue) {}

    /** A department that should have submitted by now. */
    public record Late(String departmentCode, @Nullable String departmentName, int forms, Instant dueAt) {}
}
