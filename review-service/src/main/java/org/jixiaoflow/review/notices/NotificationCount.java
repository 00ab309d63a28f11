package org.jixiaoflow.review.notices;

import io.swagger.v3.oas.annotations.media.Schema;

/** How much somebody has been told. */
@Schema(description = "How much somebody has been told.")
record NotificationCount(
        @Schema(description = "Notifications they haven't read, without what was asked for and is done.")
        long unread,

        @Schema(description = "Forms of which something is still theirs to do, read or not.")
        long toDo) {}
