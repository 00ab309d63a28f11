package org.jixiaoflow.notification.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jixiaoflow.schemas.DeliveryState;
import org.jspecify.annotations.Nullable;

/** A delivery with its newest state. */
record DeliveryRow(
        UUID id,
        UUID notificationId,
        String channel,

        @Schema(description = "A mail address, or the id of a webhook or robot.")
        String address,

        @Nullable String person,
        String recipient,
        String formId,
        String kind,
        DeliveryState state,

        @Schema(description = "When it is to be sent, or tried again.")
        Instant due,

        int attempts,

        @Schema(description = "How often the receiver may have it more than once.")
        int repeats,

        @Schema(description = "Why the last attempt failed; absent if it didn't.") @Nullable String error,

        Instant createdAt,
        Instant changedAt) {}
