package org.jixiaoflow.review.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jspecify.annotations.Nullable;

/** A revision whole. */
@Schema(description = "A revision whole.")
public record SubmittedContent(
        @Schema(description = "Which one.") Revision revision,
        @Schema(description = "What was submitted.") FormContent content,

        @Schema(description = "What validation found in it.")
        List<Finding> findings,

        @Schema(
                description =
                        "The version of the validation template that the findings are by; absent before there were versions.")
        @Nullable String validationTemplate) {}
