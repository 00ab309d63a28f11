package org.jixiaoflow.support.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.state.Stores;
import org.awaitility.core.ConditionFactory;
import org.jixiaoflow.fixtures.EmbeddedBroker;
import org.jixiaoflow.fixtures.RunningBroker;
import org.jixiaoflow.support.streams.Setbacks.Limits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A stream on a real broker")
@EmbeddedBroker(topics = {"commands", "facts"})
class StreamsApplicationIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Limits QUICK =
            new Limits(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMinutes(1), 3, Duration.ofMinutes(10));

    /** A thread that failed is missed only when its session is over. */
    private static final Map<String, String> SHORT_SESSIONS =
            Map.of("consumer.session.timeout.ms", "1000", "consumer.heartbeat.interval.ms", "300");

    @TempDir
    Path state;

    private final List<String> processed = new CopyOnWriteArrayList<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final List<Throwable> endings = new CopyOnWriteArrayList<>();
    private volatile @Nullable Supplier<RuntimeException> fault;
    private KafkaProducer<String, String> producer;
    private StreamsApplication stream;

    @BeforeEach
    void start(RunningBroker broker) {
        var brokers = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers());
        producer = new KafkaProducer<>(brokers, new StringSerializer(), new StringSerializer());
        var settings = new StreamsSettings(
                        "outages-" + UUID.randomUUID(), state, 2, 0, Duration.ofMillis(50), 0, SHORT_SESSIONS, Map.of())
                .on(brokers);
        settings.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailProcessingExceptionHandler.class);
        stream = new StreamsApplication(
                topology(),
                settings,
                new Setbacks(InstantSource.system(), QUICK),
                (application, last) -> endings.add(last));
        stream.start();
        soon().until(stream::isReady);
    }

    @AfterEach
    void stop() {
        stream.stop();
        producer.close();
    }

    @Test
    @DisplayName(
            "outlasts two outages that fail its threads more often than any count allows, and then processes what waited")
    void outlastsOutages() {
        for (var outage = 1; outage <= 2; outage++) {
            var command = "sent in outage " + outage;
            failed.set(0);
            fault = () -> new IllegalStateException(new ConnectException("the registry is away"));

            send(command);
            soon().untilAtomic(failed, greaterThan(5));
            fault = null;

            soon().until(() -> processed.contains(command));
        }
        assertThat(endings).isEmpty();
        soon().until(stream::isReady);
    }

    @Test
    @DisplayName("is replaced whole when the thread fails that Kafka can't replace")
    void globalThread() {
        fault = () -> new IllegalStateException(new ConnectException("the registry is away"));

        var unused = producer.send(new ProducerRecord<>("facts", "a", "fact"));
        soon().untilAtomic(failed, greaterThan(0));
        fault = null;
        send("sent after the outage");

        soon().until(() -> processed.contains("sent after the outage"));
        assertThat(endings).isEmpty();
    }

    @Test
    @DisplayName("comes to its end after a few faults of its own")
    void ends() {
        fault = () -> new IllegalStateException("a bug");

        send("poison");

        soon().untilAsserted(() -> assertThat(endings).hasSize(1));
        assertThat(failed).hasValueGreaterThan(3);
        soon().untilAsserted(() -> assertThat(stream.health().getDetails()).containsEntry("state", "ERROR"));
    }

    /** What a thread dies of is no fault of the test's. */
    private static ConditionFactory soon() {
        return await().dontCatchUncaughtExceptions().atMost(PATIENCE);
    }

    private void send(String command) {
        var unused = producer.send(new ProducerRecord<>("commands", command, command));
    }

    private Topology topology() {
        var builder = new StreamsBuilder();
        builder.stream("commands", Consumed.with(Serdes.String(), Serdes.String()))
                .foreach((key, command) -> {
                    failIfAway();
                    processed.add(command);
                });
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore("facts"), Serdes.String(), Serdes.String()),
                "facts",
                Consumed.with(Serdes.String(), Serdes.String()),
                () -> record -> failIfAway());
        return builder.build();
    }

    private void failIfAway() {
        var current = fault;
        if (current != null) {
            failed.incrementAndGet();
            throw current.get();
        }
    }
}
