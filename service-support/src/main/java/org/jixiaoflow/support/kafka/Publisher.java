package org.jixiaoflow.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/** Writes records to their topics. */
public class Publisher {

    private final KafkaTemplate<byte[], byte[]> template;
    private final TopicSerdes serdes;
    private final Map<Topic<?>, Serializer<?>> serializers = new ConcurrentHashMap<>();

    /** Writes by way of {@code template}, in its transaction if it has one. */
    public Publisher(KafkaTemplate<byte[], byte[]> template, TopicSerdes serdes) {
        this.template = template;
        this.serdes = serdes;
    }

    /** Writes one record, in the transaction of the calling thread if there is one; null is a tombstone. */
    public <T extends SpecificRecord> CompletableFuture<SendResult<byte[], byte[]>> send(
            Topic<T> topic, String key, @Nullable T value) {
        return sendEncoded(topic, key, encode(topic, value));
    }

    /** The same to a topic whose records are read in one order, whatever their keys: all go to its first partition. */
    public <T extends SpecificRecord> CompletableFuture<SendResult<byte[], byte[]>> sendInOrder(
            Topic<T> topic, String key, T value) {
        return template.send(new ProducerRecord<>(topic.name(), 0, key.getBytes(UTF_8), encode(topic, value)));
    }

    /** Writes bytes that {@link #encode} made, as {@link #send(Topic, String, SpecificRecord)} would. */
    public CompletableFuture<SendResult<byte[], byte[]>> sendEncoded(
            Topic<?> topic, String key, byte @Nullable [] value) {
        return template.send(new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), value));
    }

    /** The bytes of a value of {@code topic}; null of a tombstone. */
    @SuppressWarnings("unchecked")
    public <T extends SpecificRecord> byte @Nullable [] encode(Topic<T> topic, @Nullable T value) {
        if (value == null) {
            return null;
        }
        var serializer = (Serializer<T>)
                serializers.computeIfAbsent(topic, of -> serdes.of(topic).serializer());
        return serializer.serialize(topic.name(), value);
    }
}
