package org.jixiaoflow.support.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.jixiaoflow.support.kafka.DeadLetters;
import org.jixiaoflow.support.kafka.Failures;
import org.jixiaoflow.support.kafka.Membership;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.backoff.ExponentialBackOff;

/** Reads one view's topic in batches. The position that counts is the one kept beside the view, in the same SQL transaction. */
final class ViewListener<T extends SpecificRecord>
        implements BatchConsumerAwareMessageListener<byte[], byte[]>, ConsumerSeekAware {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration OFFSETS_TOLD = Duration.ofSeconds(1);
    private static final Duration LOOKED_AT_WHEN_IDLE = Duration.ofSeconds(1);
    private static final Duration WAIT_FOR_MORE = Duration.ofMillis(50);
    private static final int MANY = 100;

    private final View<T> view;
    private final Deserializer<T> values;
    private final DeadLetters deadLetters;
    private final ProjectionOffsets projectionOffsets;
    private final TransactionOperations transaction;
    private final int batch;
    /** By partition, the position stored when it was last looked at or moved; only the consumer's thread has to do with it. */
    private final Map<Integer, Long> known = new HashMap<>();

    ViewListener(
            View<T> view,
            Deserializer<T> values,
            DeadLetters deadLetters,
            ProjectionOffsets projectionOffsets,
            TransactionOperations transaction,
            int batch) {
        this.view = view;
        this.values = values;
        this.deadLetters = deadLetters;
        this.projectionOffsets = projectionOffsets;
        this.transaction = transaction;
        this.batch = batch;
    }

    static ConcurrentMessageListenerContainer<byte[], byte[]> container(
            ViewListener<?> listener, ConsumerFactory<byte[], byte[]> consumers, String group) {
        var container = new ContainerProperties(listener.view.topic().name());
        container.setGroupId(group);
        container.setClientId(group);
        container.setMessageListener(listener);
        container.setMissingTopicsFatal(false);
        // Only whoever watches the group's lag reads these offsets.
        container.setAckMode(ContainerProperties.AckMode.TIME);
        container.setAckTime(OFFSETS_TOLD.toMillis());
        container.setIdleEventInterval(LOOKED_AT_WHEN_IDLE.toMillis());
        container.setPollTimeout(LOOKED_AT_WHEN_IDLE.toMillis());
        var consumer = new Properties();
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.putAll(Membership.settings());
        consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, String.valueOf(listener.batch));
        container.setKafkaConsumerProperties(consumer);
        var running = new ConcurrentMessageListenerContainer<>(consumers, container);
        running.setBeanName(group);
        // Only faults that pass (the database is away) arrive here: try for ever, ever more slowly.
        var waits = new ExponentialBackOff();
        waits.setMaxInterval(LONGEST_WAIT.toMillis());
        running.setCommonErrorHandler(new DefaultErrorHandler(waits));
        return running;
    }

    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
        goOn(assignments.keySet(), callback::seek);
    }

    /** Somebody may have emptied the view. */
    @Override
    public void onIdleContainer(Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
        var stored = projectionOffsets.of(view.name());
        var moved = assignments.keySet().stream()
                .filter(partition -> !Objects.equals(known.get(partition.partition()), next(stored, partition)))
                .toList();
        if (!moved.isEmpty()) {
            goOn(moved, callback::seek);
        }
    }

    /** Goes on where the positions say. */
    private void goOn(Collection<TopicPartition> partitions, Seeking seeking) {
        var stored = projectionOffsets.of(view.name());
        partitions.forEach(partition -> {
            var next = next(stored, partition);
            if (next == null) {
                known.remove(partition.partition());
            } else {
                known.put(partition.partition(), next);
            }
            // A topic that begins later is read from there, see auto.offset.reset.
            seeking.seek(partition.topic(), partition.partition(), next == null ? 0 : next);
        });
    }

    private static @Nullable Long next(Map<Integer, ProjectionOffsets.Position> stored, TopicPartition partition) {
        var position = stored.get(partition.partition());
        return position == null ? null : position.next();
    }

    @FunctionalInterface
    private interface Seeking {
        void seek(String topic, int partition, long offset);
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> messages, @Nullable Consumer<?, ?> consumer) {
        try {
            apply(messages);
        } catch (Overtaken overtaken) {
            var reading = requireNonNull(consumer);
            goOn(
                    reading.assignment(),
                    (topic, partition, offset) -> reading.seek(new TopicPartition(topic, partition), offset));
        }
        if (messages.size() < Math.min(MANY, batch)) {
            // A transaction costs much the same for one record as for a hundred: let more come. If the broker waited
            // for them, it would be asked as often when nothing comes at all.
            LockSupport.parkNanos(WAIT_FOR_MORE.toNanos());
        }
    }

    private void apply(List<ConsumerRecord<byte[], byte[]>> messages) {
        var batch = new ArrayList<Decoded<T>>(messages.size());
        for (var message : messages) {
            try {
                batch.add(new Decoded<>(message, decoded(message)));
            } catch (RuntimeException undecodable) {
                if (Failures.isTransient(undecodable)) {
                    throw undecodable;
                }
                deadLetters.keep(message, undecodable).join();
            }
        }
        var reached = messages.stream().map(ViewListener::position).toList();
        try {
            apply(batch.stream().map(Decoded::received).toList(), reached);
        } catch (RuntimeException fault) {
            if (!isOfTheData(fault)) {
                throw fault;
            }
            batch.forEach(this::alone);
            // Goes past what was skipped.
            apply(
                    List.of(),
                    reached.stream()
                            .filter(received -> received.offset() >= known.getOrDefault(received.partition(), 0L))
                            .toList());
        }
    }

    private void apply(List<ViewRecord<T>> batch, List<? extends ViewRecord<?>> reached) {
        transaction.executeWithoutResult(status -> {
            if (!projectionOffsets.advance(view.name(), known, reached)) {
                throw new Overtaken();
            }
            if (!batch.isEmpty()) {
                view.apply(batch);
            }
        });
        reached.forEach(received -> known.put(received.partition(), received.offset() + 1));
    }

    /** The view is no longer where these records were to follow. */
    private static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** After a batch failed: whatever fails alone is the culprit. */
    private void alone(Decoded<T> record) {
        try {
            apply(List.of(record.received()), List.of(record.received()));
        } catch (RuntimeException fault) {
            if (!isOfTheData(fault)) {
                throw fault;
            }
            deadLetters.keep(record.message(), fault).join();
        }
    }

    /** Whether trying again would fail again. */
    private static boolean isOfTheData(RuntimeException fault) {
        return !Failures.isTransient(fault)
                && (fault instanceof DataIntegrityViolationException
                        || fault instanceof NonTransientDataAccessException
                        || fault instanceof SerializationException
                        || fault instanceof AvroRuntimeException
                        || fault instanceof IllegalArgumentException
                        || fault instanceof IllegalStateException
                        || fault instanceof NullPointerException);
    }

    private ViewRecord<T> decoded(ConsumerRecord<byte[], byte[]> message) {
        if (message.key() == null) {
            throw new SerializationException("The record has no key");
        }
        return new ViewRecord<>(
                new String(message.key(), UTF_8),
                message.value() == null ? null : values.deserialize(message.topic(), message.value()),
                Bytes.wrap(message.value()),
                message.partition(),
                message.offset(),
                Instant.ofEpochMilli(message.timestamp()));
    }

    private static ViewRecord<?> position(ConsumerRecord<byte[], byte[]> message) {
        return new ViewRecord<Object>(
                "", null, null, message.partition(), message.offset(), Instant.ofEpochMilli(message.timestamp()));
    }

    private record Decoded<T>(ConsumerRecord<byte[], byte[]> message, ViewRecord<T> received) {}
}
