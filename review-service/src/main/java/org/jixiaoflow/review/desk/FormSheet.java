package org.jixiaoflow.review.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jixiaoflow.review.notes.Claim;
import org.jixiaoflow.review.notes.Look;
import org.jixiaoflow.review.notes.Presence;
import org.jixiaoflow.review.templates.ReviewTemplate;
import org.jixiaoflow.review.templates.SuggestedRating;
import org.jixiaoflow.review.tracking.AskedOpinion;
import org.jixiaoflow.review.tracking.FormRow;
import org.jixiaoflow.review.watching.Watch;
import org.jixiaoflow.schemas.Explanation;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.RatedItem;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/** All a reviewer needs to decide on one form. */
@Schema(description = "All a reviewer needs to decide on one form.")
record FormSheet(
        @Schema(description = "Where it stands.") FormRow form,

        @Schema(description = "The newest content.") @Nullable FormContent content,

        @Schema(description = "What validation found in the newest submission.")
        List<Finding> findings,

        @Schema(
                description =
                        "What the department said to findings that ask for an explanation, by their code and path.")
        List<Explanation> explanations,

        @Schema(description = "What the newest submission has changed against the one before; none of the first.")
        List<HistoryController.LabelledChange> changes,

        @Schema(description = "Every comment ever made, as it stands now.")
        List<FieldComment> comments,

        @Schema(description = "Ratings given so far.") List<RatedItem> ratings,

        @Schema(
                description =
                        "What each item might be rated by what validation found, with the findings; only for those who may rate it now.")
        List<SuggestedRating> suggestedRatings,

        @Schema(description = "Its review route and what is rated.")
        ReviewTemplate template,

        @Schema(description = "What the caller may do with it now; the workflow has the last word.")
        List<Trigger> allowedActions,

        @Schema(description = "What the caller looked at last; absent if they never did.") @Nullable Look look,

        @Schema(description = "Who has taken it on or was handed it over; its department isn't told.") @Nullable Claim claim,

        @Schema(description = "Colleagues of the caller's side who have it open.")
        List<Presence> present,

        @Schema(
                description =
                        "Opinions asked since it came to where it stands, the newest first; its department isn't told.")
        List<AskedOpinion> consultations,

        @Schema(description = "Who watches it; of those who file it, each is told of themselves alone.")
        List<Watch> watchers,

        @Schema(description = "Time of the newest journal entry this reflects.") @Nullable Instant asOf) {}
