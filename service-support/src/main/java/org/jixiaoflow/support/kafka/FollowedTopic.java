package org.jixiaoflow.support.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.reading.TopicReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * What the records of a topic come to: read from its beginning before {@link #start} returns, and followed for as long as the service
 * runs.
 *
 * @param <T> a record
 * @param <S> what records come to; one that takes its place comes of each
 */
public final class FollowedTopic<T extends SpecificRecord, S> {

    private static final Logger log = LoggerFactory.getLogger(FollowedTopic.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(1);

    private final Topic<T> topic;
    private final BiFunction<S, T, S> with;
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final Deserializer<T> values;
    private final Object arrival = new Object();
    private volatile S now;
    private volatile @Nullable Reader reader;

    /**
     * @param none what no record comes to
     * @param with what it comes to with the next record
     */
    public FollowedTopic(
            Topic<T> topic,
            S none,
            BiFunction<S, T, S> with,
            ConsumerFactory<byte[], byte[]> consumers,
            TopicSerdes serdes) {
        this.topic = topic;
        this.now = none;
        this.with = with;
        this.consumers = consumers;
        this.values = serdes.of(topic).deserializer();
    }

    /** What they come to by now. */
    public S now() {
        return now;
    }

    /** Something that is there, or comes within that time. */
    public <R> Optional<R> awaited(Function<S, Optional<R>> wanted, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        synchronized (arrival) {
            try {
                while (true) {
                    var arrived = wanted.apply(now);
                    var left = deadline - System.nanoTime();
                    if (arrived.isPresent() || left <= 0) {
                        return arrived;
                    }
                    TimeUnit.NANOSECONDS.timedWait(arrival, left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while " + topic.name() + " was waited for", e);
            }
        }
    }

    /** Reads what is there, and goes on reading. */
    public void start() {
        var reading = new Reader();
        reading.catchUp();
        reading.start();
        reader = reading;
    }

    public void stop() {
        var reading = reader;
        if (reading != null) {
            reading.end();
            reader = null;
        }
    }

    public boolean isRunning() {
        return reader != null;
    }

    private final class Reader extends Thread {

        private final Consumer<byte[], byte[]> consumer = consumers.createConsumer(null, topic.name());
        private volatile boolean ending;

        Reader() {
            super(topic.name());
            setDaemon(true);
            TopicReader.begin(consumer, List.of(topic.name()));
        }

        /** Reads what is there already, partitions one with another as time went, so that all who read it agree. */
        void catchUp() {
            var unread = new TreeMap<Integer, Deque<ConsumerRecord<byte[], byte[]>>>();
            TopicReader.toEnd(
                    consumer,
                    received -> unread.computeIfAbsent(received.partition(), first -> new ArrayDeque<>())
                            .add(received));
            while (!unread.isEmpty()) {
                var earliest = Collections.min(
                        unread.values(),
                        Comparator.comparingLong(
                                partition -> partition.element().timestamp()));
                take(earliest.remove());
                unread.values().removeIf(Deque::isEmpty);
            }
        }

        private void take(ConsumerRecord<byte[], byte[]> received) {
            try {
                var next = decoded(received);
                synchronized (arrival) {
                    now = with.apply(now, next);
                    arrival.notifyAll();
                }
            } catch (RuntimeException unreadable) {
                log.error(
                        "Skipped the unreadable record at {}-{}@{}",
                        topic.name(),
                        received.partition(),
                        received.offset(),
                        unreadable);
            }
        }

        /** A record passed over because the registry is away would be missed until the next start. */
        private T decoded(ConsumerRecord<byte[], byte[]> received) {
            while (true) {
                try {
                    return values.deserialize(received.topic(), received.value());
                } catch (RuntimeException fault) {
                    if (ending || !Failures.isTransient(fault)) {
                        throw fault;
                    }
                    log.warn(
                            "The record at {}-{}@{} can't be read now",
                            topic.name(),
                            received.partition(),
                            received.offset(),
                            fault);
                    LockSupport.parkNanos(AFTER_FAULT.toNanos());
                }
            }
        }

        @Override
        public void run() {
            try (consumer) {
                while (!ending) {
                    read();
                }
            }
        }

        /** A fault of the broker's passes, and then the next read goes on where this one ended. */
        private void read() {
            try {
                consumer.poll(POLL).forEach(this::take);
            } catch (WakeupException stopped) {
                // asked to end
            } catch (KafkaException fault) {
                log.error("{} can't be read", topic.name(), fault);
                LockSupport.parkNanos(POLL.toNanos());
            }
        }

        void end() {
            ending = true;
            consumer.wakeup();
        }
    }
}
