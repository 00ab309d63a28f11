package org.jixiaoflow.review.templates;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.review.templates.ReviewTemplates.Entry;
import org.jixiaoflow.review.templates.ReviewTemplates.Scope;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Review templates to begin with; whatever is published afterwards goes beyond them.
 *
 * @param templates by id
 */
@Validated
@ConfigurationProperties("jixiao.review")
record TemplateSettings(@NotEmpty Map<String, @Valid Template> templates) {

    TemplateSettings {
        templates.forEach((id, template) -> {
            var faults = TemplateValidator.faults(TemplateRecords.written(template.read(id), 1));
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException("Review template %s: %s".formatted(id, faults));
            }
        });
    }

    /** Each as its first version. */
    List<ReviewTemplateVersion> versions() {
        return templates.entrySet().stream()
                .map(template -> TemplateRecords.written(template.getValue().read(template.getKey()), 1))
                .toList();
    }

    /** One template; region, year and kind say which forms it is for, none of them meaning any. */
    record Template(
            @Nullable String region,
            @Nullable Integer year,
            @Nullable FormKind kind,
            @NotEmpty List<@Valid Stage> route,
            @DefaultValue List<Dimension> dimensions,
            @DefaultValue Map<Grade, BigDecimal> bands,
            @DefaultValue("false") boolean headSigns,
            @DefaultValue("true") boolean distinctPersons,
            @Nullable @Positive @Max(250) Integer answerDays,
            @Nullable @Valid Ladder reminders,
            @Nullable @Valid Consulting consultation) {

        Entry read(String id) {
            return new Entry(
                    new Scope(region, year, kind),
                    new ReviewTemplate(
                            id,
                            route,
                            dimensions,
                            bands,
                            headSigns,
                            distinctPersons,
                            answerDays,
                            reminders,
                            consultation == null ? Consulting.FREELY : consultation));
        }
    }
}
