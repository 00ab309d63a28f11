package org.jixiaoflow.review.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** One list of a reviewer's inbox, and how long each list is. */
public record Inbox(
        Tab tab,

        @Schema(description = "Forms in each list under the same filter.")
        Map<Tab, Long> counts,

        Page<FormRow> forms) {}
