package org.jixiaoflow.schemas.contract;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Reads values from the bytes that went over the wire, each by the schema it was written with: for whoever keeps the bytes, or wants
 * only part of a record. For any number of threads.
 */
public final class StoredValues<T extends SpecificRecord> {

    private final TopicSerdes serdes;
    private final Topic<?> topic;
    private final Schema ours;
    private final Map<Schema, DatumReader<T>> readers = new ConcurrentHashMap<>();

    /** @param type the topic's record, or one with some of its fields; the others are skipped, which costs little */
    public StoredValues(TopicSerdes serdes, Topic<?> topic, Class<T> type) {
        this.serdes = serdes;
        this.topic = topic;
        this.ours = SpecificData.get().getSchema(type);
    }

    /** Values of a topic, whole. */
    public static <T extends SpecificRecord> StoredValues<T> of(TopicSerdes serdes, Topic<T> topic) {
        return new StoredValues<>(serdes, topic, topic.value());
    }

    /** @param stored a value of the topic, header included, as it is or {@linkplain PackedValues packed} */
    public T read(byte[] stored) {
        var value = PackedValues.unpack(stored);
        var reader = readers.computeIfAbsent(
                serdes.writtenWith(topic, value),
                written -> new SpecificDatumReader<>(written, ours, SpecificData.getForSchema(ours)));
        var length = value.length - RegistrySerdes.HEADER_BYTES;
        try {
            return reader.read(
                    null, DecoderFactory.get().binaryDecoder(value, RegistrySerdes.HEADER_BYTES, length, null));
        } catch (IOException e) {
            throw new SerializationException("Not a " + ours.getName(), e);
        }
    }
}
