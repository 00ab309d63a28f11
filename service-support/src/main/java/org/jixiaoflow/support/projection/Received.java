package org.jixiaoflow.support.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record as a view sees it.
 *
 * @param value null if this is a tombstone
 */
public record Received<T>(String key, @Nullable T value, int partition, long offset, Instant time) {}
