package org.jixiaoflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jixiaoflow.local.machine.StackProblem;
import org.jixiaoflow.schemas.access.AclPolicy;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.reading.TopicReader;
import org.jixiaoflow.support.json.AvroJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lists the topics, or prints one topic's records as JSON, a line each. */
@Command(name = "topics", mixinStandardHelpOptions = true)
final class TopicsCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PATIENCE_MILLIS = 5000;

    @ParentCommand
    private Jixiao jixiao;

    @Mixin
    private StackOptions options = new StackOptions();

    @Parameters(arity = "0..1", paramLabel = "NAME", descriptionKey = "topics.name")
    private @Nullable String name;

    @Option(names = "--from-beginning", descriptionKey = "topics.from-beginning")
    private boolean fromBeginning;

    @Option(names = "--no-follow", descriptionKey = "topics.no-follow")
    private boolean ends;

    @Option(names = "--limit", paramLabel = "N", descriptionKey = "topics.limit")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--put", paramLabel = "TEXT", descriptionKey = "topics.put")
    private @Nullable String put;

    @Option(names = "--key", paramLabel = "KEY", descriptionKey = "topics.key")
    private String key = "";

    @Override
    public Integer call() {
        var addresses = options.addresses();
        var writes = name != null && put != null;
        try (var consumer = consumer(options.kafka(writes ? AclPolicy.ADMIN : AclPolicy.AUDITOR))) {
            if (name != null && put != null) {
                partitions(consumer, name);
                write(options.kafka(AclPolicy.ADMIN), name, key, put);
            } else if (name == null) {
                list(consumer);
            } else {
                tail(consumer, new RegistrySerdes(addresses.registry()), name);
            }
            return 0;
        } catch (TimeoutException e) {
            throw new StackProblem("topics.no-broker", addresses.kafka());
        }
    }

    /** Writes text as it is, which no reader of the contract can decode: to see what becomes of poison. */
    private void write(Map<String, Object> kafka, String topic, String key, String text) {
        try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            var written = producer.send(new ProducerRecord<>(topic, key, text)).get();
            jixiao.terminal()
                    .line(jixiao.words()
                            .say("topics.written", topic, written.partition(), String.valueOf(written.offset())));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> kafka) {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void list(Consumer<byte[], byte[]> consumer) {
        jixiao.terminal().line(jixiao.words().say("topics.header"));
        consumer.listTopics().keySet().stream()
                .filter(topic ->
                        !topic.startsWith("__") && !topic.endsWith("-changelog") && !topic.endsWith("-repartition"))
                .sorted()
                .forEach(topic -> jixiao.terminal().line("%-28s %8d".formatted(topic, offsets(consumer, topic))));
    }

    private static long offsets(Consumer<byte[], byte[]> consumer, String topic) {
        var partitions = partitions(consumer, topic);
        return sum(consumer.endOffsets(partitions)) - sum(consumer.beginningOffsets(partitions));
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
        var known = consumer.listTopics().get(topic);
        if (known == null) {
            throw new StackProblem("topics.unknown", topic);
        }
        return known.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private void tail(Consumer<byte[], byte[]> consumer, RegistrySerdes registrySerdes, String topic) {
        var partitions = partitions(consumer, topic);
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        var original = topic.endsWith(Topic.DEAD_LETTER_SUFFIX)
                ? topic.substring(0, topic.length() - Topic.DEAD_LETTER_SUFFIX.length())
                : topic;
        var values = Topics.named(original)
                .<Deserializer<? extends SpecificRecord>>map(
                        known -> registrySerdes.of(known).deserializer())
                .orElse(null);
        var until = ends ? consumer.endOffsets(partitions) : Map.<TopicPartition, Long>of();
        for (var printed = 0L; printed < limit && (!ends || TopicReader.isBefore(until, consumer)); ) {
            for (var received : consumer.poll(POLL)) {
                if (printed++ < limit) {
                    jixiao.terminal().line(json(received, values).toString());
                }
            }
        }
    }

    private static ObjectNode json(
            ConsumerRecord<byte[], byte[]> received, @Nullable Deserializer<? extends SpecificRecord> values) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("partition", received.partition()).put("offset", received.offset());
        json.put("time", Instant.ofEpochMilli(received.timestamp()).toString());
        json.put("key", received.key() == null ? null : new String(received.key(), UTF_8));
        if (received.headers().iterator().hasNext()) {
            var headers = json.putObject("headers");
            received.headers()
                    .forEach(header -> headers.put(
                            header.key(), header.value() == null ? null : new String(header.value(), UTF_8)));
        }
        if (received.value() == null) {
            return json.putNull("value");
        }
        try {
            if (values != null) {
                json.set("value", AvroJson.write(values.deserialize(received.topic(), received.value())));
                return json;
            }
        } catch (RuntimeException undecodable) {
            json.put("undecodable", String.valueOf(undecodable.getMessage()));
        }
        return json.put("bytes", received.value());
    }
}
