package org.jixiaoflow.support.projection;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.jixiaoflow.schemas.reading.TopicReader;
import org.springframework.kafka.core.ConsumerFactory;

/** Where topics end for those who read committed records: behind the last record, not behind the marks of transactions that follow it. */
public final class CommittedEndOffsets {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long FIRST_LOOK = 16;
    private static final int FURTHER = 16;

    private CommittedEndOffsets() {}

    /** By topic and partition; all at once, since a look at one takes as long as at many. */
    static Map<String, Map<Integer, Long>> of(Collection<String> topics, ConsumerFactory<byte[], byte[]> consumers) {
        var settings = new Properties();
        settings.putAll(TopicReader.NO_FURTHER);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = consumers.createConsumer(null, "view-ends", null, settings)) {
            var committedEndOffsets = new HashMap<String, Map<Integer, Long>>();
            topics.forEach(topic -> committedEndOffsets.put(topic, new TreeMap<>()));
            of(partitions(committedEndOffsets.keySet(), consumer), consumer)
                    .forEach((partition, end) -> Objects.requireNonNull(committedEndOffsets.get(partition.topic()))
                            .put(partition.partition(), end));
            return committedEndOffsets;
        }
    }

    /** All partitions of the topics. */
    public static List<TopicPartition> partitions(Collection<String> topics, Consumer<?, ?> consumer) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream()
                        .map(partition -> new TopicPartition(topic, partition.partition())))
                .toList();
    }

    /**
     * The offset behind the last committed record of each partition that holds one.
     *
     * @param consumer reads committed records, and is assigned to nothing that matters to anybody
     */
    public static Map<TopicPartition, Long> of(List<TopicPartition> partitions, Consumer<?, ?> consumer) {
        consumer.assign(partitions); // else it warns of each that it isn't assigned
        var begins = consumer.beginningOffsets(partitions);
        var unknown = new HashMap<>(consumer.endOffsets(partitions));
        unknown.entrySet().removeIf(end -> end.getValue() <= Objects.requireNonNull(begins.get(end.getKey())));
        var last = new HashMap<TopicPartition, Long>();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var back = FIRST_LOOK; !unknown.isEmpty(); back *= FURTHER) {
            var looked = back;
            consumer.assign(unknown.keySet());
            unknown.forEach((partition, end) ->
                    consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - looked)));
            while (unknown.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException("Kafka did not tell where these end: " + unknown.keySet());
                }
                consumer.poll(POLL)
                        .forEach(received -> last.merge(
                                new TopicPartition(received.topic(), received.partition()),
                                received.offset() + 1,
                                Math::max));
            }
            unknown.entrySet()
                    .removeIf(end -> last.containsKey(end.getKey())
                            || end.getValue() - looked <= begins.getOrDefault(end.getKey(), 0L));
        }
        return last;
    }
}
