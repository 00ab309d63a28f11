package org.jixiaoflow.notification.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jixiaoflow.schemas.DeliveryState;

/** How many deliveries of a channel are in a state, and how many of their attempts were repeats. */
@Schema(description = "How many deliveries of a channel are in a state, and how many of their attempts were repeats.")
record DeliverySum(
        @Schema(description = "The channel.") String channel,
        @Schema(description = "The state.") DeliveryState state,
        @Schema(description = "Deliveries in it.") long count,

        @Schema(description = "Attempts of theirs that were repeats.")
        long repeats) {}
