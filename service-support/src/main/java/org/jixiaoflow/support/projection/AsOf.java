package org.jixiaoflow.support.projection;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a view reflects.
 *
 * @param time time of the newest record in it; null if it has none
 * @param positions by partition, the offset of the next record
 */
public record AsOf(@Nullable Instant time, Map<Integer, Long> positions) {}
