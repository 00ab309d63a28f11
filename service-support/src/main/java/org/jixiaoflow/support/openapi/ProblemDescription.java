package org.jixiaoflow.support.openapi;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How every error is described: problem details with what ours say beyond the standard's. */
@Schema(
        name = ProblemDescription.NAME,
        description = "What is wrong with a request, as problem details (RFC 9457).",
        additionalProperties = AdditionalPropertiesValue.TRUE)
record ProblemDescription(
        @Schema(description = "Absent: the code tells the kind.") @Nullable URI type,

        @Schema(description = "The status in words.") @Nullable String title,

        @Schema(description = "The HTTP status.") int status,

        @Schema(description = "A sentence for people, in the language of Accept-Language: Chinese, or English.")
        String detail,

        @Schema(description = "The path that was asked for.") @Nullable URI instance,

        @Schema(
                description = "Which problem it is, for machines; stable. Each operation lists its own.",
                example = "STALE_VERSION")
        String code,

        @Schema(description = "Where: a JSON pointer into the body, or the name of a parameter or header.") @Nullable String pointer,

        @Schema(description = "The command refused.") @Nullable UUID commandId,

        @Schema(description = "The form it is about.") @Nullable String formId,

        @Schema(description = "The form's version as it is.") @Nullable Long version,

        @Schema(description = "The form's state as it is.") @Nullable String state,

        @Schema(description = "The form's review stage, when SUBMITTED.") @Nullable String stage,

        @Schema(
                description =
                        "What speaks against it, one by one: findings of a form, or faults of a scoring template.")
        @Nullable List<Point> findings,

        @Schema(description = "Number of a fault inside, to find it in the log.") @Nullable UUID incident) {

    static final String NAME = "Problem";

    @Schema(
            name = "ProblemPoint",
            description = "One thing that speaks against a request.",
            additionalProperties = AdditionalPropertiesValue.TRUE)
    record Point(
            @Schema(description = "The rule.") String code,

            @Schema(description = "Of a finding: its weight.") @Nullable String severity,

            @Schema(description = "Of a finding: a JSON pointer into the content by stable ids.") @Nullable String path,

            @Schema(description = "Of a template's fault: a JSON pointer into the template.") @Nullable String pointer,

            @Schema(description = "Of a finding: what is written there. Of a fault: the sentence.") @Nullable String text,

            @Schema(description = "Of a finding: the sentence in Chinese.") @Nullable String message,

            @Schema(description = "Of a finding: the sentence in English.") @Nullable String messageEn) {}
}
