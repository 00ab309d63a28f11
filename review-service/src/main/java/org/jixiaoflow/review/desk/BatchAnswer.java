package org.jixiaoflow.review.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.support.command.CommandAnswer;
import org.jixiaoflow.support.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** What became of each decision, in the order they were sent. */
@Schema(description = "What became of each decision, in the order they were sent.")
record BatchAnswer(
        @Schema(description = "One a decision, in the order sent.")
        List<Item> results) {

    /** One of them, as it would have been answered alone. */
    @Schema(name = "BatchResult", description = "What became of one decision, as it would have been answered alone.")
    record Item(
            String formId,

            @Schema(description = "The command's id: its Idempotency-Key, or the one it was given.")
            UUID commandId,

            @Schema(description = "The HTTP status it would have got alone.")
            int status,

            @Schema(description = "When it took effect.") @Nullable CommandOutcome outcome,

            @Schema(description = "When it was refused.") @Nullable ProblemDetail problem,

            @Schema(description = "Where to ask later, when it takes longer.") @Nullable URI location) {

        static Item of(String formId, UUID commandId, CommandAnswer answer, Problems problems, Locale locale) {
            if (answer instanceof CommandAnswer.Accepted accepted) {
                return new Item(formId, commandId, HttpStatus.OK.value(), accepted.outcome(), null, null);
            }
            if (answer instanceof CommandAnswer.Pending pending) {
                return new Item(formId, commandId, HttpStatus.ACCEPTED.value(), null, null, pending.location());
            }
            return of(formId, commandId, ((CommandAnswer.Refused) answer).problem(), problems, locale);
        }

        static Item of(String formId, UUID commandId, Throwable failure, Problems problems, Locale locale) {
            var cause = failure.getCause() == null ? failure : failure.getCause();
            var detail = problems.detail(
                    cause instanceof Exception known ? known : new IllegalStateException(cause), locale);
            return new Item(formId, commandId, detail.getStatus(), null, detail, null);
        }
    }
}
