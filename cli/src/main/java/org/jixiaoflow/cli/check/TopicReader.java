package org.jixiaoflow.cli.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jspecify.annotations.Nullable;

/** Reads a topic's committed records from its beginning to where it ends now. */
final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> kafka;
    private final TopicSerdes serdes;

    TopicReader(Map<String, Object> kafka, TopicSerdes serdes) {
        this.kafka = kafka;
        this.serdes = serdes;
    }

    /** Takes one record. */
    @FunctionalInterface
    interface Sink<T> {
        void take(String key, @Nullable T value, byte @Nullable [] bytes);
    }

    /** Hands over every record that can be read; those that can't are the dead letters' business. */
    <T extends SpecificRecord> void read(Topic<T> topic, Sink<T> sink) {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var values = serdes.of(topic).deserializer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (var received : consumer.poll(POLL)) {
                    hand(received, values::deserialize, sink);
                }
            }
        }
    }

    /** The newest value of each key. */
    <T extends SpecificRecord> Map<String, T> table(Topic<T> topic) {
        var table = new TreeMap<String, T>();
        read(topic, (key, value, bytes) -> {
            if (value == null) {
                table.remove(key);
            } else {
                table.put(key, value);
            }
        });
        return table;
    }

    private static <T> void hand(ConsumerRecord<byte[], byte[]> received, Decoding<T> decoding, Sink<T> sink) {
        if (received.key() == null) {
            return;
        }
        T value;
        try {
            value = received.value() == null ? null : decoding.decode(received.topic(), received.value());
        } catch (RuntimeException undecodable) {
            return;
        }
        sink.take(new String(received.key(), UTF_8), value, received.value());
    }

    @FunctionalInterface
    private interface Decoding<T> {
        T decode(String topic, byte[] bytes);
    }
}
