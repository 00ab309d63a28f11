package org.jixiaoflow.submission.templates;

import static java.util.stream.Collectors.toMap;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.submission.validation.Guidance;
import org.jixiaoflow.submission.validation.Thresholds;
import org.jixiaoflow.submission.validation.ValidationTemplate;
import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.jixiaoflow.submission.validation.ValidationTemplates.Applicable;
import org.jixiaoflow.submission.validation.WordList;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Validation templates; of those that apply to a form the first is its, and the last must apply to all. */
@Validated
@ConfigurationProperties("jixiao.validation")
record TemplateSettings(@NotEmpty List<@Valid Seed> templates) {

    private static final BigDecimal ALL_POINTS = BigDecimal.valueOf(100);

    TemplateSettings {
        if (templates.stream().map(Seed::id).distinct().count() < templates.size()) {
            throw new IllegalArgumentException("Two validation templates have the same id");
        }
    }

    ValidationTemplates read() {
        return new ValidationTemplates(templates.stream().map(Seed::applicable).toList());
    }

    /**
     * A template as configured.
     *
     * @param regionCode null for every region
     * @param year null for every year
     * @param preset whether it applies to no form by itself and is there to be asked for by name
     * @param executionPoints points of 100 kept for 预算执行率
     * @param levels 一级指标 every form must have, with their points
     * @param thresholds from where on something is too few, too short, too far away; null is as usual
     * @param words lists that take the place of the usual ones
     */
    record Seed(
            @NotBlank String id,
            @NotBlank String name,
            @Nullable String regionCode,
            @Nullable Integer year,
            @DefaultValue("false") boolean preset,
            @DecimalMin("0") @DecimalMax("100") BigDecimal executionPoints,
            @NotEmpty List<@Valid Level> levels,
            @NotEmpty List<@NotBlank String> scales,
            @DefaultValue Set<String> placeholders,
            @DefaultValue("ERROR") Severity heaviest,
            @Nullable Thresholds thresholds,
            @DefaultValue Map<WordList, List<@NotBlank String>> words) {

        Seed {
            require(
                    levels.stream().map(Level::name).distinct().count() == levels.size(),
                    "Validation template %s repeats a level".formatted(id));
            var points = points(levels, executionPoints);
            require(
                    levels.stream().allMatch(level -> level.points() == null) || points.compareTo(ALL_POINTS) == 0,
                    "The points of validation template %s add up to %s, not 100".formatted(id, points));
            require(
                    words.values().stream().noneMatch(List::isEmpty),
                    "A word list of validation template %s is empty; leave it out to keep the usual one".formatted(id));
        }

        private static BigDecimal points(List<Level> levels, BigDecimal executionPoints) {
            return levels.stream()
                    .map(Level::points)
                    .flatMap(Stream::ofNullable)
                    .reduce(executionPoints, BigDecimal::add);
        }

        private static void require(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalArgumentException(otherwise);
            }
        }

        Applicable applicable() {
            var shares = levels.stream()
                    .filter(level -> level.points() != null)
                    .collect(toMap(Level::name, level -> Objects.requireNonNull(level.points())));
            return new Applicable(
                    id,
                    name,
                    regionCode,
                    year,
                    preset,
                    new ValidationTemplate(
                            executionPoints,
                            levels.stream().map(Level::name).toList(),
                            scales,
                            placeholders,
                            heaviest,
                            new Guidance(
                                    shares,
                                    levels.stream()
                                            .flatMap(level -> level.level2().stream())
                                            .toList(),
                                    words,
                                    thresholds == null ? Thresholds.usual() : thresholds,
                                    year)));
        }
    }

    /**
     * A 一级指标.
     *
     * @param points its share; null leaves it open
     * @param level2 二级指标 of it that every form should have
     */
    record Level(
            @NotBlank String name,
            @DecimalMin("0") @Nullable BigDecimal points,
            @DefaultValue List<@NotBlank String> level2) {}
}
