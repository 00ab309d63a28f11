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
@Schema(description = "A decision as far as a reviewer has come with it; nothing of it need be complete.")
record ReviewDraft(
        @Schema(description = "What they are about to do, if they have said so.") @Nullable DecisionTrigger trigger,

        @Schema(description = "Comments in the making.") @Size(max = 500) List<@NotNull @Valid Comment> comments,

        @Schema(description = "Ids of comments they are satisfied with.") @Size(max = 500) List<@NotNull String> resolvedComments,

        @Schema(description = "Only the commented fields are to be opened.")
        Boolean fieldsOnly,

        @Schema(description = "Ratings in the making.") @Size(max = 100) List<@NotNull @Valid Rating> ratings,

        @Schema(description = "Self-evaluations: rows rated by hand.") @Size(max = 500) List<@NotNull @Valid Row> reviewedRows,

        @Schema(description = "Rows they have seen, each as it was then.") @Size(max = 2000) List<@NotNull @Valid SeenRow> seenRows,

        @Schema(description = "总体意见, as far as it is written.") @Nullable String opinion,

        @Schema(description = "Why, as far as it is written.") @Nullable String reason) {

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
    @Schema(name = "CommentInTheMaking", description = "A comment in the making.")
    record Comment(
            @Schema(description = "As with a decision.") @Nullable String path,

            @Schema(description = "ERROR must be mended, WARN must be answered, INFO is advice.") @Nullable Severity severity,

            @Schema(description = "What it says so far.") @Nullable String text,

            @Schema(description = "What should stand there instead.") @Nullable String suggestion) {}

    /** A rating in the making. */
    @Schema(name = "RatingInTheMaking", description = "A rating in the making.")
    record Rating(
            @Schema(description = "Code of the template's item.") @NotNull String item,

            @Schema(description = "0 to 100; absent if none is given yet.") @Nullable BigDecimal percent) {}

    /** A row of a self-evaluation in the making. */
    @Schema(name = "ReviewedRowInTheMaking", description = "A row of a self-evaluation in the making.")
    record Row(
            @Schema(description = "The row.") @NotNull String indicatorId,

            @Schema(description = "Points given to it; absent if none are yet.") @Nullable BigDecimal points,

            @Schema(description = "Whether its target was exceeded by far because it was set too low.")
            Boolean targetTooLow,

            @Schema(description = "Why, as far as it is written.") @Nullable String reason) {

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
