package org.jixiaoflow.submission.templates;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.submission.validation.Level;
import org.jixiaoflow.submission.validation.ValidationTemplates.Applicable;
import org.jspecify.annotations.Nullable;

/** What a region's forms of a year are held to, as an editor needs it. */
@Schema(description = "What forms are held to.")
record TemplateView(
        @Schema(description = "Its id.") String id,

        @Schema(description = "Which of its versions, from 1.")
        int version,

        @Schema(description = "What it is called.") String name,

        @Schema(description = "The region it is for; absent for every one.") @Nullable String regionCode,

        @Schema(description = "The year it is for; absent for every one.") @Nullable Integer year,

        @Schema(description = "Points of 100 kept for 预算执行率.")
        BigDecimal executionPoints,

        @Schema(description = "What the weights of a form's indicators must add up to.")
        BigDecimal indicatorPoints,

        @Schema(description = "一级指标 with their points and 二级指标, in the order of the form.")
        List<LevelView> levels,

        @Schema(description = "Scales of which a qualitative target must be one grade, best grade first.")
        List<String> scales,

        @Schema(description = "No finding weighs more than this.")
        Severity heaviest) {

    /** A 一级指标. */
    @Schema(name = "ValidationLevel", description = "A 一级指标.")
    record LevelView(
            @Schema(description = "As on the form, e.g. 产出指标.")
            String name,

            @Schema(description = "Its share; absent if left open.") @Nullable BigDecimal points,

            @Schema(description = "二级指标 every form should have.")
            List<String> expected,

            @Schema(description = "二级指标 a form may have.") List<String> optional) {

        static LevelView of(Level level) {
            return new LevelView(level.name(), level.points(), level.expected(), level.optional());
        }
    }

    static TemplateView of(Applicable applicable) {
        var template = applicable.template();
        var detailed = template.guidance().levels().stream().map(LevelView::of).toList();
        var levels = detailed.isEmpty()
                ? template.levels().stream()
                        .map(name -> new LevelView(name, null, List.of(), List.of()))
                        .toList()
                : detailed;
        return new TemplateView(
                applicable.id(),
                applicable.version(),
                applicable.name(),
                applicable.regionCode(),
                applicable.year(),
                template.executionPoints(),
                template.indicatorPoints(),
                levels,
                template.scales(),
                template.heaviest());
    }
}
