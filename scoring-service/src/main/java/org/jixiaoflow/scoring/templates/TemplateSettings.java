package org.jixiaoflow.scoring.templates;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeBand;
import org.jixiaoflow.schemas.LevelBudget;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Scoring templates by id; of those that apply to a form the first is its, and the last must apply to all. */
@Validated
@ConfigurationProperties("jixiao.scoring")
record TemplateSettings(@NotEmpty List<@Valid Seed> templates) {

    private static final BigDecimal ALL_POINTS = BigDecimal.valueOf(100);

    TemplateSettings {
        if (!templates.isEmpty() && !templates.get(templates.size() - 1).appliesToAll()) {
            throw new IllegalArgumentException("The last scoring template must apply to every form");
        }
    }

    /**
     * A template as configured.
     *
     * @param regionCode null for every region
     * @param year null for every year
     * @param kind null for every kind
     * @param executionPoints points of 100 kept for 预算执行率
     * @param levels points by 一级指标
     * @param bands lowest total of each grade
     * @param preset whether it applies to no form by itself and is there to be asked for by name
     * @param scoring how self-evaluations are scored
     */
    record Seed(
            @NotBlank String id,
            @NotBlank String name,
            @Nullable String regionCode,
            @Nullable Integer year,
            @Nullable FormKind kind,
            BigDecimal executionPoints,
            @NotEmpty List<@Valid Level> levels,
            @NotEmpty Map<Grade, BigDecimal> bands,
            @DefaultValue("false") boolean preset,
            @DefaultValue @Valid Choices scoring) {

        Seed {
            if (levels.stream().map(Level::name).distinct().count() < levels.size()) {
                throw new IllegalArgumentException("Scoring template %s repeats a level".formatted(id));
            }
            var level2 =
                    levels.stream().flatMap(level -> level.level2().stream()).toList();
            if (level2.stream().distinct().count() < level2.size()) {
                throw new IllegalArgumentException(
                        "A second level of scoring template %s belongs to two first levels".formatted(id));
            }
            var points = levels.stream().map(Level::points).reduce(executionPoints, BigDecimal::add);
            if (points.compareTo(ALL_POINTS) != 0) {
                throw new IllegalArgumentException(
                        "The points of scoring template %s add up to %s, not 100".formatted(id, points));
            }
            var from = ALL_POINTS.add(BigDecimal.ONE);
            for (var grade : Grade.values()) {
                var next = bands.get(grade);
                if (next == null || next.compareTo(from) >= 0) {
                    throw new IllegalArgumentException(
                            "The bands of scoring template %s must fall from grade to grade".formatted(id));
                }
                from = next;
            }
            if (from.signum() != 0) {
                throw new IllegalArgumentException(
                        "The lowest band of scoring template %s must begin at 0".formatted(id));
            }
        }

        boolean appliesToAll() {
            return !preset && regionCode == null && year == null && kind == null;
        }

        boolean appliesTo(String formsRegion, int formsYear, FormKind formsKind) {
            return !preset
                    && (regionCode == null || regionCode.equals(formsRegion))
                    && (year == null || year == formsYear)
                    && (kind == null || kind == formsKind);
        }

        ScoringTemplate version(int version) {
            return scoring.applied(ScoringTemplate.newBuilder())
                    .setTemplateId(id)
                    .setVersion(version)
                    .setName(name)
                    .setExecutionPoints(executionPoints.setScale(2))
                    .setLevels(levels.stream()
                            .map(level ->
                                    new LevelBudget(level.name(), level.points().setScale(2), level.level2()))
                            .toList())
                    .setGradeBands(bands.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(band ->
                                    new GradeBand(band.getKey(), band.getValue().setScale(2)))
                            .toList())
                    .build();
        }
    }

    /** Points of a 一级指标, and the 二级指标 that belong to it; none if they are left open. */
    record Level(
            @NotBlank String name,
            BigDecimal points,
            @DefaultValue List<String> level2) {}
}
