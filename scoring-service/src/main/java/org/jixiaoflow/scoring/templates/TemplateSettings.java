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

/**
 * Templates to begin with; whatever is published afterwards goes beyond them.
 *
 * @param nodes the indicators' levels that forms know; empty if templates may name any
 */
@Validated
@ConfigurationProperties("jixiao.scoring")
record TemplateSettings(
        @NotEmpty List<@Valid Seed> templates, @DefaultValue List<@Valid Node> nodes) {

    TemplateSettings {
        var versions = TemplateVersions.NONE;
        var templateValidator = new TemplateValidator(nodes);
        for (var seed : templates) {
            var template = seed.version();
            var faults = templateValidator.faults(template);
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException("Scoring template %s: %s".formatted(seed.id(), faults));
            }
            versions = versions.with(template);
        }
        if (!versions.coverEveryForm()) {
            throw new IllegalArgumentException("One scoring template must apply to every form");
        }
    }

    /** Each as its first version. */
    List<ScoringTemplate> versions() {
        return templates.stream().map(Seed::version).toList();
    }

    /** What templates published here are held to. */
    TemplateValidator wholeness() {
        return new TemplateValidator(nodes);
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

        /** Its first version. */
        ScoringTemplate version() {
            return scoring.applied(ScoringTemplate.newBuilder())
                    .setTemplateId(id)
                    .setVersion(1)
                    .setName(name)
                    .setRegionCode(regionCode)
                    .setYear(year)
                    .setKind(kind)
                    .setPreset(preset)
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

    /** A 一级指标 that forms know, with its 二级指标. */
    record Node(@NotBlank String name, @DefaultValue List<String> level2) {}
}
