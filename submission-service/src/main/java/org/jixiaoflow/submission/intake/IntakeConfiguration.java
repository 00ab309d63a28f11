package org.jixiaoflow.submission.intake;

import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.submission.portals.PortalSettings;
import org.jixiaoflow.submission.tracking.TrackedForms;
import org.jixiaoflow.support.deadletters.ReplayListener;
import org.jixiaoflow.support.kafka.DeadLetters;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.kafka.TransactionalContainers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/** Puts the room together: the portals' topics wired to their desk, exactly once. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

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
            PortalReading reading,
            PortalSettings settings) {
        var container = TransactionalContainers.container(
                consumers,
                producers,
                new ContainerProperties(Topics.PORTAL_SUBMISSIONS),
                "submission-portals",
                Map.of(
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        String.valueOf(settings.discovery().toMillis())),
                reading::by);
        container.setConcurrency(settings.readers());
        return container;
    }

    /** What portals sent is judged again, as if it had just come; commands of departments are written again. */
    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> replayListener(
            ConsumerFactory<byte[], byte[]> consumers,
            ProducerFactory<byte[], byte[]> producers,
            TopicSerdes serdes,
            PortalReading reading) {
        return TransactionalContainers.container(
                consumers,
                producers,
                new ContainerProperties(Topics.DEAD_LETTER_ACTIONS.name()),
                "submission-replays",
                Map.of(),
                template -> {
                    var portals = reading.by(template);
                    return new ReplayListener(
                            serdes.of(Topics.DEAD_LETTER_ACTIONS).deserializer(),
                            topic -> topic.equals(Topics.FORM_SUBMISSIONS.name()) || isPortal(topic),
                            (record, order) -> {
                                if (isPortal(record.topic())) {
                                    portals.again(record, order.getFixed() ? order.getActor() : null);
                                } else {
                                    ReplayListener.write(template, record);
                                }
                            });
                });
    }

    private static boolean isPortal(String topic) {
        return Topics.PORTAL_SUBMISSIONS.matcher(topic).matches();
    }

    @Bean
    PortalReading portalReading(TopicSerdes serdes, PortalDesk desk, TrackedForms forms, Clock clock) {
        return new PortalReading(serdes, desk, forms, clock);
    }

    /** Portals' submissions are read and judged alike wherever they come from. */
    record PortalReading(TopicSerdes serdes, PortalDesk desk, TrackedForms forms, Clock clock) {

        PortalListener by(KafkaTemplate<byte[], byte[]> template) {
            return new PortalListener(
                    serdes.of(Topics.FORM_SUBMISSIONS).deserializer(),
                    desk,
                    forms,
                    new Publisher(template, serdes),
                    new DeadLetters(template),
                    clock);
        }
    }
}
