package org.jixiaoflow.review.pipeline;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * When to look at which form again, in the order of time, and when somebody was reminded of one that nobody has begun. A timer that no
 * longer applies is let run out.
 */
final class Timers {

    /** The store of timers by time and form, of what the lists gave timers to, and of reminders. */
    static final String STORE = "due-times";

    private static final String TIMED = "t|%013d|";
    private static final String LISTED = "u|";
    private static final String REMINDED = "r|";

    private final KeyValueStore<String, byte[]> store;

    Timers(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /**
     * Something due, to be looked at again.
     *
     * @param dueAt what it is about; the form may be due otherwise by then
     * @param since up to when all was told that there was to tell
     */
    record Timer(Instant at, String form, Instant dueAt, Instant since) {}

    void set(Timer timer) {
        store.put(key(timer), bytes(timer.dueAt(), timer.since()));
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
                var timer = timer(entry.key.split("\\|", 3), ByteBuffer.wrap(entry.value));
                // A moment some centuries from now has a digit more and comes before those of today.
                if (!timer.at().isAfter(now)) {
                    timers.add(timer);
                }
            }
        }
        return timers;
    }

    /** Timers that were set before they knew since when look back to their own step. */
    private static Timer timer(String[] key, ByteBuffer value) {
        var at = Instant.ofEpochMilli(Long.parseLong(key[1]));
        var dueAt = instant(value);
        return new Timer(at, key[2], dueAt, value.hasRemaining() ? instant(value) : at.minusSeconds(1));
    }

    /** Till when a form was due when a list last gave it a timer; null if none did. */
    @Nullable Instant listed(String form) {
        var bytes = store.get(LISTED + form);
        return bytes == null ? null : instant(ByteBuffer.wrap(bytes));
    }

    void list(String form, Instant dueAt) {
        store.put(LISTED + form, bytes(dueAt));
    }

    /** When whoever owes a form that nobody has begun was reminded of it last; null if they never were. */
    @Nullable Instant reminded(String form) {
        var bytes = store.get(REMINDED + form);
        return bytes == null ? null : instant(ByteBuffer.wrap(bytes));
    }

    void remind(String form, Instant at) {
        store.put(REMINDED + form, bytes(at));
    }

    private static String key(Timer timer) {
        return TIMED.formatted(timer.at().toEpochMilli()) + timer.form();
    }

    private static byte[] bytes(Instant... times) {
        var bytes = ByteBuffer.allocate(times.length * Long.BYTES);
        for (var time : times) {
            bytes.putLong(time.toEpochMilli());
        }
        return bytes.array();
    }

    private static Instant instant(ByteBuffer bytes) {
        return Instant.ofEpochMilli(bytes.getLong());
    }
}
