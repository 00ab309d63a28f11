package org.jixiaoflow.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.transaction.KafkaAwareTransactionManager;

@DisplayName("A producer")
class KafkaConfigurationTest {

    private final DefaultKafkaProducerFactory<byte[], byte[]> producers =
            new DefaultKafkaProducerFactory<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1"));

    KafkaConfigurationTest() {
        new KafkaConfiguration().producersCarryBytes().customize(producers);
    }

    @Test
    @DisplayName("sends a command at once, and compressed")
    void command() {
        assertThat(producers.getConfigurationProperties())
                .containsEntry(ProducerConfig.LINGER_MS_CONFIG, 0)
                .containsEntry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    }

    @Test
    @DisplayName("gathers what a batch makes, whose commit sends it")
    void batch() {
        BatchMessageListener<byte[], byte[]> nothing = records -> {};

        var container = TransactionalContainers.container(
                new DefaultKafkaConsumerFactory<>(Map.of()),
                producers,
                new ContainerProperties("any"),
                "group",
                Map.of(),
                template -> nothing);

        KafkaAwareTransactionManager<?, ?> manager =
                Objects.requireNonNull(container.getContainerProperties().getKafkaAwareTransactionManager());
        assertThat(manager.getProducerFactory().getConfigurationProperties())
                .containsEntry(ProducerConfig.LINGER_MS_CONFIG, 5);
    }
}
