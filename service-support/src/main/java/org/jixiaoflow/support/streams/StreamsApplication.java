package org.jixiaoflow.support.streams;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/** Runs a topology as long as the service runs. A failed thread is replaced a few times; then the application is down for all to see. */
public class StreamsApplication implements SmartLifecycle, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(StreamsApplication.class);
    private static final int REPLACEMENTS = 10;
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private final Topology topology;
    private final Properties settings;
    private final AtomicInteger failures = new AtomicInteger();
    private @Nullable KafkaStreams streams;

    public StreamsApplication(Topology topology, Properties settings) {
        this.topology = topology;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        var starting = new KafkaStreams(topology, settings);
        starting.setUncaughtExceptionHandler(this::afterFailure);
        starting.start();
        streams = starting;
    }

    private StreamThreadExceptionResponse afterFailure(Throwable failure) {
        log.error("A stream thread failed", failure);
        // The thread that fills global stores is one of its kind, and Kafka can't put another in its place.
        var isReplaceable = !Thread.currentThread().getName().endsWith("GlobalStreamThread");
        return isReplaceable && failures.incrementAndGet() <= REPLACEMENTS
                ? StreamThreadExceptionResponse.REPLACE_THREAD
                : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Leaves the group, so that whoever comes next needn't wait until this member is missed. */
    @Override
    public synchronized void stop() {
        if (streams != null) {
            streams.close(
                    CloseOptions.timeout(CLOSING).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
            streams = null;
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
                .build();
    }

    /** Whether every task is assigned and restored. */
    public synchronized boolean isReady() {
        return streams != null && streams.state() == State.RUNNING;
    }
}
