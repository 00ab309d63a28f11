package org.jixiaoflow.support.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A stream's settings")
class StreamsSettingsTest {

    private static final int PATIENCE = 15_000;

    private final StreamsSettings settings =
            new StreamsSettings("test", Path.of("unused"), 1, 0, Duration.ofMillis(50), 0, Map.of());

    @Test
    @DisplayName("let the transaction of a process that died stand in nobody's way for longer than fifteen seconds")
    void transactionsOfTheDead() {
        assertThat(settings.on(Map.of()))
                .extractingByKey(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG))
                .isInstanceOfSatisfying(
                        Integer.class, millis -> assertThat(millis).isBetween(1, PATIENCE));
    }

    @Test
    @DisplayName("let a member of the group that says nothing stand in nobody's way for longer than half a minute")
    void silentMembers() {
        assertThat(settings.on(Map.of()))
                .containsEntry(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), "30000")
                .containsEntry(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), "10000");
    }

    @Test
    @DisplayName("have every command decided exactly once")
    void exactlyOnce() {
        assertThat(settings.on(Map.of()))
                .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    }
}
