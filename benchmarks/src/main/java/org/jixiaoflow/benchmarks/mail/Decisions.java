package org.jixiaoflow.benchmarks.mail;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;

/** Follows what was decided, when that could be read, and which mails it asks for; from where the topics ended when it was made. */
final class Decisions implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deserializer<CommandOutcome> outcomes =
            UnregisteredSerdes.serde(CommandOutcome.class).deserializer();
    private final Deserializer<Delivery> deliveries =
            UnregisteredSerdes.serde(Delivery.class).deserializer();
    private final Map<Entry, Long> decided = new ConcurrentHashMap<>();
    private final Map<UUID, Entry> mails = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean following = true;

    /** An entry of a form's journal. */
    record Entry(String form, long version) {}

    Decisions(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partitions = List.of(Topics.FORM_OUTCOMES, Topics.DELIVERIES).stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = new Thread(this::follow, "decisions");
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        while (following) {
            consumer.poll(POLL).forEach(this::take);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> received) {
        var now = System.nanoTime();
        if (received.value() == null) {
            return;
        }
        if (received.topic().equals(Topics.FORM_OUTCOMES.name())) {
            var outcome = outcomes.deserialize(received.topic(), received.value());
            if (outcome.getStatus() == OutcomeStatus.ACCEPTED) {
                decided.putIfAbsent(new Entry(outcome.getFormId(), outcome.getVersion()), now);
            }
        } else {
            var delivery = deliveries.deserialize(received.topic(), received.value());
            if (delivery.getChannel().equals("mail")) {
                mails.putIfAbsent(delivery.getId(), new Entry(delivery.getFormId(), delivery.getVersion()));
            }
        }
    }

    /** When each entry's outcome could be read. */
    Map<Entry, Long> decided() {
        return decided;
    }

    /** Every mail that was asked for, with what it is about. */
    Map<UUID, Entry> mails() {
        return mails;
    }

    @Override
    public void close() {
        following = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }
}
