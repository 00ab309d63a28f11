package org.jixiaoflow.cli.stack;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Confluent's own serializer and deserializer, stock and with a Kafka client of their own, in a class loader that knows nothing of
 * ours. Values go in and come out as JSON, so that no class has to cross the border.
 */
final class ConfluentSerdes {

    private static final String JAR = "target/confluent/confluent.jar";

    private final ClassLoader confluent;
    private final Map<String, Object> settings;

    ConfluentSerdes(URI registry) throws MalformedURLException {
        // The jar leaves Jackson and a few others to whoever uses it.
        var further = Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .filter(path -> path.matches(
                        ".*(jackson|guava|failureaccess|commons-compress|commons-lang3|swagger-annotations).*\\.jar"));
        var urls =
                Stream.concat(Stream.of(JAR), further).map(ConfluentSerdes::url).toArray(URL[]::new);
        this.confluent = new URLClassLoader("confluent", urls, ClassLoader.getPlatformClassLoader());
        this.settings = Map.of(
                "schema.registry.url", registry.toString(), "auto.register.schemas", false, "use.latest.version", true);
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What Confluent's deserializer makes of a value, as text. */
    String read(String topic, byte[] value) throws ReflectiveOperationException {
        var deserializer = create("KafkaAvroDeserializer");
        return String.valueOf(deserializer
                .getClass()
                .getMethod("deserialize", String.class, byte[].class)
                .invoke(deserializer, topic, value));
    }

    /** What Confluent's serializer makes of a record that Avro wrote as {@code avro} with {@code schema}. */
    byte[] write(String topic, String schema, byte[] avro) throws ReflectiveOperationException {
        var parsed = load("org.apache.avro.Schema$Parser")
                .getMethod("parse", String.class)
                .invoke(load("org.apache.avro.Schema$Parser").getConstructor().newInstance(), schema);
        var schemas = load("org.apache.avro.Schema");
        var reader = load("org.apache.avro.generic.GenericDatumReader")
                .getConstructor(schemas)
                .newInstance(parsed);
        var factory = load("org.apache.avro.io.DecoderFactory").getMethod("get").invoke(null);
        var decoder = factory.getClass()
                .getMethod("binaryDecoder", byte[].class, load("org.apache.avro.io.BinaryDecoder"))
                .invoke(factory, avro, null);
        var record = reader.getClass()
                .getMethod("read", Object.class, load("org.apache.avro.io.Decoder"))
                .invoke(reader, null, decoder);
        var serializer = create("KafkaAvroSerializer");
        return (byte[]) serializer
                .getClass()
                .getMethod("serialize", String.class, Object.class)
                .invoke(serializer, topic, record);
    }

    private Object create(String name) throws ReflectiveOperationException {
        var type = load("io.confluent.kafka.serializers." + name);
        var thread = Thread.currentThread();
        var ours = thread.getContextClassLoader();
        thread.setContextClassLoader(confluent);
        try {
            var created = type.getConstructor().newInstance();
            type.getMethod("configure", Map.class, boolean.class).invoke(created, settings, false);
            return created;
        } finally {
            thread.setContextClassLoader(ours);
        }
    }

    private Class<?> load(String name) throws ClassNotFoundException {
        return confluent.loadClass(name);
    }
}
