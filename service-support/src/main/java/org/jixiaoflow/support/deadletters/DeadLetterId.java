package org.jixiaoflow.support.deadletters;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jixiaoflow.schemas.contract.Topic;

/** Where a dead letter is kept, which names it for good: {@code form-submissions-dlt:3:17}. */
public record DeadLetterId(String topic, int partition, long offset) implements Comparable<DeadLetterId> {

    private static final Pattern FORMAT =
            Pattern.compile("([a-z0-9.-]{1,240}" + Topic.DEAD_LETTER_SUFFIX + "):(\\d{1,9}):(\\d{1,18})");
    private static final Comparator<DeadLetterId> ORDER = Comparator.comparing(DeadLetterId::topic)
            .thenComparingInt(DeadLetterId::partition)
            .thenComparingLong(DeadLetterId::offset);

    /** The id that {@code text} is; nothing if it is none. */
    public static Optional<DeadLetterId> parse(String text) {
        var parts = FORMAT.matcher(text);
        return parts.matches()
                ? Optional.of(new DeadLetterId(
                        parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    /** The topic whose reader gave up. */
    public String originTopic() {
        return topic.substring(0, topic.length() - Topic.DEAD_LETTER_SUFFIX.length());
    }

    @Override
    public int compareTo(DeadLetterId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return topic + ":" + partition + ":" + offset;
    }
}
