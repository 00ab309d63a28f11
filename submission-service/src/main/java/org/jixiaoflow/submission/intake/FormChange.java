package org.jixiaoflow.submission.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jixiaoflow.schemas.CommentAnswer;
import org.jixiaoflow.schemas.Explanation;
import org.jixiaoflow.schemas.FormContent;
import org.jspecify.annotations.Nullable;

/** What a department sends with a command. */
@Schema(description = "What a department sends with a command.")
public record FormChange(
        @Schema(description = "The whole content. Required to save; to submit, absent submits what is saved.") @Nullable FormContent content,

        @Schema(
                description =
                        "Answers to the reviewers' comments. At most 200, each of 4,000 characters, 50,000 together.")
        @Nullable List<@NotNull CommentAnswer> answers,

        @Schema(
                description =
                        "What the department says to findings that ask for an explanation (needsExplanation), by their code and path; kept while the finding stands. At most 200, each of 4,000 characters, 50,000 together.")
        @Nullable List<@NotNull Explanation> explanations,

        @Schema(description = "Why; required to adjust, a remark otherwise.") @Nullable String reason,

        @Schema(description = "Version the sender saw; or the header If-Match. 0: the form must not exist yet.")
        @Nullable Long expectedVersion) {

    static final FormChange NONE = new FormChange(null, null, null, null, null);

    /** The same, by somebody who saw that version. */
    FormChange seen(@Nullable Long version) {
        return new FormChange(content, answers, explanations, reason, version);
    }
}
