package org.jixiaoflow.notification.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many deliveries there are, as the view knows them. */
@Schema(description = "How many deliveries there are, as the view knows them.")
record DeliverySums(
        @Schema(description = "By channel and state.") List<DeliverySum> items,

        @Schema(
                description =
                        "Given up within the last seven days because nobody is there for it, or nobody with an address.")
        long unreachable,

        @Schema(
                description =
                        "Given up within the last seven days for another reason, or closed by the receiver; what was no longer meant isn't counted.")
        long givenUp,

        @Schema(description = "The view contains everything up to then.") @Nullable Instant asOf) {}
