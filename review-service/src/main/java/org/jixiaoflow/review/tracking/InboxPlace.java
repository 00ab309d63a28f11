package org.jixiaoflow.review.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a form is in a list of the inbox. */
public record InboxPlace(
        @Schema(description = "From 1; 0 if it isn't in the list.")
        long at,

        @Schema(description = "The form before it; absent for the first.") @Nullable String previous,

        @Schema(
                description = "The form after it; the first of the list for the last, and for one that isn't in it."
                        + " Absent if no other form is.")
        @Nullable String next) {}
