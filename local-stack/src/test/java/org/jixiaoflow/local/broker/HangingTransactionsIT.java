package org.jixiaoflow.local.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jixiaoflow.local.machine.Ports;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A transaction")
class HangingTransactionsIT {

    private static final String TOPIC = "facts";
    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOKS = Duration.ofMillis(500);

    @TempDir
    private Path dir;

    private final int port = Ports.anyFree();

    @Test
    @DisplayName("that its coordinator forgot, as after a full disk, is ended, and readers go on")
    void forgotten() throws Exception {
        try (var broker = start()) {
            try (var admin = Admin.create(broker.internal())) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                        .all()
                        .get();
            }
            leaveOpen();
            forget();
        }

        try (var broker = start()) {
            assertThat(broker.bootstrapServers()).isEqualTo(HOST + ":" + port);
            try (var producer = producer(Map.of())) {
                producer.send(record("afterwards")).get();
            }

            assertThat(committed()).containsExactly("afterwards");
        }
    }

    @Test
    @DisplayName("that is only slow is left alone")
    void slow() throws Exception {
        try (var broker = start();
                var admin = Admin.create(broker.internal())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            try (var slow = producer(Map.of("transactional.id", "slow"))) {
                slow.initTransactions();
                slow.beginTransaction();
                slow.send(record("slowly")).get();
                await().pollDelay(LOOKS.multipliedBy(5)).atMost(PATIENCE).until(() -> true);
                slow.commitTransaction();
            }

            assertThat(committed()).containsExactly("slowly");
        }
    }

    private Broker start() {
        return Broker.start(dir, port, Listeners.open(HOST, port), LOOKS);
    }

    private void leaveOpen() throws Exception {
        var producer = producer(Map.of("transactional.id", "forgotten"));
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(record("never")).get();
        producer.close(Duration.ZERO);
    }

    /** What a truncated log does: the coordinator's last words on the transaction are gone. */
    private void forget() throws Exception {
        try (var reader = reader(Map.of());
                // Nobody else may write there.
                var writer = producer(Map.of("client.id", "__admin_client"))) {
            var partitions = reader.partitionsFor(Topic.TRANSACTION_STATE_TOPIC_NAME).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            var said = await().atMost(PATIENCE).until(() -> reader.poll(LOOKS), records -> !records.isEmpty());
            for (var each : said) {
                writer.send(new ProducerRecord<>(each.topic(), each.partition(), each.key(), null))
                        .get();
            }
        }
    }

    private List<String> committed() {
        var committed = new ArrayList<String>();
        try (var reader = reader(Map.of("isolation.level", "read_committed"))) {
            var partition = List.of(new TopicPartition(TOPIC, 0));
            reader.assign(partition);
            reader.seekToBeginning(partition);
            await().atMost(PATIENCE).until(() -> {
                reader.poll(LOOKS).forEach(record -> committed.add(new String(record.value(), UTF_8)));
                return !committed.isEmpty();
            });
        }
        return committed;
    }

    private static ProducerRecord<byte[], byte[]> record(String value) {
        return new ProducerRecord<>(TOPIC, value.getBytes(UTF_8));
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        return new KafkaProducer<>(settings(more), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private KafkaConsumer<byte[], byte[]> reader(Map<String, Object> more) {
        return new KafkaConsumer<>(settings(more), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> settings(Map<String, Object> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put("bootstrap.servers", HOST + ":" + port);
        return settings;
    }
}
