package org.jixiaoflow.submission.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** What became of each form, in the order asked. */
@Schema(description = "What became of each form, in the order asked.")
record DraftsAnswer(
        @Schema(description = "One a form, in the order asked.")
        List<Item> results) {

    /** One of them. */
    @Schema(name = "FiledForm", description = "What became of one form of an upload.")
    record Item(
            @Schema(description = "Which form of the upload, from 1.")
            int ordinal,

            @Nullable String formId,

            @Schema(description = "What filing it does.") Candidate.@Nullable Effect effect,

            @Schema(description = "The HTTP status it would have got alone.")
            int status,

            @Schema(description = "The last command's outcome; absent if nothing had to be done.") @Nullable CommandOutcome outcome,

            @Schema(description = "When it was refused.") @Nullable ProblemDetail problem,

            @Schema(description = "Where to ask later, when it takes longer.") @Nullable URI location) {}
}
