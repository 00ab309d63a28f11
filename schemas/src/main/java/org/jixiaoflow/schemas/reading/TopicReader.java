package org.jixiaoflow.schemas.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what is committed on a topic, from its beginning.
 *
 * @param kafka how to connect; what it says of a consumer's other settings holds
 */
public record TopicReader(Map<String, Object> kafka) {

    /**
     * Settings of a consumer that is closed when it has read what there is. It has asked for more by then, and is closed only when the broker
     * has answered, which waits for more to come: half a second by itself.
     */
    public static final Map<String, String> NO_FURTHER = Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "10");

    private static final Duration POLL = Duration.ofMillis(200);

    /** Takes one record. */
    @FunctionalInterface
    public interface Sink<K, V> {
        void take(ConsumerRecord<K, V> received);
    }

    /** Somebody who needs to say no more than where the brokers are. */
    public static TopicReader of(String bootstrapServers) {
        return new TopicReader(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** A consumer of committed records, for whoever reads what there is. */
    public KafkaConsumer<byte[], byte[]> consumer() {
        var settings = new HashMap<String, Object>(NO_FURTHER);
        settings.putAll(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Hands over every record up to where the topic ends now. */
    public void read(String topic, Sink<byte[], byte[]> sink) {
        try (var consumer = consumer()) {
            begin(consumer, List.of(topic));
            toEnd(consumer, sink);
        }
    }

    /** Every record up to where the topic ends now. */
    public List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        read(topic, records::add);
        return records;
    }

    /** Has a consumer read every partition of the topics from its beginning. */
    public static void begin(Consumer<?, ?> consumer, Collection<String> topics) {
        var partitions = topics.stream()
                .flatMap(topic -> partitions(consumer, topic).stream())
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    public static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** Reads on to where the consumer's partitions end now. */
    public static <K, V> void toEnd(Consumer<K, V> consumer, Sink<K, V> sink) {
        to(consumer.endOffsets(consumer.assignment()), consumer, sink);
    }

    /** Reads on to those places. */
    public static <K, V> void to(Map<TopicPartition, Long> ends, Consumer<K, V> consumer, Sink<K, V> sink) {
        while (isBefore(ends, consumer)) {
            consumer.poll(POLL).forEach(sink::take);
        }
    }

    /** Whether there is something left to read before those places. */
    public static boolean isBefore(Map<TopicPartition, Long> ends, Consumer<?, ?> consumer) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }
}
