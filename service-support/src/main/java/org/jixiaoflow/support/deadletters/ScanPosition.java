package org.jixiaoflow.support.deadletters;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on, from the newer to the older.
 *
 * @param time nothing newer
 * @param after of the same time, only what comes after this one; null for all of it
 */
public record ScanPosition(Instant time, @Nullable DeadLetterId after) {

    private static final Pattern FORMAT = Pattern.compile("(\\d{1,15})(?:~(.+))?");

    /** Everything up to now, and what a clock that is fast says. */
    static final ScanPosition NEWEST = new ScanPosition(Instant.ofEpochMilli(253_402_300_799_000L), null);

    /** The position that {@code text} is; nothing if it is none. */
    public static Optional<ScanPosition> parse(String text) {
        var parts = FORMAT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var time = Instant.ofEpochMilli(Long.parseLong(parts.group(1)));
        return parts.group(2) == null
                ? Optional.of(new ScanPosition(time, null))
                : DeadLetterId.parse(parts.group(2)).map(after -> new ScanPosition(time, after));
    }

    boolean covers(DeadLetterSummary letter) {
        var compared = letter.at().compareTo(time);
        return compared < 0 || (compared == 0 && (after == null || letter.id().compareTo(after) < 0));
    }

    @Override
    public String toString() {
        return time.toEpochMilli() + (after == null ? "" : "~" + after);
    }
}
