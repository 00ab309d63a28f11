package org.jixiaoflow.scoring.overview;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jixiaoflow.support.projection.AsOf;
import org.jspecify.annotations.Nullable;

/** Up to where a topic is counted in an overview: whoever folds the topic up to there comes to the same. */
@Schema(description = "Up to where a topic is counted: whoever folds the topic up to there comes to the same.")
record Reflected(
        @Schema(description = "The topic.") String topic,

        @Schema(description = "Time of the newest record this reflects; absent if there is none.") @Nullable Instant asOf,

        @Schema(description = "Whether it is read again at the moment, so that not everything counts yet.")
        boolean refilling,

        @Schema(description = "By partition, the offset of the first record that doesn't count yet.")
        Map<Integer, Long> next) {

    static Reflected of(String topic, AsOf asOf) {
        return new Reflected(topic, asOf.time(), asOf.refilling(), asOf.positions());
    }
}
