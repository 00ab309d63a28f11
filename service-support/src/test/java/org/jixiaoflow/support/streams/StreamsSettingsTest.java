package org.jixiaoflow.support.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jixiaoflow.support.streams.StreamsSettings.Beside;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A stream's settings")
class StreamsSettingsTest {

    private static final int PATIENCE = 15_000;

    private final StreamsSettings settings =
            new StreamsSettings("test", Path.of("unused"), 1, 0, Duration.ofMillis(50), 0, Map.of(), Map.of());

    @Test
    @DisplayName("let the transaction of a process that died stand in nobody's way for longer than fifteen seconds")
    void transactionsOfTheDead() {
        assertThat(settings.on(Map.of()))
                .extractingByKey(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG))
                .isInstanceOfSatisfying(
                        Integer.class, millis -> assertThat(millis).isBetween(1, PATIENCE));
    }

    @Test
    @DisplayName("let a member of the group that says nothing stand in nobody's way for longer than a minute")
    void silentMembers() {
        assertThat(settings.on(Map.of()))
                .containsEntry(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), "45000")
                .containsEntry(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), "10000");
    }

    @Test
    @DisplayName("have every command decided exactly once")
    void exactlyOnce() {
        assertThat(settings.on(Map.of()))
                .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    }

    @Test
    @DisplayName(
            "give an application beside the first one a pace of its own, and everything else as the first one has it")
    void beside() {
        var first = new StreamsSettings(
                "scores",
                Path.of("unused"),
                2,
                1,
                Duration.ofMillis(200),
                0,
                Map.of("poll.ms", "50", "retries", "1"),
                Map.of("sums", new Beside(1, Duration.ofMillis(300), Map.of("poll.ms", "100"))));

        assertThat(first.beside("sums").on(Map.of()))
                .containsEntry(StreamsConfig.APPLICATION_ID_CONFIG, "scores-sums")
                .containsEntry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 300L)
                .containsEntry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1)
                .containsEntry(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1)
                .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2)
                .containsEntry("poll.ms", "100")
                .containsEntry("retries", "1");
    }
}
