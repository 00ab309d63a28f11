package org.jixiaoflow.scoring.dashboard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something with the time it reflects. */
@Schema(description = "Something with the time it reflects.")
public record Snapshot<T>(
        @Schema(description = "What is asked for.") T value,

        @Schema(description = "Time of the newest record this reflects.") @Nullable Instant asOf) {}
