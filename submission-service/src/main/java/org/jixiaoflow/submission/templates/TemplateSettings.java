package org.jixiaoflow.submission.templates;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.quantity.Unit.Family;
import org.jixiaoflow.schemas.quantity.UnitFamilies;
import org.jixiaoflow.schemas.quantity.UnitFamilies.Names;
import org.jixiaoflow.submission.validation.Guidance;
import org.jixiaoflow.submission.validation.Level;
import org.jixiaoflow.submission.validation.Thresholds;
import org.jixiaoflow.submission.validation.ValidationTemplate;
import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.jixiaoflow.submission.validation.ValidationTemplates.Applicable;
import org.jixiaoflow.submission.validation.WordList;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Validation templates in order: the first that applies to a form is used; the last must apply to every form. */
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
     * @param units units that take the place of a family's usual ones
     */
    record Seed(
            @NotBlank String id,
            @NotBlank String name,
            @Nullable String regionCode,
            @Nullable Integer year,
            @DefaultValue("false") boolean preset,
            @DecimalMin("0") @DecimalMax("100") BigDecimal executionPoints,
            @NotEmpty List<@Valid Level1> levels,
            @NotEmpty List<@NotBlank String> scales,
            @DefaultValue Set<String> placeholders,
            @DefaultValue("ERROR") Severity heaviest,
            @Nullable Thresholds thresholds,
            @DefaultValue Map<WordList, List<@NotBlank String>> words,
            @DefaultValue Map<Family, List<Names>> units) {

        Seed {
            var named = levels.stream().flatMap(Level1::names).toList();
            require(
                    named.stream().distinct().count() == named.size(),
                    "Validation template %s repeats a level".formatted(id));
            var points = points(levels, executionPoints);
            require(
                    levels.stream().allMatch(level -> level.points() == null) || points.compareTo(ALL_POINTS) == 0,
                    "The points of validation template %s add up to %s, not 100".formatted(id, points));
            require(
                    words.values().stream().noneMatch(List::isEmpty),
                    "A word list of validation template %s is empty; leave it out to keep the usual one".formatted(id));
            families(id, units);
        }

        private static BigDecimal points(List<Level1> levels, BigDecimal executionPoints) {
            return levels.stream()
                    .map(Level1::points)
                    .flatMap(Stream::ofNullable)
                    .reduce(executionPoints, BigDecimal::add);
        }

        private static UnitFamilies families(String id, Map<Family, List<Names>> units) {
            try {
                return UnitFamilies.usual().with(units);
            } catch (IllegalArgumentException contradiction) {
                throw new IllegalArgumentException(
                        "The units of validation template %s: %s".formatted(id, contradiction.getMessage()),
                        contradiction);
            }
        }

        private static void require(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalArgumentException(otherwise);
            }
        }

        Applicable applicable() {
            return new Applicable(
                    id,
                    name,
                    regionCode,
                    year,
                    preset,
                    new ValidationTemplate(
                            executionPoints,
                            levels.stream().map(Level1::name).toList(),
                            scales,
                            placeholders,
                            heaviest,
                            new Guidance(
                                    levels.stream().map(Level1::read).toList(),
                                    words,
                                    families(id, units),
                                    thresholds == null ? Thresholds.usual() : thresholds,
                                    year)));
        }
    }

    /**
     * A 一级指标.
     *
     * @param points its share; null leaves it open
     * @param level2 二级指标 of it that every form should have
     * @param optional further 二级指标 of it
     */
    record Level1(
            @NotBlank String name,
            @DecimalMin("0") @Nullable BigDecimal points,
            @DefaultValue List<@NotBlank String> level2,
            @DefaultValue List<@NotBlank String> optional) {

        Stream<String> names() {
            return Stream.concat(Stream.of(name), read().level2());
        }

        Level read() {
            return new Level(name, points, level2, optional);
        }
    }
}
