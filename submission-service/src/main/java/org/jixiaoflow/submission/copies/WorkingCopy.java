package org.jixiaoflow.submission.copies;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A form as it stands in somebody's editor, half-typed numbers included. */
record WorkingCopy(
        @Schema(
                description =
                        "The content as the editor has it. Nobody reads it here; it is held against the rules when it is saved.",
                implementation = Object.class)
        @NotNull ObjectNode content,

        @Schema(description = "Answers to comments, as far as they are written.") @Size(max = 500) List<@NotNull @Valid Answer> answers) {

    WorkingCopy {
        answers = answers == null ? List.of() : List.copyOf(answers);
    }

    /** An answer that isn't sent. */
    record Answer(@NotNull String commentId, @Nullable String text) {}
}
