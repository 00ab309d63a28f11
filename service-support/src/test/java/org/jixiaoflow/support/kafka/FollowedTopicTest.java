package org.jixiaoflow.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ConsumerFactory;

@DisplayName("A topic that is followed from its beginning")
class FollowedTopicTest {

    private static final String TOPIC = Topics.FORM_OUTCOMES.name();

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    @DisplayName("is read as time went, whichever partition comes first, and each partition in its order")
    void inTime() {
        var partitions = List.of(new TopicPartition(TOPIC, 0), new TopicPartition(TOPIC, 1));
        consumer.updatePartitions(
                TOPIC,
                IntStream.range(0, 2)
                        .mapToObj(partition ->
                                new PartitionInfo(TOPIC, partition, Node.noNode(), new Node[0], new Node[0]))
                        .toList());
        consumer.updateBeginningOffsets(Map.of(partitions.get(0), 0L, partitions.get(1), 0L));
        consumer.updateEndOffsets(Map.of(partitions.get(0), 2L, partitions.get(1), 3L));
        consumer.schedulePollTask(() -> {
            record(0, 0, 20, "third");
            record(0, 1, 40, "last");
            record(1, 0, 10, "first");
            record(1, 1, 30, "fourth");
            record(1, 2, 15, "fifth, by a clock that is late");
        });
        ConsumerFactory<byte[], byte[]> consumers = mock();
        when(consumers.createConsumer(any(), any())).thenReturn(consumer);
        var topic = new FollowedTopic<>(
                Topics.FORM_OUTCOMES,
                List.<String>of(),
                (read, next) -> Stream.concat(read.stream(), Stream.of(next.getFormId()))
                        .toList(),
                consumers,
                new UnregisteredSerdes());

        topic.start();
        topic.stop();

        assertThat(topic.now()).containsExactly("first", "third", "fourth", "fifth, by a clock that is late", "last");
    }

    private void record(int partition, long offset, long time, String form) {
        var value = UnregisteredSerdes.value(CommandOutcome.newBuilder()
                .setCommandId(UUID.nameUUIDFromBytes(new byte[] {(byte) offset}))
                .setFormId(form)
                .setTrigger(Trigger.SAVE)
                .setStatus(OutcomeStatus.ACCEPTED)
                .setVersion(1)
                .setRevision(0)
                .setDecidedAt(Instant.EPOCH)
                .build());
        consumer.addRecord(new ConsumerRecord<>(
                TOPIC,
                partition,
                offset,
                time,
                TimestampType.CREATE_TIME,
                0,
                value.length,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty()));
    }
}
