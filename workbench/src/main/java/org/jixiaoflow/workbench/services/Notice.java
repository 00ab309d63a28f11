package org.jixiaoflow.workbench.services;

import java.time.Instant;
import java.util.UUID;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/** A notification as its reader sees it. */
public record Notice(
        UUID id,
        String formId,
        long version,
        Trigger trigger,
        boolean actionRequired,
        String text,
        Instant createdAt,
        @Nullable Instant readAt) {}
