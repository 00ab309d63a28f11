package org.jixiaoflow.review.notices;

import io.swagger.v3.oas.annotations.media.Schema;

/** What somebody was told of one form. */
@Schema(description = "What somebody was told of one form.")
record NotifiedForm(
        @Schema(description = "The newest notification about the form.")
        NotificationRow newest,

        @Schema(description = "All about the form.") long total,

        @Schema(description = "Those they haven't read.") long unread) {}
