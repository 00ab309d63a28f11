package org.jixiaoflow.support.deadletters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Goes through partitions backwards from the newest letter, some letters at a time, until a page is full or as many were looked at as one
 * request may cost. Within a partition letters are in the order of their times.
 */
final class BackwardScan {

    /** Reads letters, in no order. */
    @FunctionalInterface
    interface Source {

        /** The letters of each partition in its range. */
        List<DeadLetterSummary> read(Map<TopicPartition, Range> ranges);
    }

    /** Offsets of a partition, {@code to} not included. */
    record Range(long from, long to) {

        boolean isEmpty() {
            return from >= to;
        }

        /** The last {@code length} of it. */
        Range last(int length) {
            return new Range(Math.max(from, to - length), to);
        }

        Range before(Range last) {
            return new Range(from, last.from);
        }
    }

    private final Source source;
    private final int step;
    private final int most;

    /**
     * @param step letters read at a time from a partition
     * @param most letters looked at for one page
     */
    BackwardScan(Source source, int step, int most) {
        this.source = source;
        this.step = step;
        this.most = most;
    }

    /** The page from {@code position} on, of the letters that {@code wanted} leaves. */
    DeadLetterPage page(
            Map<TopicPartition, Range> partitions,
            ScanPosition position,
            UnaryOperator<List<DeadLetterSummary>> wanted,
            int limit) {
        var unread = new HashMap<TopicPartition, Range>();
        partitions.forEach((partition, range) -> {
            if (!range.isEmpty()) {
                unread.put(partition, range);
            }
        });
        // Nothing unread of a partition is newer than this.
        var oldest = new HashMap<TopicPartition, Instant>();
        var found = new ArrayList<DeadLetterSummary>();
        var looked = 0;
        while (!unread.isEmpty() && looked < most && certain(found, frontier(unread, oldest)) < limit) {
            var steps = next(unread, oldest);
            var read = source.read(steps);
            looked += read.size();
            steps.forEach((partition, range) -> {
                var rest = Objects.requireNonNull(unread.get(partition)).before(range);
                read.stream()
                        .filter(letter -> letter.id().topic().equals(partition.topic())
                                && letter.id().partition() == partition.partition())
                        .map(DeadLetterSummary::at)
                        .min(Comparator.naturalOrder())
                        .ifPresent(time -> oldest.put(partition, time));
                if (rest.isEmpty()) {
                    unread.remove(partition);
                } else {
                    unread.put(partition, rest);
                }
            });
            found.addAll(wanted.apply(read.stream().filter(position::covers).toList()));
        }
        var frontier = frontier(unread, oldest);
        found.sort(DeadLetterSummary.NEWEST_FIRST);
        var shown = found.subList(0, Math.min(limit, (int) certain(found, frontier)));
        return new DeadLetterPage(List.copyOf(shown), position(shown, found.size(), frontier), looked);
    }

    private static @Nullable ScanPosition position(
            List<DeadLetterSummary> shown, int found, @Nullable Instant frontier) {
        if (frontier == null && shown.size() == found) {
            return null;
        }
        if (frontier != null && (shown.size() == found || shown.isEmpty())) {
            return new ScanPosition(frontier, null);
        }
        var last = shown.get(shown.size() - 1);
        return new ScanPosition(last.at(), last.id());
    }

    /** How many of those found nothing unread can come before. */
    private static long certain(List<DeadLetterSummary> found, @Nullable Instant frontier) {
        return found.stream()
                .filter(letter -> frontier == null || letter.at().isAfter(frontier))
                .count();
    }

    /** The newest time that something unread can have; null if all is read. */
    private static @Nullable Instant frontier(Map<TopicPartition, Range> unread, Map<TopicPartition, Instant> oldest) {
        return unread.keySet().stream()
                .map(partition -> oldest.getOrDefault(partition, ScanPosition.NEWEST.time()))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** At first something of all, then of those that may hold the newest. */
    private Map<TopicPartition, Range> next(Map<TopicPartition, Range> unread, Map<TopicPartition, Instant> oldest) {
        var frontier = frontier(unread, oldest);
        var steps = new HashMap<TopicPartition, Range>();
        unread.forEach((partition, range) -> {
            if (oldest.getOrDefault(partition, ScanPosition.NEWEST.time()).equals(frontier)) {
                steps.put(partition, range.last(step));
            }
        });
        return steps;
    }
}
