package org.jixiaoflow.support.projection;

import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A record as a view sees it.
 *
 * @param value null if this is a tombstone
 * @param written the value as it lies on the topic; null if this is a tombstone
 */
public record ViewRecord<T>(
        String key, @Nullable T value, @Nullable Bytes written, int partition, long offset, Instant time) {

    /**
     * The value, of a topic from which nothing is deleted.
     *
     * @throws IllegalArgumentException if this is a tombstone
     */
    public T kept() {
        if (value == null) {
            throw new IllegalArgumentException("A record of this topic can't be deleted: " + key);
        }
        return value;
    }

    /** The value's bytes, for tables that keep what is only read back whole. */
    public byte[] bytes() {
        return Objects.requireNonNull(written).get();
    }
}
