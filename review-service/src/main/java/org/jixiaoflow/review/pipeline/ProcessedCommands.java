package org.jixiaoflow.review.pipeline;

import java.util.UUID;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/** Remembers how each command was answered, so that a repeated one gets its first outcome again. */
final class ProcessedCommands {

    private final TimestampedKeyValueStore<String, byte[]> store;
    private @Nullable String next;

    ProcessedCommands(TimestampedKeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    byte @Nullable [] first(String form, UUID command) {
        return ValueAndTimestamp.getValueOrNull(store.get(key(form, command)));
    }

    void remember(String form, UUID command, byte[] outcome, long now) {
        store.put(key(form, command), ValueAndTimestamp.make(outcome, now));
    }

    /** Looks at some outcomes, going on where the last call stopped, and forgets those remembered before {@code time}. */
    void forget(long time, int step) {
        try (var entries = store.range(next, null)) {
            for (var looked = 0; looked < step && entries.hasNext(); looked++) {
                var entry = entries.next();
                if (entry.value.timestamp() < time) {
                    store.delete(entry.key);
                }
            }
            next = entries.hasNext() ? entries.peekNextKey() : null;
        }
    }

    private static String key(String form, UUID command) {
        return form + "|" + command;
    }
}
