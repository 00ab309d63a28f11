package org.jixiaoflow.submission.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.submission.tracking.TrackedForms;
import org.jixiaoflow.support.kafka.DeadLetters;
import org.jixiaoflow.support.kafka.Publisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.springframework.util.backoff.ExponentialBackOff;

/** Puts the room together: the portals' topics wired to their desk, exactly once. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    private static final String GROUP = "submission-portals";
    private static final Duration SESSION = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The configured portals' topics, so that they are there before the portal is. */
    @Bean
    PortalTopics portalTopics(PortalSettings settings) {
        return new PortalTopics(settings);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> portalListener(
            ConsumerFactory<byte[], byte[]> consumers,
            ProducerFactory<byte[], byte[]> producers,
            TopicSerdes serdes,
            PortalDesk desk,
            TrackedForms forms,
            PortalSettings settings,
            Clock clock) {
        var transactional = transactional(producers);
        var template = new KafkaTemplate<>(transactional);
        var listener = new PortalListener(
                serdes.of(Topics.FORM_SUBMISSIONS).deserializer(),
                desk,
                forms,
                new Publisher(template, serdes),
                new DeadLetters(template),
                clock);
        var properties = new ContainerProperties(Topics.PORTAL_SUBMISSIONS);
        properties.setGroupId(GROUP);
        properties.setClientId(GROUP);
        properties.setMessageListener(listener);
        properties.setKafkaAwareTransactionManager(new KafkaTransactionManager<>(transactional));
        var consumer = new Properties();
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, String.valueOf(SESSION.toMillis()));
        consumer.put(
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                String.valueOf(settings.discovery().toMillis()));
        properties.setKafkaConsumerProperties(consumer);
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        // Only faults that pass arrive there: the batch is tried again for ever, ever more slowly.
        var waits = new ExponentialBackOff();
        waits.setMaxInterval(LONGEST_WAIT.toMillis());
        container.setAfterRollbackProcessor(new DefaultAfterRollbackProcessor<>(waits));
        return container;
    }

    /** Transactions are fenced by the consumer group, so each instance may have a name of its own for them. */
    @SuppressWarnings("unchecked")
    private static DefaultKafkaProducerFactory<byte[], byte[]> transactional(
            ProducerFactory<byte[], byte[]> producers) {
        var factory = (DefaultKafkaProducerFactory<byte[], byte[]>) producers.copyWithConfigurationOverride(Map.of());
        factory.setTransactionIdPrefix(GROUP + "-" + UUID.randomUUID() + "-");
        return factory;
    }
}
