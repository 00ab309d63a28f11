package org.jixiaoflow.notification.preferences;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jixiaoflow.schemas.NoticePreference;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.Failures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/** What everybody said, in memory; it is complete before anything is planned. Each process has it all. */
final class PreferenceTable implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PreferenceTable.class);
    private static final String CLIENT = "notification-preferences";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final Deserializer<NoticePreference> values;
    private final Duration waitAfterFault;
    private final Map<String, NoticePreference> said = new ConcurrentHashMap<>();
    private volatile @Nullable Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;

    PreferenceTable(
            ConsumerFactory<byte[], byte[]> consumers, Deserializer<NoticePreference> values, Duration waitAfterFault) {
        this.consumers = consumers;
        this.values = values;
        this.waitAfterFault = waitAfterFault;
    }

    Optional<NoticePreference> of(String person) {
        return Optional.ofNullable(said.get(person));
    }

    /** Takes what was said before it comes back from the topic. */
    void put(NoticePreference preference) {
        said.put(preference.getPerson(), preference);
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
                throw new IllegalStateException("Kafka or the registry did not tell what people prefer");
            }
        }
        var started = new Thread(() -> follow(reader), CLIENT);
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private Consumer<byte[], byte[]> reader() {
        var settings = new Properties();
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        var reader = consumers.createConsumer(null, CLIENT, null, settings);
        var partitions = reader.partitionsFor(Topics.NOTICE_PREFERENCES.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        consumer = reader;
        return reader;
    }

    private void follow(Consumer<byte[], byte[]> first) {
        var reader = first;
        BooleanSupplier goesOn = () -> thread == Thread.currentThread();
        while (goesOn.getAsBoolean()) {
            try {
                read(reader, goesOn);
            } catch (WakeupException stopped) {
                log.debug("Preferences stop", stopped);
            } catch (RuntimeException fault) {
                log.warn("Preferences can't be read; tried again in {}", waitAfterFault, fault);
                reader.close();
                LockSupport.parkNanos(waitAfterFault.toNanos());
                reader = reader();
            }
        }
        reader.close();
    }

    /**
     * Takes what comes next, each as soon as the registry lets it be read: nobody's word is skipped. False if it doesn't while that
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

    /** Whether it is done with; what nobody can read never is said. */
    private boolean take(ConsumerRecord<byte[], byte[]> received) {
        if (received.key() == null) {
            return true;
        }
        try {
            if (received.value() == null) {
                said.remove(new String(received.key(), UTF_8));
            } else {
                put(values.deserialize(received.topic(), received.value()));
            }
        } catch (RuntimeException undecodable) {
            if (Failures.isTransient(undecodable)) {
                log.warn("The registry is away; preferences are read again in {}", waitAfterFault, undecodable);
                return false;
            }
            log.warn("What somebody prefers can't be read at {}", received.offset(), undecodable);
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
