package org.jixiaoflow.review.pipeline;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.support.kafka.Faults;

/** Turns records into bytes before any of them is written, so that none is written if one can't be. For one thread. */
final class Encoding implements AutoCloseable {

    private final Map<Topic<?>, Serde<?>> serdesInUse = new HashMap<>();
    private final TopicSerdes serdes;
    private final int largest;

    Encoding(TopicSerdes serdes, int largest) {
        this.serdes = serdes;
        this.largest = largest;
    }

    <T extends SpecificRecord> byte[] encode(Topic<T> topic, T value) {
        var bytes = bytes(topic, value);
        if (bytes.length > largest) {
            throw new UnprocessableCommand("It would put %d bytes on %s, where %d are the most"
                    .formatted(bytes.length, topic.name(), largest));
        }
        return bytes;
    }

    <T extends SpecificRecord> T decode(Topic<T> topic, byte[] bytes) {
        return serde(topic).deserializer().deserialize(topic.name(), bytes);
    }

    private <T extends SpecificRecord> byte[] bytes(Topic<T> topic, T value) {
        try {
            return serde(topic).serializer().serialize(topic.name(), value);
        } catch (RuntimeException e) {
            if (Faults.isOfTheSurroundings(e)) {
                throw new SerializationException(e);
            }
            throw new UnprocessableCommand("It can't be answered on " + topic.name(), e);
        }
    }

    @SuppressWarnings("unchecked")
    private <T extends SpecificRecord> Serde<T> serde(Topic<T> topic) {
        return (Serde<T>) serdesInUse.computeIfAbsent(topic, serdes::of);
    }

    @Override
    public void close() {
        serdesInUse.values().forEach(Serde::close);
    }
}
