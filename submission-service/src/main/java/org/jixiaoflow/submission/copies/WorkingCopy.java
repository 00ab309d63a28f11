package org.jixiaoflow.submission.copies;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A form as it stands in somebody's editor, half-typed numbers included. */
@Schema(description = "A form as it stands in somebody's editor, half-typed numbers included.")
record WorkingCopy(
        @Schema(
                description =
                        "The content as the editor has it. Nobody reads it here; it is held against the rules when it is saved.")
        @NotNull ObjectNode content,

        @Schema(description = "Answers to comments, as far as they are written.") @Size(max = 500) List<@NotNull @Valid Answer> answers) {

    WorkingCopy {
        answers = answers == null ? List.of() : List.copyOf(answers);
    }

    /** An answer that isn't sent. */
    @Schema(name = "AnswerInTheMaking", description = "An answer to a comment that isn't sent.")
    record Answer(
            @Schema(description = "The comment answered.") @NotNull String commentId,

            @Schema(description = "The answer as far as it is written.") @Nullable String text) {}
}
