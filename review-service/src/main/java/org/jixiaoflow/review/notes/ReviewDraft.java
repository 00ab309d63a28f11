package org.jixiaoflow.review.notes;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.Severity;
import org.jspecify.annotations.Nullable;

/** A decision as far as a reviewer has come with it; nothing of it need be complete. */
record ReviewDraft(
        @Schema(description = "What they are about to do, if they have said so.") @Nullable DecisionTrigger trigger,

        @Size(max = 500) List<@NotNull @Valid Comment> comments,

        @Schema(description = "Ids of comments they are satisfied with.") @Size(max = 500) List<@NotNull String> resolvedComments,

        @Schema(description = "Only the commented fields are to be opened.")
        Boolean fieldsOnly,

        @Size(max = 100) List<@NotNull @Valid Rating> ratings,

        @Schema(description = "Self-evaluations: rows rated by hand.") @Size(max = 500) List<@NotNull @Valid Row> reviewedRows,

        @Schema(description = "Rows they have seen, each as it was then.") @Size(max = 2000) List<@NotNull @Valid SeenRow> seenRows,

        @Nullable String opinion,
        @Nullable String reason) {

    ReviewDraft {
        comments = orNone(comments);
        resolvedComments = orNone(resolvedComments);
        fieldsOnly = fieldsOnly != null && fieldsOnly;
        ratings = orNone(ratings);
        reviewedRows = orNone(reviewedRows);
        seenRows = orNone(seenRows);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** A comment in the making. */
    record Comment(
            @Schema(description = "As with a decision.") @Nullable String path,

            @Nullable Severity severity,
            @Nullable String text,

            @Schema(description = "What should stand there instead.") @Nullable String suggestion) {}

    /** A rating in the making. */
    record Rating(@NotNull String item, @Nullable BigDecimal percent) {}

    /** A row of a self-evaluation in the making. */
    record Row(
            @NotNull String indicatorId,
            @Nullable BigDecimal points,
            Boolean targetTooLow,
            @Nullable String reason) {

        Row {
            targetTooLow = targetTooLow != null && targetTooLow;
        }
    }

    /** A row they have seen. */
    record SeenRow(
            @Schema(description = "Path of the row, e.g. /indicators/i3.") @NotNull String path,

            @Schema(description = "Revision they saw it in; a row changed since is unseen again.")
            int revision) {}
}
