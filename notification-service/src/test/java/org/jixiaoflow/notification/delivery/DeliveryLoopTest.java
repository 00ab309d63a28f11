package org.jixiaoflow.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.notification.Samples.delivery;

import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.DeadLetters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.mock.MockConsumerFactory;
import org.springframework.kafka.mock.MockProducerFactory;

@DisplayName("Deliveries that are read")
class DeliveryLoopTest {

    private static final TopicPartition PLACE = new TopicPartition(Topics.DELIVERIES.name(), 0);

    private static final Cluster CLUSTER = new Cluster(
            null,
            List.of(),
            List.of(new PartitionInfo(PLACE.topic() + "-dlt", 0, null, new Node[0], new Node[0])),
            Set.of(),
            Set.of());

    private final MockProducer<byte[], byte[]> letters =
            new MockProducer<>(CLUSTER, true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    @DisplayName("while the registry is away are no dead letters, and are read again")
    void registryAway() {
        var template = new KafkaTemplate<>(new MockProducerFactory<>((transactional, id) -> letters, null));
        template.setAllowNonTransactional(true);
        var asked = new AtomicInteger();
        var loop = new DeliveryLoop(
                new MockConsumerFactory<>(DeliveryLoopTest::consumer),
                (topic, bytes) -> decoded(asked.incrementAndGet()),
                new DeadLetters(template),
                new Memory(),
                Map.of());

        loop.start();

        await().until(() -> asked.get() > 1 || !letters.history().isEmpty());
        loop.stop();
        assertThat(letters.history()).isEmpty();
    }

    private static Delivery decoded(int time) {
        if (time == 1) {
            throw new SerializationException(new ConnectException("The registry is away"));
        }
        return delivery("mail", "li@example.test", 1).build();
    }

    private static MockConsumer<byte[], byte[]> consumer() {
        var consumer = new MockConsumer<byte[], byte[]>("earliest");
        consumer.updateBeginningOffsets(Map.of(PLACE, 0L));
        consumer.updateEndOffsets(Map.of(PLACE, 1L));
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(PLACE));
            consumer.addRecord(new ConsumerRecord<>(PLACE.topic(), 0, 0, "id".getBytes(UTF_8), new byte[] {1}));
        });
        return consumer;
    }
}
