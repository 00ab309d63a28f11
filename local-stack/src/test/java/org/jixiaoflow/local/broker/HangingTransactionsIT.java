package org.jixiaoflow.local.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jixiaoflow.fixtures.RecordSender;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.schemas.reading.TopicReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A transaction")
class HangingTransactionsIT {

    private static final String TOPIC = "facts";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** The tests look themselves. */
    private static final Duration NEVER = Duration.ofDays(1);

    private final int port = Ports.anyFree();

    @TempDir
    private Path dir;

    @Test
    @DisplayName("that its coordinator forgot, as after a full disk, is ended, and readers go on")
    void forgotten() throws Exception {
        try (var broker = start()) {
            var transaction = begun(broker, "forgotten");
            transaction.close(Duration.ZERO);
            forget(broker);
        }

        try (var broker = Broker.start(dir, port);
                var watch = HangingTransactions.watch(broker.internal(), NEVER)) {
            new RecordSender(broker.internal()).send(record("afterwards"));
            await().atMost(PATIENCE).until(() -> {
                watch.look();
                return !committed(broker).isEmpty();
            });

            assertThat(committed(broker)).containsExactly("afterwards");
        }
    }

    @Test
    @DisplayName("that is only slow is left alone")
    void slow() throws Exception {
        try (var broker = start();
                var watch = HangingTransactions.watch(broker.internal(), NEVER);
                var transaction = begun(broker, "slow")) {
            watch.look();
            watch.look();
            watch.look();
            transaction.commitTransaction();

            assertThat(committed(broker)).containsExactly("slow");
        }
    }

    private Broker start() throws Exception {
        var broker = Broker.start(dir, port);
        try (var admin = Admin.create(broker.internal())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        return broker;
    }

    /** A transaction with a record of that value. */
    private static KafkaProducer<byte[], byte[]> begun(Broker broker, String value) throws Exception {
        var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", value),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(record(value)).get();
        return producer;
    }

    /** What a truncated log does: the coordinator's last words on its transactions are gone. */
    private static void forget(Broker broker) throws Exception {
        // Nobody else may write there.
        var writer =
                new RecordSender(Map.of("bootstrap.servers", broker.bootstrapServers(), "client.id", "__admin_client"));
        for (var said : reader(broker).all(Topic.TRANSACTION_STATE_TOPIC_NAME)) {
            writer.send(new ProducerRecord<>(said.topic(), said.partition(), said.key(), null));
        }
    }

    private static List<String> committed(Broker broker) {
        return reader(broker).all(TOPIC).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private static TopicReader reader(Broker broker) {
        return TopicReader.of(broker.bootstrapServers());
    }

    private static ProducerRecord<byte[], byte[]> record(String value) {
        return new ProducerRecord<>(TOPIC, value.getBytes(UTF_8));
    }
}
