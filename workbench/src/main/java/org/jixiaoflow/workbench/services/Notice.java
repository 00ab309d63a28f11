package org.jixiaoflow.workbench.services;

import java.time.Instant;
import java.util.UUID;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * A notification as its reader sees it.
 *
 * @param toDo whether it asks for something that nobody has done yet
 */
public record Notice(
        UUID id,
        String formId,
        long version,
        Trigger trigger,
        boolean toDo,
        String text,
        Instant createdAt,
        @Nullable Instant readAt) {}
