package org.jixiaoflow.support.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list. */
public record Page<T>(
        List<T> items,

        @Schema(description = "Items on all pages together.")
        long total,

        int page,
        int size,

        @Schema(description = "Time of the newest record the list reflects.") @Nullable Instant asOf) {}
