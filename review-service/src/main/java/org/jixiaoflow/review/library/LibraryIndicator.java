package org.jixiaoflow.review.library;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.Operator;
import org.jspecify.annotations.Nullable;

/** An indicator as the departments of a region use it in their approved objectives. */
@Schema(
        description =
                "An indicator as the departments of a region use it in their approved objectives; which department does isn't told.")
record LibraryIndicator(
        @Schema(description = "三级指标: its name, as it is written most.")
        String name,

        @Schema(description = "How else it is written: other spaces, punctuation, width or case.")
        List<String> spellings,

        @Schema(description = "一级指标, as most say.") @Nullable String level1,

        @Schema(description = "二级指标, as most say.") @Nullable String level2,

        @Schema(description = "指标性质, as most say.") @Nullable Operator operator,

        @Schema(description = "指标方向性, as most say.") @Nullable Direction direction,

        @Schema(description = "计量单位, as most say.") @Nullable String unit,

        @Schema(description = "Targets as written, at most three, the most frequent first.")
        List<Target> targets,

        @Schema(description = "How often it stands in an approved objective.")
        int used,

        @Schema(description = "By how many departments.") int departments,

        @Schema(description = "In how many years.") int years,

        @Schema(description = "The first of them.") int firstYear,

        @Schema(description = "The last of them.") int lastYear,

        @Schema(description = "Whether no approved objective has it in the last two years of the region.")
        boolean unused,

        @Schema(description = "Other indicators whose names differ little from its own, at most five.")
        List<String> alike,

        @Schema(description = "推荐: who recommends it; absent if nobody does.") @Nullable Recommendation recommended) {

    /** The same, held against the others. */
    LibraryIndicator with(boolean gone, List<String> others) {
        return new LibraryIndicator(
                name,
                spellings,
                level1,
                level2,
                operator,
                direction,
                unit,
                targets,
                used,
                departments,
                years,
                firstYear,
                lastYear,
                gone,
                others,
                recommended);
    }

    /** A target as written. */
    @Schema(name = "LibraryTarget", description = "A target as written.")
    record Target(
            @Nullable Operator operator,
            @Schema(description = "目标值.") String target,
            @Schema(description = "计量单位.") @Nullable String unit,

            @Schema(description = "How often.") int used) {}

    /** That the bureau recommends it. */
    @Schema(name = "Recommendation", description = "That the bureau recommends an indicator.")
    record Recommendation(
            @Schema(description = "Why.") @Nullable String reason,

            @Schema(description = "Name of the business administrator who said so.")
            String by,

            @Schema(description = "When.") Instant at) {}
}
