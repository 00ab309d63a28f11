package org.jixiaoflow.submission.deadletters;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jixiaoflow.schemas.DeadLetterActionKind;
import org.jspecify.annotations.Nullable;

/** The same for many letters. */
@Schema(description = "The same for many letters.")
record ManyLetters(
        @Schema(description = "What to do with each; must be there.") @Nullable DeadLetterActionKind kind,

        @Schema(description = "Which, by their ids; 100 at most.")
        List<String> letters,

        @Schema(description = "Why; must be there to discard.") @Nullable String reason) {

    ManyLetters {
        letters = letters == null ? List.of() : List.copyOf(letters);
    }

    /** What became of each. */
    @Schema(name = "ManyLettersResult", description = "What became of each, in the order asked.")
    record Results(@Schema(description = "One a letter.") List<Result> results) {}

    /** What became of one. */
    @Schema(name = "LetterResult", description = "What became of one letter.")
    record Result(
            @Schema(description = "The letter's id.") String id,

            @Schema(description = "Whether it was done.") boolean done,

            @Schema(description = "Why not, as a code; absent if it was done.") @Nullable String code,

            @Schema(description = "Why not, as a sentence in the caller's language; absent if it was done.") @Nullable String detail) {}
}
