package org.jixiaoflow.support.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Sizes;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Kafka clients carry bytes; records are encoded and decoded at the edge of a room. So a record that cannot be decoded is nothing
 * special: whoever reads it has its bytes, as received, for the dead-letter topic. Consumers see what was committed, nothing else.
 */
@AutoConfiguration
@AutoConfigureAfter(KafkaAutoConfiguration.class)
@EnableConfigurationProperties({RegistrySettings.class, TopicSettings.class})
class KafkaConfiguration {

    /** While the broker is away somebody waits for an answer, who hears sooner than Kafka's minute that there is none. */
    private static final Duration SOMEBODY_WAITS = Duration.ofSeconds(5);

    @Bean
    DefaultKafkaProducerFactoryCustomizer producersCarryBytes() {
        return factory -> {
            bytes(factory);
            factory.updateConfigs(Map.of(
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    SOMEBODY_WAITS.toMillis(),
                    ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                    Sizes.LARGEST_BATCH,
                    // Kafka's five milliseconds bring a single command no company; what comes meanwhile goes together
                    // all the same.
                    ProducerConfig.LINGER_MS_CONFIG,
                    0,
                    ProducerConfig.COMPRESSION_TYPE_CONFIG,
                    "lz4"));
        };
    }

    @Bean
    DefaultKafkaConsumerFactoryCustomizer consumersCarryCommittedBytes() {
        return factory -> {
            bytes(factory);
            factory.updateConfigs(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"));
        };
    }

    @Bean
    @ConditionalOnMissingBean
    TopicSerdes topicSerdes(RegistrySettings settings) {
        return settings.plain() ? new UnregisteredSerdes() : new RegistrySerdes(settings.url());
    }

    @Bean
    TopicProvisioner contractReady(
            KafkaAdmin admin,
            TopicSerdes serdes,
            TopicSettings settings,
            ObjectProvider<AdditionalTopics> additionalTopics,
            ObjectProvider<AdditionalSchemas> additionalSchemas) {
        return new TopicProvisioner(admin, serdes, settings, additionalTopics, additionalSchemas);
    }

    @Bean
    Publisher publisher(KafkaTemplate<byte[], byte[]> template, TopicSerdes serdes) {
        return new Publisher(template, serdes);
    }

    @Bean
    DeadLetters deadLetters(KafkaTemplate<byte[], byte[]> template) {
        return new DeadLetters(template);
    }

    @SuppressWarnings("unchecked")
    private static void bytes(org.springframework.kafka.core.DefaultKafkaProducerFactory<?, ?> factory) {
        var ours = (org.springframework.kafka.core.DefaultKafkaProducerFactory<byte[], byte[]>) factory;
        ours.setKeySerializer(new ByteArraySerializer());
        ours.setValueSerializer(new ByteArraySerializer());
    }

    @SuppressWarnings("unchecked")
    private static void bytes(org.springframework.kafka.core.DefaultKafkaConsumerFactory<?, ?> factory) {
        var ours = (org.springframework.kafka.core.DefaultKafkaConsumerFactory<byte[], byte[]>) factory;
        ours.setKeyDeserializer(new BoundedBytes(Shortened.KEY));
        ours.setValueDeserializer(new BoundedBytes(Shortened.VALUE));
    }
}
