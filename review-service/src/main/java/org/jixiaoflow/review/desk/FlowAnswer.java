package org.jixiaoflow.review.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.review.tracking.LateDepartment;
import org.jixiaoflow.schemas.FormState;
import org.jspecify.annotations.Nullable;

/** Where the forms of a region's year stand, all of one moment. */
@Schema(name = "Flow", description = "Where the forms of a region's year stand, all of one moment.")
record FlowAnswer(
        @Schema(description = "Time of the newest journal entry it reflects; absent if there is none.") @Nullable Instant asOf,

        @Schema(description = "Whether the journal is read again at the moment, so that not everything counts yet.")
        boolean refilling,

        @Schema(
                description =
                        "By partition of the journal's topic, the offset of the first entry that doesn't count yet.")
        Map<Integer, Long> next,

        @Schema(description = "Places in the order forms come to them, those without a form left out.")
        List<Station> stations,

        @Schema(description = "Departments that should have submitted by now, what was due first at the top.")
        List<LateDepartment> late) {

    /** Forms that stand at one place. */
    @Schema(name = "Station", description = "Forms that stand at one place, and for how long.")
    record Station(
            @Schema(description = "Absent for forms that must be filed and that nobody has begun.") @Nullable FormState state,

            @Schema(description = "Review stage, when SUBMITTED.") @Nullable String stage,

            @Schema(description = "What the stage is called, in the caller's language.") @Nullable String stageName,

            @Schema(description = "How many stand there.") int forms,

            @Schema(
                    description =
                            "Working days that half of them have stood there at least; absent where nobody waits for anybody.")
            @Nullable Integer medianDays,

            @Schema(description = "Working days that a tenth of them have stood there at least (p90).") @Nullable Integer longDays,

            @Schema(description = "Working days that the first of them has stood there.") @Nullable Integer oldestDays,

            @Schema(description = "Since when.") @Nullable Instant oldestSince,

            @Schema(description = "Which form that is.") @Nullable String oldestForm,

            @Schema(description = "部门 as written on it.") @Nullable String oldestDepartment,

            @Schema(description = "How many should have gone on by now.")
            int overdue) {}
}
