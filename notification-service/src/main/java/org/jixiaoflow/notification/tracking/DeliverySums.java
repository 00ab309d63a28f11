package org.jixiaoflow.notification.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many deliveries there are, as the view knows them. */
@Schema(description = "How many deliveries there are, as the view knows them.")
record DeliverySums(
        @Schema(description = "By channel and state.") List<DeliverySum> items,

        @Schema(description = "The view contains everything up to then.") @Nullable Instant asOf) {}
