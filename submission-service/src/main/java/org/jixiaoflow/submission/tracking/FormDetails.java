package org.jixiaoflow.submission.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jspecify.annotations.Nullable;

/** A form with all a department needs to go on with it. */
public record FormDetails(
        FormRow form,
        @Nullable FormContent content,

        @Schema(description = "What validation found in the last submitted content.")
        List<Finding> findings,

        @Schema(description = "Every comment ever made on the form, oldest first.")
        List<FieldComment> comments,

        @Schema(description = "After a field-scoped return the only paths that may change; else empty.")
        List<String> editablePaths,

        @Schema(description = "Time of the newest record this reflects.") @Nullable Instant asOf) {}
