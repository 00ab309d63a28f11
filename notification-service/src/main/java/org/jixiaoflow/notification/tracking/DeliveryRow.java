package org.jixiaoflow.notification.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jixiaoflow.schemas.DeliveryState;
import org.jspecify.annotations.Nullable;

/** A delivery with its newest state. */
@Schema(description = "A delivery with its newest state.")
record DeliveryRow(
        @Schema(description = "Its id.") UUID id,
        @Schema(description = "The notification delivered.") UUID notificationId,
        @Schema(description = "The channel, e.g. mail.") String channel,

        @Schema(description = "A mail address, or the id of a webhook or robot.")
        String address,

        @Schema(description = "Whom it reaches; absent of webhooks and robots.") @Nullable String person,

        @Schema(description = "Whom the notification is for: a stage, a department or a person.")
        String recipient,

        @Schema(description = "The form it tells of.") String formId,
        @Schema(description = "What it tells.") String kind,
        @Schema(description = "How far it is.") DeliveryState state,

        @Schema(description = "When it is to be sent, or tried again.")
        Instant due,

        @Schema(description = "How often it was tried.") int attempts,

        @Schema(description = "How often the receiver may have it more than once.")
        int repeats,

        @Schema(description = "Why the last attempt failed; absent if it didn't.") @Nullable String error,

        @Schema(description = "When it was planned.") Instant createdAt,
        @Schema(description = "When it last changed.") Instant changedAt) {}
