package org.jixiaoflow.cli.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.reading.TopicReader;
import org.jspecify.annotations.Nullable;

/** The records of topics that can be read; those that can't are the dead letters' business. */
final class ReadableRecords {

    private final TopicReader topics;
    private final TopicSerdes serdes;

    ReadableRecords(Map<String, Object> kafka, TopicSerdes serdes) {
        this.topics = new TopicReader(kafka);
        this.serdes = serdes;
    }

    /** Takes one record. */
    @FunctionalInterface
    interface Sink<T> {
        void take(String key, @Nullable T value, byte @Nullable [] bytes);
    }

    /** Hands over every record up to where the topic ends now. */
    <T extends SpecificRecord> void read(Topic<T> topic, Sink<T> sink) {
        try (var values = serdes.of(topic).deserializer()) {
            topics.read(topic.name(), received -> hand(received, values::deserialize, sink));
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
