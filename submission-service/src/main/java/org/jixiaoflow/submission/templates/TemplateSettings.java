package org.jixiaoflow.submission.templates;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jixiaoflow.schemas.ExpectedLevel;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.UnitChoice;
import org.jixiaoflow.schemas.ValidationTemplateVersion;
import org.jixiaoflow.schemas.ValidationThresholds;
import org.jixiaoflow.schemas.WordChoice;
import org.jixiaoflow.schemas.quantity.Unit.Family;
import org.jixiaoflow.schemas.quantity.UnitFamilies.Names;
import org.jixiaoflow.submission.validation.Thresholds;
import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.jixiaoflow.submission.validation.WordList;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Validation templates to begin with; whatever is published afterwards goes beyond them. */
@Validated
@ConfigurationProperties("jixiao.validation")
record TemplateSettings(@NotEmpty List<@Valid Seed> templates) {

    TemplateSettings {
        if (templates.stream().map(Seed::id).distinct().count() < templates.size()) {
            throw new IllegalArgumentException("Two validation templates have the same id");
        }
        var known = TemplateVersions.NONE;
        for (var seed : templates) {
            var template = seed.version();
            var faults = TemplateValidator.faults(template);
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException("Validation template %s: %s".formatted(seed.id(), faults));
            }
            known = known.with(template);
            known.rival(template).ifPresent(rival -> {
                throw new IllegalArgumentException("Validation templates %s and %s are for the same forms"
                        .formatted(rival.getTemplateId(), seed.id()));
            });
        }
        if (!known.coverEveryForm()) {
            throw new IllegalArgumentException(
                    "No validation template applies to every form; one must name neither region nor year");
        }
    }

    /** Each as its first version. */
    List<ValidationTemplateVersion> versions() {
        return templates.stream().map(Seed::version).toList();
    }

    ValidationTemplates read() {
        return new ValidationTemplates(
                versions().stream().map(TemplateRecords::read).toList());
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
            BigDecimal executionPoints,
            @NotEmpty List<@Valid Level1> levels,
            @NotEmpty List<@NotBlank String> scales,
            @DefaultValue List<String> placeholders,
            @DefaultValue("ERROR") Severity heaviest,
            @Nullable Thresholds thresholds,
            @DefaultValue Map<WordList, List<@NotBlank String>> words,
            @DefaultValue Map<Family, List<Names>> units) {

        /** Its first version. */
        ValidationTemplateVersion version() {
            return ValidationTemplateVersion.newBuilder()
                    .setTemplateId(id)
                    .setVersion(1)
                    .setName(name)
                    .setRegionCode(regionCode)
                    .setYear(year)
                    .setPreset(preset)
                    .setExecutionPoints(scaled(executionPoints))
                    .setLevels(levels.stream().map(Level1::written).toList())
                    .setScales(scales)
                    .setPlaceholders(placeholders)
                    .setHeaviest(heaviest)
                    .setThresholds(written(thresholds))
                    .setWords(words.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(list -> new WordChoice(list.getKey().name(), list.getValue()))
                            .toList())
                    .setUnits(units.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .flatMap(family -> family.getValue().stream().map(unit -> written(family.getKey(), unit)))
                            .toList())
                    .build();
        }

        private static @Nullable ValidationThresholds written(@Nullable Thresholds thresholds) {
            return thresholds == null
                    ? null
                    : new ValidationThresholds(
                            thresholds.farTooFew(),
                            thresholds.few(),
                            scaled(thresholds.rounding()),
                            scaled(thresholds.satisfaction()),
                            thresholds.goal(),
                            thresholds.cell());
        }

        private static UnitChoice written(Family family, Names unit) {
            var names = Objects.requireNonNullElse(unit.names(), List.<String>of());
            return new UnitChoice(
                    names.isEmpty() ? "" : names.get(0),
                    family.name(),
                    names.stream().skip(1).toList(),
                    unit.base(),
                    unit.factor() == null ? null : unit.factor().setScale(6, RoundingMode.UNNECESSARY));
        }

        private static BigDecimal scaled(BigDecimal number) {
            return number.setScale(2, RoundingMode.UNNECESSARY);
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
            @Nullable BigDecimal points,
            @DefaultValue List<@NotBlank String> level2,
            @DefaultValue List<@NotBlank String> optional) {

        ExpectedLevel written() {
            return new ExpectedLevel(name, points == null ? null : Seed.scaled(points), level2, optional);
        }
    }
}
