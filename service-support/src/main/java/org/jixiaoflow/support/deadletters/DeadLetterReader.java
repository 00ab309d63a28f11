package org.jixiaoflow.support.deadletters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.reading.TopicReader;
import org.jixiaoflow.support.deadletters.BackwardScan.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;

/** Reads dead letters where they are kept. Nothing is copied anywhere: a request reads the few it needs, from the end. */
public class DeadLetterReader {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int STEP = 50;
    private static final int MOST = 5000;
    private static final int CLOSE = 10;

    private final ConsumerFactory<byte[], byte[]> consumers;

    public DeadLetterReader(ConsumerFactory<byte[], byte[]> consumers) {
        this.consumers = consumers;
    }

    /** The letter of that id; nothing if there is none, or none any more. */
    public Optional<DeadLetter> find(DeadLetterId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /** The letters of those ids; one that there isn't, or isn't any more, is missing. */
    public Map<DeadLetterId, DeadLetter> find(Collection<DeadLetterId> ids) {
        try (var consumer = consumer()) {
            var topics = ids.stream().map(DeadLetterId::topic).collect(Collectors.toSet());
            var there = ranges(consumer, partitions(consumer, topics::contains), null);
            var unread = new HashMap<TopicPartition, NavigableSet<Long>>();
            ids.forEach(id -> {
                var partition = new TopicPartition(id.topic(), id.partition());
                var range = there.get(partition);
                if (range != null && id.offset() >= range.from() && id.offset() < range.to()) {
                    unread.computeIfAbsent(partition, first -> new TreeSet<>()).add(id.offset());
                }
            });
            var found = new HashMap<DeadLetterId, DeadLetter>();
            while (!unread.isEmpty()) {
                var ranges = new HashMap<TopicPartition, Range>();
                unread.forEach((partition, offsets) -> ranges.put(partition, together(offsets)));
                read(consumer, ranges).stream()
                        .map(DeadLetter::of)
                        .forEach(letter -> found.put(letter.summary().id(), letter));
                unread.values().removeIf(NavigableSet::isEmpty);
            }
            found.keySet().retainAll(Set.copyOf(ids));
            return found;
        }
    }

    /** Takes the first out, with those that lie close behind each other. */
    private static Range together(NavigableSet<Long> offsets) {
        var from = offsets.first();
        var to = from;
        while (!offsets.isEmpty() && offsets.first() - to <= CLOSE) {
            to = Objects.requireNonNull(offsets.pollFirst()) + 1;
        }
        return new Range(from, to);
    }

    /**
     * Letters of the topics whose dead letters' topic {@code topics} takes, the newest first.
     *
     * @param from where to go on; null for the newest
     * @param wanted leaves those to show
     */
    public DeadLetterPage page(
            Predicate<String> topics,
            @Nullable ScanPosition from,
            UnaryOperator<List<DeadLetterSummary>> wanted,
            int limit) {
        try (var consumer = consumer()) {
            var all = partitions(consumer, topic -> topic.endsWith(Topic.DEAD_LETTER_SUFFIX) && topics.test(topic));
            var backwardScan = new BackwardScan(
                    ranges -> read(consumer, ranges).stream()
                            .map(DeadLetterSummary::of)
                            .toList(),
                    STEP,
                    MOST);
            return backwardScan.page(
                    ranges(consumer, all, from), Objects.requireNonNullElse(from, ScanPosition.NEWEST), wanted, limit);
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        var settings = new Properties();
        settings.putAll(TopicReader.NO_FURTHER);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, String.valueOf(MOST));
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(PATIENCE.toMillis()));
        return consumers.createConsumer(null, "dead-letters", null, settings);
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer, Predicate<String> topics) {
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> topics.test(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private static Map<TopicPartition, Range> ranges(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions, @Nullable ScanPosition from) {
        consumer.assign(partitions); // else it warns of each that it isn't assigned
        var begins = consumer.beginningOffsets(partitions);
        var ends = new HashMap<>(consumer.endOffsets(partitions));
        if (from != null) {
            var after = from.time().toEpochMilli() + 1;
            consumer.offsetsForTimes(partitions.stream().collect(Collectors.toMap(one -> one, one -> after)))
                    .forEach((partition, newer) -> {
                        if (newer != null) {
                            ends.merge(partition, newer.offset(), Math::min);
                        }
                    });
        }
        return partitions.stream()
                .collect(Collectors.toMap(
                        partition -> partition,
                        partition -> new Range(begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L))));
    }

    /** Offsets may lie in between that hold no record: transactions end there. */
    private static List<ConsumerRecord<byte[], byte[]>> read(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Range> ranges) {
        consumer.assign(ranges.keySet());
        ranges.forEach((partition, range) -> consumer.seek(partition, range.from()));
        var read = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var unread = new HashMap<>(ranges);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!unread.isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("Kafka did not hand over the dead letters of " + unread.keySet());
            }
            for (var kept : consumer.poll(POLL)) {
                var range = unread.get(new TopicPartition(kept.topic(), kept.partition()));
                if (range != null && kept.offset() < range.to()) {
                    read.add(kept);
                }
            }
            var done = unread.keySet().stream()
                    .filter(partition -> consumer.position(partition)
                            >= Objects.requireNonNull(ranges.get(partition)).to())
                    .toList();
            consumer.pause(done);
            done.forEach(unread::remove);
        }
        return read;
    }
}
