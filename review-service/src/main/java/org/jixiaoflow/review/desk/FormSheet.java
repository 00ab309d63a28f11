package org.jixiaoflow.review.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jixiaoflow.review.templates.ReviewTemplate;
import org.jixiaoflow.review.tracking.FormRow;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.RatedItem;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/** All a reviewer needs to decide on one form. */
record FormSheet(
        FormRow form,

        @Schema(description = "The newest content.") @Nullable FormContent content,

        @Schema(description = "What validation found in the newest submission.")
        List<Finding> findings,

        @Schema(description = "Every comment ever made, as it stands now.")
        List<FieldComment> comments,

        @Schema(description = "Ratings given so far.") List<RatedItem> ratings,

        @Schema(description = "Its review route and what is rated.")
        ReviewTemplate template,

        @Schema(description = "What the caller may do with it now; the workflow has the last word.")
        List<Trigger> allowedActions,

        @Schema(description = "Time of the newest journal entry this reflects.") @Nullable Instant asOf) {}
