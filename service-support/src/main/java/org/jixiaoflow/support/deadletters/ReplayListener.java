package org.jixiaoflow.support.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Deserializer;
import org.jixiaoflow.schemas.DeadLetterAction;
import org.jixiaoflow.schemas.DeadLetterActionKind;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Carries out the replays ordered of letters that come from a service's own topics. Put in a container of
 * {@link org.jixiaoflow.support.kafka.TransactionalContainers} each is carried out once.
 */
public final class ReplayListener implements BatchMessageListener<byte[], byte[]> {

    /** Header of a replayed record: the id of the letter it was. */
    public static final String REPLAY_OF = "jixiao-replay-of";

    private final Deserializer<DeadLetterAction> actions;
    private final Predicate<String> ours;
    private final BiConsumer<ConsumerRecord<byte[], byte[]>, DeadLetterAction> process;

    /**
     * @param ours topics whose records this service processes again
     * @param process does it, knowing who ordered it; the record says it was received where the letter was
     */
    public ReplayListener(
            Deserializer<DeadLetterAction> actions,
            Predicate<String> ours,
            BiConsumer<ConsumerRecord<byte[], byte[]>, DeadLetterAction> process) {
        this.actions = actions;
        this.ours = ours;
        this.process = process;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch) {
        batch.stream()
                .map(received -> actions.deserialize(received.topic(), received.value()))
                .filter(action -> action.getKind() == DeadLetterActionKind.REPLAYED)
                .filter(action -> ours.test(action.getOriginTopic()))
                .forEach(action -> process.accept(record(action), action));
    }

    /** Writes a record to its topic again, in the transaction of the calling thread. */
    @SuppressWarnings("FutureReturnValueIgnored") // the transaction fails if one of its records does
    public static void write(KafkaTemplate<byte[], byte[]> template, ConsumerRecord<byte[], byte[]> record) {
        template.send(new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers()));
    }

    private static ConsumerRecord<byte[], byte[]> record(DeadLetterAction action) {
        var key = bytes(action.getKey());
        var value = bytes(action.getValue());
        var headers = new RecordHeaders();
        headers.add(REPLAY_OF, action.getLetterId().getBytes(UTF_8));
        return new ConsumerRecord<>(
                action.getOriginTopic(),
                action.getOriginPartition(),
                action.getOriginOffset(),
                action.getAt().toEpochMilli(),
                TimestampType.CREATE_TIME,
                key == null ? ConsumerRecord.NULL_SIZE : key.length,
                value == null ? ConsumerRecord.NULL_SIZE : value.length,
                key,
                value,
                headers,
                Optional.empty());
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
