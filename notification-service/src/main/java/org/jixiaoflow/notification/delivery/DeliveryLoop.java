package org.jixiaoflow.notification.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.DeliveryState;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.deadletters.ReplayListener;
import org.jixiaoflow.support.kafka.DeadLetters;
import org.jixiaoflow.support.kafka.Failures;
import org.jixiaoflow.support.kafka.Membership;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Reads the deliveries of the partitions that are this process's, each from its beginning, and hands what isn't done to the channels. The
 * topic is all the memory there is: a process that takes a partition over knows as much as the one before it.
 */
final class DeliveryLoop implements SmartLifecycle, ConsumerRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final String GROUP = "notification-deliveries";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration WAIT_AFTER_FAULT = Duration.ofSeconds(3);

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final Deserializer<Delivery> deliveries;
    private final DeadLetters deadLetters;
    private final DeliveryLog states;
    private final Map<String, Dispatcher> dispatchers;
    private final Map<TopicPartition, PartitionDeliveries> assigned = new HashMap<>();
    /** By partition that is still being read, where it ended when it was taken over. */
    private final Map<TopicPartition, Long> reading = new HashMap<>();

    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private volatile @Nullable Thread thread;
    private volatile boolean faulty;

    DeliveryLoop(
            ConsumerFactory<byte[], byte[]> consumers,
            Deserializer<Delivery> deliveries,
            DeadLetters deadLetters,
            DeliveryLog states,
            Map<String, Dispatcher> dispatchers) {
        this.consumers = consumers;
        this.deliveries = deliveries;
        this.deadLetters = deadLetters;
        this.states = states;
        this.dispatchers = dispatchers;
    }

    @Override
    public synchronized void start() {
        var started = new Thread(this::run, GROUP);
        thread = started;
        started.start();
    }

    @Override
    public synchronized void stop() {
        var running = thread;
        thread = null;
        var reader = consumer;
        if (reader != null) {
            reader.wakeup();
        }
        if (running != null) {
            try {
                running.join(Membership.SESSION.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Whether the topic couldn't be read when it was last tried. */
    boolean isFaulty() {
        return faulty;
    }

    private boolean goesOn() {
        return thread == Thread.currentThread();
    }

    private void run() {
        while (goesOn()) {
            try (var reader = consumers.createConsumer(GROUP, GROUP, null, settings())) {
                consumer = reader;
                reader.subscribe(List.of(Topics.DELIVERIES.name()), this);
                while (goesOn()) {
                    read(reader);
                }
            } catch (WakeupException stopped) {
                log.debug("Deliveries stop", stopped);
            } catch (RuntimeException fault) {
                faulty = true;
                log.warn("Deliveries can't be read; tried again in {}", WAIT_AFTER_FAULT, fault);
                leave(Set.copyOf(assigned.keySet()));
                LockSupport.parkNanos(WAIT_AFTER_FAULT.toNanos());
            }
        }
        leave(Set.copyOf(assigned.keySet()));
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.putAll(Membership.settings());
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "1000");
        return settings;
    }

    private void read(Consumer<byte[], byte[]> reader) {
        for (var received : reader.poll(POLL)) {
            var partition = new TopicPartition(received.topic(), received.partition());
            var delivery = decoded(received);
            var known = assigned.get(partition);
            if (delivery != null && known != null) {
                take(partition, known, delivery, received.headers().lastHeader(ReplayListener.REPLAY_OF) != null);
            }
        }
        var read = new HashSet<TopicPartition>();
        reading.forEach((partition, end) -> {
            if (reader.position(partition) >= end) {
                read.add(partition);
            }
        });
        for (var partition : read) {
            reading.remove(partition);
            var known = assigned.get(partition);
            if (known != null) {
                known.unfinished().forEach(delivery -> put(partition.partition(), delivery));
            }
        }
        faulty = false;
        dispatchers.values().forEach(Dispatcher::tick);
    }

    /**
     * While a partition is read from its beginning the newest state counts. Later this process writes the states itself, and reads what is
     * planned or ordered again, or what another process that had the partition still told.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // what is not written is told again
    private void take(TopicPartition partition, PartitionDeliveries known, Delivery delivery, boolean again) {
        if (!known.take(delivery, again)) {
            var sent =
                    Delivery.newBuilder(delivery).setState(DeliveryState.SENT).build();
            states.write(partition.partition(), List.of(sent));
            return;
        }
        if (reading.containsKey(partition)) {
            return;
        }
        switch (delivery.getState()) {
            case WAITING -> {
                if (again) {
                    dispatcher(delivery).ifPresent(channel -> channel.open(delivery.getAddress()));
                }
                put(partition.partition(), delivery);
            }
            case SENT ->
                dispatcher(delivery).ifPresent(channel -> channel.remove(delivery.getAddress(), delivery.getId()));
            case SENDING, FAILED, GIVEN_UP, CLOSED, UNKNOWN -> {
                // Written by this process, which knows.
            }
        }
    }

    private void put(int partition, Delivery delivery) {
        dispatcher(delivery).ifPresent(channel -> channel.put(partition, delivery));
    }

    private Optional<Dispatcher> dispatcher(Delivery delivery) {
        return Optional.ofNullable(dispatchers.get(delivery.getChannel()));
    }

    /** While the registry is away nothing can be decoded, and nothing is a dead letter for that: all is read again. */
    private @Nullable Delivery decoded(ConsumerRecord<byte[], byte[]> received) {
        try {
            return received.value() == null ? null : deliveries.deserialize(received.topic(), received.value());
        } catch (RuntimeException undecodable) {
            if (Failures.isTransient(undecodable)) {
                throw undecodable;
            }
            deadLetters.keep(received, undecodable).join();
            return null;
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        var reader = consumer;
        if (reader == null) {
            return;
        }
        var ends = reader.endOffsets(partitions);
        reader.seekToBeginning(partitions);
        partitions.forEach(partition -> {
            assigned.put(partition, new PartitionDeliveries());
            reading.put(partition, ends.getOrDefault(partition, 0L));
        });
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        leave(partitions);
    }

    private void leave(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> {
            assigned.remove(partition);
            reading.remove(partition);
            dispatchers.values().forEach(channel -> channel.leave(partition.partition()));
        });
    }
}
