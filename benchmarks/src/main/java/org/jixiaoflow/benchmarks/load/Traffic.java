package org.jixiaoflow.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;

/** Writes commands as the services do, and reads what comes of them from where the topics ended before. For one thread. */
final class Traffic implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(1);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Topic<?>, Serializer<SpecificRecord>> serializers = new HashMap<>();
    private final TopicSerdes serdes;
    // Which id a schema has doesn't matter to who knows the schema.
    private final Deserializer<CommandOutcome> outcomes =
            UnregisteredSerdes.serde(CommandOutcome.class).deserializer();
    private volatile RuntimeException failure;

    @SuppressWarnings("NullAway.Init")
    Traffic(String bootstrapServers, TopicSerdes serdes, List<Topic<?>> read) {
        this.serdes = serdes;
        var bytes = new ByteArraySerializer();
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        128 * 1024 * 1024L),
                bytes,
                bytes);
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partitions = read.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    void send(Journey journey, Step step) {
        var topic = step.topic();
        var value = serializer(topic).serialize(topic.name(), step.command(journey, Instant.now()));
        var unused = producer.send(
                new ProducerRecord<>(topic.name(), journey.formId().getBytes(UTF_8), value), (sent, fault) -> {
                    if (fault != null) {
                        failure = new IllegalStateException("A command could not be sent", fault);
                    }
                });
    }

    /** Hands over what has come. */
    void receive(Consumer<ConsumerRecord<byte[], byte[]>> receiver) {
        if (failure != null) {
            throw failure;
        }
        consumer.poll(POLL).forEach(receiver);
    }

    /** The journey whose command was accepted, and the version that made. */
    Arrival arrival(ConsumerRecord<byte[], byte[]> received) {
        var outcome = outcomes.deserialize(Topics.FORM_OUTCOMES.name(), received.value());
        if (outcome.getStatus() != OutcomeStatus.ACCEPTED) {
            throw new IllegalStateException("%s of %s was refused: %s %s"
                    .formatted(outcome.getTrigger(), key(received), outcome.getReason(), outcome.getDetail()));
        }
        return new Arrival(Journey.of(key(received)), (int) outcome.getVersion());
    }

    static String key(ConsumerRecord<byte[], byte[]> received) {
        return new String(received.key(), UTF_8);
    }

    @SuppressWarnings("unchecked")
    private Serializer<SpecificRecord> serializer(Topic<? extends SpecificRecord> topic) {
        return serializers.computeIfAbsent(
                topic, of -> (Serializer<SpecificRecord>) serdes.of(topic).serializer());
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        consumer.close();
    }

    record Arrival(Journey journey, int version) {}
}
