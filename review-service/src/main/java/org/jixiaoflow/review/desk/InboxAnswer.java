package org.jixiaoflow.review.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.review.notes.Claim;
import org.jixiaoflow.review.notes.Presence;
import org.jixiaoflow.review.tracking.FormRow;
import org.jixiaoflow.review.tracking.InboxPlace;
import org.jixiaoflow.review.tracking.Tab;
import org.jixiaoflow.support.web.Page;
import org.jspecify.annotations.Nullable;

/** One list of a reviewer's inbox, and how long each list is. */
@Schema(description = "One list of a reviewer's inbox, and how long each list is.")
record InboxAnswer(
        @Schema(description = "Which list it is.") Tab tab,

        @Schema(description = "Forms in each list under the same filter.")
        Map<Tab, Long> counts,

        @Schema(description = "A part of it.") Page<Row> forms,

        @Schema(description = "Send it back as `after` for the forms after these; absent if these are the last.")
        @Nullable String next,

        @Schema(description = "Where the form named as `around` is in the list.") @Nullable InboxPlace place) {

    /** A form with what the reviewer and their colleagues have to do with it. */
    @Schema(name = "InboxRow", description = "A form with what the reviewer and their colleagues have to do with it.")
    record Row(
            @JsonUnwrapped FormRow form,

            @Schema(description = "Working days (Monday to Friday) it has stood where it stands.")
            int waitingDays,

            @Schema(description = "Revision the reviewer looked at last; absent if they never did.") @Nullable Integer lookedAt,

            @Schema(description = "Rows changed since then; absent if they never looked.") @Nullable Integer changedRows,

            @Schema(description = "Who has taken it on.") @Nullable Claim claim,

            @Schema(description = "Colleagues who have it open.")
            List<Presence> present) {}
}
