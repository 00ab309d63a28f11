package org.jixiaoflow.schemas.contract;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Avro without a registry: the wire format's bytes with schema id 0, for tests and measurements that need no registry. */
public final class UnregisteredSerdes implements TopicSerdes {

    private static final byte[] HEADER = new byte[RegistrySerdes.HEADER_BYTES];
    private static final Map<Class<?>, RecordWriter> WRITERS = new ConcurrentHashMap<>();

    static {
        TrustedRecords.trust();
    }

    @Override
    public <T extends SpecificRecord> Serde<T> of(Topic<T> topic) {
        return serde(topic.value());
    }

    @Override
    public void register(Collection<? extends Topic<?>> topics) {
        // there is no registry
    }

    @Override
    public Schema writtenWith(Topic<?> topic, byte[] value) {
        return topic.schema();
    }

    /** Writes and reads one class of records. */
    public static <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : value(value),
                (topic, bytes) -> bytes == null ? null : read(type, bytes));
    }

    /** The Avro part of a value, as it goes over the wire behind the header. */
    public static byte[] encode(SpecificRecord value) {
        return write(new byte[0], value);
    }

    /** A value as it goes over the wire. */
    public static byte[] value(SpecificRecord value) {
        return write(HEADER, value);
    }

    private static byte[] write(byte[] header, SpecificRecord value) {
        return WRITERS.computeIfAbsent(value.getClass(), type -> new RecordWriter(value.getSchema()))
                .write(header, value);
    }

    private static <T extends SpecificRecord> T read(Class<T> type, byte[] bytes) {
        try {
            var avro = Arrays.copyOfRange(bytes, HEADER.length, bytes.length);
            return new SpecificDatumReader<>(type)
                    .read(null, DecoderFactory.get().binaryDecoder(avro, null));
        } catch (IOException | RuntimeException e) {
            throw new SerializationException("Not a " + type.getSimpleName(), e);
        }
    }
}
