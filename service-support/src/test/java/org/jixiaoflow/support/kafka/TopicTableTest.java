package org.jixiaoflow.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jixiaoflow.schemas.NoticePreference;
import org.jixiaoflow.schemas.contract.Topics;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.mock.MockConsumerFactory;

@DisplayName("A topic in memory")
@NullUnmarked
class TopicTableTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.NOTICE_PREFERENCES.name(), 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockConsumer<byte[], byte[]> next = new MockConsumer<>("earliest");
    private final AtomicInteger readers = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Map<String, NoticePreference> taken = new ConcurrentHashMap<>();
    private final TopicTable<NoticePreference> table = new TopicTable<>(
            new MockConsumerFactory<>(this::reader),
            Topics.NOTICE_PREFERENCES,
            decoder(),
            this::take,
            Duration.ofMillis(5));

    @AfterEach
    void stop() {
        table.stop();
    }

    @Test
    @DisplayName("is all there at the start, also when the registry is away for a while")
    void waitsAtTheStart() {
        unanswered.set(3);

        start("clerk", "head");

        assertThat(taken).containsKey("clerk");
        assertThat(taken).containsKey("head");
        assertThat(unanswered).hasNonPositiveValue();
    }

    @Test
    @DisplayName("is heard later, when the registry is away while somebody says it, and in order")
    void waitsLater() {
        start("clerk");
        unanswered.set(3);

        consumer.schedulePollTask(() -> {
            consumer.addRecord(record(1, "head", "en"));
            consumer.addRecord(record(2, "head", "zh"));
            consumer.addRecord(record(3, "supervisor", "zh"));
        });

        await().untilAsserted(() -> assertThat(taken).containsKey("supervisor"));
        assertThat(taken.get("head").getLanguage()).isEqualTo("zh");
    }

    @Test
    @DisplayName("goes on after what nobody can ever read")
    void leavesOutWhatIsNoPreference() {
        start("unreadable", "head");

        assertThat(taken).doesNotContainKey("unreadable");
        assertThat(taken).containsKey("head");
    }

    @Test
    @DisplayName("is heard later, also when Kafka is away as it is asked again")
    void asksAgain() {
        start("clerk");
        has(next);
        next.schedulePollTask(() -> next.addRecord(record(0, "head", "zh")));

        consumer.setPollException(new KafkaException("Nothing more of this reader"));

        await().untilAsserted(() -> assertThat(taken).containsKey("head"));
        assertThat(consumer.closed()).isTrue();
    }

    /** The first one, then nothing twice, then the next one. */
    private MockConsumer<byte[], byte[]> reader() {
        return switch (readers.getAndIncrement()) {
            case 0 -> consumer;
            case 1, 2 -> throw new KafkaException("Kafka is away");
            default -> next;
        };
    }

    private static void has(MockConsumer<byte[], byte[]> reader) {
        var node = new Node(0, "localhost", 0);
        reader.updatePartitions(
                PARTITION.topic(),
                List.of(new PartitionInfo(PARTITION.topic(), 0, node, new Node[] {node}, new Node[] {node})));
        reader.updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    private void take(String person, @Nullable NoticePreference preference) {
        if (preference == null) {
            taken.remove(person);
        } else {
            taken.put(person, preference);
        }
    }

    private void start(String... people) {
        has(consumer);
        consumer.updateEndOffsets(Map.of(PARTITION, (long) people.length));
        consumer.schedulePollTask(() -> {
            for (var offset = 0; offset < people.length; offset++) {
                consumer.addRecord(record(offset, people[offset], "zh"));
            }
        });
        table.start();
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String person, String language) {
        return new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                offset,
                person.getBytes(UTF_8),
                (person + " " + language).getBytes(UTF_8));
    }

    /** Reads {@code person language}, if the registry answers. */
    private Deserializer<NoticePreference> decoder() {
        return (topic, value) -> {
            if (unanswered.getAndDecrement() > 0) {
                throw new SerializationException(new ConnectException("The registry is away"));
            }
            var said = new String(value, UTF_8).split(" ", -1);
            if (said[0].equals("unreadable")) {
                throw new SerializationException("No preference in " + ByteBuffer.wrap(value));
            }
            return NoticePreference.newBuilder()
                    .setPerson(said[0])
                    .setLanguage(said[1])
                    .setWays(List.of())
                    .setDigestAt("08:30")
                    .setChangedAt(Instant.EPOCH)
                    .build();
        };
    }
}
