package org.jixiaoflow.review.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;

/** A revision whole. */
public record SubmittedContent(
        Revision revision,
        FormContent content,

        @Schema(description = "What validation found in it.")
        List<Finding> findings) {}
