package org.jixiaoflow.schemas.contract;

import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's wire format (0, four bytes of schema id, Avro) by way of a schema registry.
 *
 * <p>The serializer classes are settings: Apicurio's unless the build or the caller says otherwise. Schemas are registered once, by
 * {@link #register}; writing and reading records then needs no call to the registry.
 */
public final class Wire implements TopicSerdes {

    /** Bytes before the Avro part of every value: the magic byte and the schema's id. */
    public static final int HEADER_BYTES = 5;

    private static final byte MAGIC = 0;
    private static final Duration FOR_EVER = Duration.ofDays(3650);

    private final SchemaRegistry registry;
    private final String serializer;
    private final String deserializer;
    private final RegisteredVersions versions = new RegisteredVersions();
    private final WrittenSchemas written;

    /** @param registryUrl Confluent-compatible API of the registry, e.g. {@code http://localhost:8085/apis/ccompat/v7} */
    public Wire(URI registryUrl) {
        this(registryUrl, built("serializer"), built("deserializer"));
    }

    /** As {@link #Wire(URI)}, with other classes than the build's. */
    public Wire(URI registryUrl, String serializer, String deserializer) {
        this.registry = new SchemaRegistry(registryUrl);
        this.written = new WrittenSchemas(registry);
        this.serializer = serializer;
        this.deserializer = deserializer;
    }

    /**
     * Registers what this version of the contract writes, each subject kept backward compatible with all its versions.
     *
     * @throws IncompatibleSchema if the registry refuses a schema; nothing must be written then
     */
    @Override
    public void register(Collection<? extends Topic<?>> topics) {
        topics.forEach(topic -> versions.put(topic.name(), registry.register(topic)));
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put(
                SchemaResolverConfig.REGISTRY_URL, registry.url().toString().replace("/ccompat/v7", "/registry/v3"));
        settings.put(SchemaResolverConfig.ARTIFACT_RESOLVER_STRATEGY, versions);
        settings.put(SchemaResolverConfig.CHECK_PERIOD_MS, FOR_EVER.toMillis());
        settings.put(AvroSerdeConfig.AVRO_DATUM_PROVIDER, ContractDatums.class);
        settings.put("schema.registry.url", registry.url().toString());
        settings.put("specific.avro.reader", true);
        settings.put("avro.use.logical.type.converters", true);
        settings.put("auto.register.schemas", false);
        return settings;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends SpecificRecord> Serde<T> of(Topic<T> topic) {
        var writing = (Serializer<T>) instance(serializer);
        var reading = (Deserializer<T>) instance(deserializer);
        writing.configure(settings(), false);
        reading.configure(settings(), false);
        // State stores pass the name of their changelog; a value is written like the topic's all the same.
        return Serdes.serdeFrom((name, value) -> writing.serialize(topic.name(), value), (name, bytes) -> {
            requireKnownSchema(bytes);
            return reading.deserialize(topic.name(), bytes);
        });
    }

    /** The deserializers would ask the registry again for each such value. */
    private void requireKnownSchema(byte @Nullable [] bytes) {
        if (bytes != null && bytes.length >= HEADER_BYTES && bytes[0] == MAGIC) {
            written.of(bytes);
        }
    }

    @Override
    public Schema writtenWith(Topic<?> topic, byte[] value) {
        return written.of(value);
    }

    private static Object instance(String name) {
        try {
            return Utils.newInstance(name, Object.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The (de)serializer %s is not on the class path".formatted(name), e);
        }
    }

    private static String built(String key) {
        try (var in = Wire.class.getResourceAsStream("/org.jixiaoflow.serializers.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
