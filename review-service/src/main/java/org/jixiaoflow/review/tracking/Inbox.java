package org.jixiaoflow.review.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jixiaoflow.support.web.Page;
import org.jspecify.annotations.Nullable;

/** One list of a reviewer's inbox, and how long each list is. */
public record Inbox(
        Tab tab,

        @Schema(description = "Forms in each list under the same filter.")
        Map<Tab, Long> counts,

        Page<FormRow> forms,

        @Schema(description = "What the next part comes after; absent if this is the last.") @Nullable String next,

        @Schema(description = "Where the form asked for is.") @Nullable InboxPlace place) {}
