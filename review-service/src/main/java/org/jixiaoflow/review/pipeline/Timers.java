package org.jixiaoflow.review.pipeline;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** When to look at which form again, in the order of time. A timer that no longer applies is let run out. */
final class Timers {

    /** The store of timers by time and form, and of what the lists gave timers to. */
    static final String STORE = "due-times";

    private static final String TIMED = "t|%013d|";
    private static final String LISTED = "u|";

    private final KeyValueStore<String, byte[]> store;

    Timers(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /**
     * Something due, to be looked at again.
     *
     * @param dueAt what it is about; the form may be due otherwise by then
     */
    record Timer(Instant at, String form, Instant dueAt) {}

    void set(Timer timer) {
        store.put(key(timer), bytes(timer.dueAt()));
    }

    void remove(Timer timer) {
        store.delete(key(timer));
    }

    /** At most so many of those whose time has come, the earliest first. */
    List<Timer> upTo(Instant now, int most) {
        var timers = new ArrayList<Timer>();
        try (var entries = store.range("t|", TIMED.formatted(now.toEpochMilli() + 1))) {
            while (entries.hasNext() && timers.size() < most) {
                var entry = entries.next();
                var parts = entry.key.split("\\|", 3);
                timers.add(new Timer(Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2], instant(entry.value)));
            }
        }
        return timers;
    }

    /** Till when a form was due when a list last gave it a timer; null if none did. */
    @Nullable Instant listed(String form) {
        var bytes = store.get(LISTED + form);
        return bytes == null ? null : instant(bytes);
    }

    void list(String form, Instant dueAt) {
        store.put(LISTED + form, bytes(dueAt));
    }

    private static String key(Timer timer) {
        return TIMED.formatted(timer.at().toEpochMilli()) + timer.form();
    }

    private static byte[] bytes(Instant time) {
        return ByteBuffer.allocate(Long.BYTES).putLong(time.toEpochMilli()).array();
    }

    private static Instant instant(byte[] bytes) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong());
    }
}
