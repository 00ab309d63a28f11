package org.jixiaoflow.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jixiaoflow.schemas.contract.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * A small topic in memory, all of it in each process: complete before anything else reads, and followed from then on. A record that
 * nobody can decode is left out; while the registry is away they are waited for.
 */
public final class TopicTable<T extends SpecificRecord> implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicTable.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration WAIT_AFTER_FAULT = Duration.ofSeconds(3);

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final Topic<T> topic;
    private final Deserializer<T> values;
    private final BiConsumer<String, @Nullable T> take;
    private final Duration waitAfterFault;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;

    /**
     * A table of {@code topic}.
     *
     * @param take takes each record's key and value, null for a tombstone, in the order of the topic's partitions
     */
    public TopicTable(
            ConsumerFactory<byte[], byte[]> consumers,
            Topic<T> topic,
            Deserializer<T> values,
            BiConsumer<String, @Nullable T> take) {
        this(consumers, topic, values, take, WAIT_AFTER_FAULT);
    }

    TopicTable(
            ConsumerFactory<byte[], byte[]> consumers,
            Topic<T> topic,
            Deserializer<T> values,
            BiConsumer<String, @Nullable T> take,
            Duration waitAfterFault) {
        this.consumers = consumers;
        this.topic = topic;
        this.values = values;
        this.take = take;
        this.waitAfterFault = waitAfterFault;
    }

    @Override
    public void start() {
        var reader = reader();
        var ends = reader.endOffsets(reader.assignment());
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        BooleanSupplier inTime = () -> System.nanoTime() - deadline < 0;
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            if (!inTime.getAsBoolean() || !read(reader, inTime)) {
                reader.close();
                throw new IllegalStateException("Kafka or the registry did not tell what is on " + topic.name());
            }
        }
        var started = new Thread(() -> follow(reader), topic.name() + "-table");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private Consumer<byte[], byte[]> reader() {
        var settings = new Properties();
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        var reader = consumers.createConsumer(null, topic.name() + "-table", null, settings);
        try {
            var partitions = reader.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
        } catch (RuntimeException away) {
            reader.close();
            throw away;
        }
        consumer = reader;
        return reader;
    }

    private void follow(Consumer<byte[], byte[]> first) {
        @Nullable Consumer<byte[], byte[]> reader = first;
        BooleanSupplier goesOn = () -> thread == Thread.currentThread();
        while (goesOn.getAsBoolean()) {
            try {
                if (reader == null) {
                    reader = reader();
                }
                read(reader, goesOn);
            } catch (WakeupException stopped) {
                log.debug("{} is no longer followed", topic.name(), stopped);
            } catch (RuntimeException fault) {
                log.warn("{} can't be read; tried again in {}", topic.name(), waitAfterFault, fault);
                close(reader);
                reader = null;
                LockSupport.parkNanos(waitAfterFault.toNanos());
            }
        }
        close(reader);
    }

    private static void close(@Nullable Consumer<byte[], byte[]> reader) {
        if (reader != null) {
            reader.close();
        }
    }

    /**
     * Takes what comes next, each as soon as the registry lets it be read: none is skipped. False if it doesn't while that
     * goes on.
     */
    private boolean read(Consumer<byte[], byte[]> reader, BooleanSupplier goesOn) {
        for (var received : reader.poll(POLL)) {
            while (!take(received)) {
                if (!goesOn.getAsBoolean()) {
                    return false;
                }
                LockSupport.parkNanos(waitAfterFault.toNanos());
            }
        }
        return true;
    }

    /** Whether it is done with. */
    private boolean take(ConsumerRecord<byte[], byte[]> received) {
        if (received.key() == null) {
            return true;
        }
        try {
            take.accept(
                    new String(received.key(), UTF_8),
                    received.value() == null ? null : values.deserialize(received.topic(), received.value()));
        } catch (RuntimeException undecodable) {
            if (Failures.isTransient(undecodable)) {
                log.warn(
                        "{} waits for the registry, which is asked again in {}",
                        topic.name(),
                        waitAfterFault,
                        undecodable);
                return false;
            }
            log.warn("A record of {} can't be read, at {}", topic.name(), received.offset(), undecodable);
        }
        return true;
    }

    @Override
    public void stop() {
        thread = null;
        var reader = consumer;
        if (reader != null) {
            reader.wakeup();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** After topics are there and before listeners read. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }
}
