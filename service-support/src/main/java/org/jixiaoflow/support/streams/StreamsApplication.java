package org.jixiaoflow.support.streams;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a topology as long as the service runs. A failed thread is replaced after a wait, and so is the whole client where Kafka can't
 * replace a thread; how long and how often, {@link Setbacks} say. When they say no more, the {@link Ending} comes.
 */
public class StreamsApplication implements SmartLifecycle, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(StreamsApplication.class);
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private final Topology topology;
    private final Properties settings;
    private final Setbacks setbacks;
    private final Ending ending;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private @Nullable KafkaStreams streams;

    public StreamsApplication(Topology topology, Properties settings) {
        this(topology, settings, new Setbacks(InstantSource.system(), Setbacks.Limits.USUAL), new ProcessEnds());
    }

    StreamsApplication(Topology topology, Properties settings, Setbacks setbacks, Ending ending) {
        this.topology = topology;
        this.settings = settings;
        this.setbacks = setbacks;
        this.ending = ending;
    }

    @Override
    public synchronized void start() {
        stopping = new CountDownLatch(1);
        begin();
    }

    private void begin() {
        var starting = new KafkaStreams(topology, settings);
        starting.setUncaughtExceptionHandler(this::afterFailure);
        starting.start();
        streams = starting;
    }

    /** Called by the thread that failed, which keeps its partitions while it waits: so nobody else fails by them meanwhile. */
    private StreamThreadExceptionResponse afterFailure(Throwable failure) {
        log.error("A stream thread failed", failure);
        failures.incrementAndGet();
        var wait = setbacks.after(failure);
        if (wait.isEmpty()) {
            ending.of(settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG), failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        // The thread that fills global stores is one of its kind, and Kafka can't put another in its place.
        if (Thread.currentThread().getName().endsWith("GlobalStreamThread")) {
            new Thread(() -> replaceClient(wait.get()), "streams-replacement").start();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        pause(wait.get());
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private void replaceClient(Duration first) {
        var wait = Optional.of(first);
        while (wait.isPresent()) {
            pause(wait.get());
            wait = replaced();
        }
    }

    /** How long to wait before the next attempt; nothing if there need be none. */
    private synchronized Optional<Duration> replaced() {
        if (streams == null) {
            return Optional.empty();
        }
        streams.close(CloseOptions.timeout(CLOSING));
        try {
            begin();
            return Optional.empty();
        } catch (StreamsException failure) {
            log.error("The stream can't start again", failure);
            var wait = setbacks.after(failure);
            if (wait.isEmpty()) {
                ending.of(settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG), failure);
            }
            return wait;
        }
    }

    private void pause(Duration wait) {
        waiting.incrementAndGet();
        try {
            if (stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("The stream is stopping");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Leaves the group, so that whoever comes next needn't wait until this member is missed. */
    @Override
    public void stop() {
        stopping.countDown();
        synchronized (this) {
            if (streams != null) {
                streams.close(CloseOptions.timeout(CLOSING)
                        .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
                streams = null;
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return streams != null;
    }

    @Override
    public synchronized Health health() {
        var state = streams == null ? State.NOT_RUNNING : streams.state();
        var health = state.isRunningOrRebalancing() ? Health.up() : Health.down();
        return health.withDetail("state", state.name())
                .withDetail("failedThreads", failures.get())
                .withDetail("waitingThreads", waiting.get())
                .build();
    }

    /**
     * How an application stands.
     *
     * @param name its application id
     * @param state Kafka's word for it
     * @param failed threads that failed since it was started
     * @param waiting threads that failed and wait before they are replaced
     * @param partitions what this instance reads
     */
    public record Standing(String name, String state, int failed, int waiting, Set<TopicPartition> partitions) {}

    /** How it stands, for those who look after it. */
    public synchronized Standing standing() {
        var state = streams == null ? State.NOT_RUNNING : streams.state();
        return new Standing(
                settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG),
                state.name(),
                failures.get(),
                waiting.get(),
                streams == null || !state.isRunningOrRebalancing()
                        ? Set.of()
                        : streams.metadataForLocalThreads().stream()
                                .flatMap(thread -> thread.activeTasks().stream())
                                .flatMap(task -> task.topicPartitions().stream())
                                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether every task is assigned and restored. */
    public synchronized boolean isReady() {
        return streams != null && streams.state() == State.RUNNING;
    }
}
