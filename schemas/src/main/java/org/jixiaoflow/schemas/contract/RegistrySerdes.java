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
import java.util.concurrent.ConcurrentHashMap;
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
 * {@link #register}; writing records, and reading those of the same version, then needs no call to the registry: whatever it asks is
 * asked there. So each topic has one serializer and one deserializer, for all that write and read it; Kafka's may be used by any number
 * of threads.
 */
public final class RegistrySerdes implements TopicSerdes {

    /** Bytes before the Avro part of every value: the magic byte and the schema's id. */
    public static final int HEADER_BYTES = 5;

    static final byte MAGIC = 0;
    private static final Duration FOR_EVER = Duration.ofDays(3650);

    private final SchemaRegistry registry;
    private final String serializer;
    private final String deserializer;
    private final RegisteredVersions versions = new RegisteredVersions();
    private final WrittenSchemas written;
    private final Map<Topic<?>, Serializer<?>> writing = new ConcurrentHashMap<>();
    private final Map<Topic<?>, Deserializer<?>> reading = new ConcurrentHashMap<>();

    /** @param registryUrl Confluent-compatible API of the registry, e.g. {@code http://localhost:8085/apis/ccompat/v7} */
    public RegistrySerdes(URI registryUrl) {
        this(registryUrl, built("serializer"), built("deserializer"));
    }

    /** As {@link #RegistrySerdes(URI)}, with other classes than the build's. */
    public RegistrySerdes(URI registryUrl, String serializer, String deserializer) {
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
        topics.forEach(this::register);
    }

    private <T extends SpecificRecord> void register(Topic<T> topic) {
        versions.put(topic.name(), registry.register(topic));
        var serde = of(topic);
        var bytes = serde.serializer().serialize(topic.name(), Specimens.of(topic));
        serde.deserializer().deserialize(topic.name(), bytes);
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
        var writes = (Serializer<T>) writing.computeIfAbsent(topic, of -> serializer());
        var reads = (Deserializer<T>) reading.computeIfAbsent(topic, of -> deserializer());
        // State stores pass the name of their changelog; a value is written like the topic's all the same.
        return Serdes.serdeFrom((name, value) -> writes.serialize(topic.name(), value), (name, bytes) -> {
            requireKnownSchema(bytes);
            return reads.deserialize(topic.name(), bytes);
        });
    }

    private Serializer<?> serializer() {
        var made = (Serializer<?>) instance(serializer);
        made.configure(settings(), false);
        return made;
    }

    private Deserializer<?> deserializer() {
        var made = (Deserializer<?>) instance(deserializer);
        made.configure(settings(), false);
        return made;
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
        try (var in = RegistrySerdes.class.getResourceAsStream("/org.jixiaoflow.serializers.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
