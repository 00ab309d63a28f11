package org.jixiaoflow.submission.intake;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.submission.validation.Guidance;
import org.jixiaoflow.submission.validation.ValidationTemplate;
import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.jixiaoflow.submission.validation.WordList;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** What forms are held to; the first template that applies to a form is its. */
@Validated
@ConfigurationProperties("jixiao.validation")
record ValidationSettings(@NotEmpty List<@Valid Template> templates) {

    ValidationTemplates asTemplates() {
        return new ValidationTemplates(
                templates.stream().map(Template::applicable).toList());
    }

    /** See {@link ValidationTemplate}. */
    record Template(
            @Nullable String regionCode,
            @Nullable Integer year,
            @DecimalMin("0") @DecimalMax("100") BigDecimal executionPoints,
            @NotEmpty List<String> levels,
            @NotEmpty List<String> scales,
            @DefaultValue Set<String> placeholders,
            @DefaultValue("ERROR") Severity heaviest,
            @DefaultValue Map<String, BigDecimal> levelPoints,
            @DefaultValue List<String> level2,
            @DefaultValue Map<WordList, List<String>> words) {

        ValidationTemplates.Applicable applicable() {
            return new ValidationTemplates.Applicable(
                    regionCode,
                    year,
                    new ValidationTemplate(
                            executionPoints,
                            levels,
                            scales,
                            placeholders,
                            heaviest,
                            new Guidance(levelPoints, level2, words, year)));
        }
    }
}
