package org.jixiaoflow.review.pipeline;

import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.jixiaoflow.review.lifecycle.Decider;
import org.jixiaoflow.review.notification.NotificationRules;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.review.workflow.Workflow;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.deadletters.ReplayListener;
import org.jixiaoflow.support.kafka.TransactionalContainers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

@Configuration(proxyBeanMethods = false)
class PipelineConfiguration {

    /** The interface tells people, too, who are copied in. */
    @Bean
    NotificationRules notificationRules(ReviewTemplates templates, WorkingCalendar calendar) {
        return new NotificationRules(templates, calendar);
    }

    @Bean
    Topology reviewTopology(
            TopicSerdes serdes,
            ReviewTemplates templates,
            WorkingCalendar calendar,
            NotificationRules rules,
            PipelineSettings settings,
            PipelineReady ready) {
        var decider = new Decider(new Workflow(), templates, calendar);
        var reminding = new Reminding(templates, calendar, rules, ready::partitions);
        return new ReviewTopology(serdes, decider, rules, reminding, settings).build();
    }

    /** Decisions nobody could process, written again when an administrator says so. */
    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> replayListener(
            ConsumerFactory<byte[], byte[]> consumers, ProducerFactory<byte[], byte[]> producers, TopicSerdes serdes) {
        return TransactionalContainers.container(
                consumers,
                producers,
                new ContainerProperties(Topics.DEAD_LETTER_ACTIONS.name()),
                "review-replays",
                Map.of(),
                template -> new ReplayListener(
                        serdes.of(Topics.DEAD_LETTER_ACTIONS).deserializer(),
                        Topics.REVIEW_DECISIONS.name()::equals,
                        (record, order) -> ReplayListener.write(template, record)));
    }

    @Bean
    PipelineReady pipelineReady(TopicSerdes serdes, KafkaAdmin admin) {
        return new PipelineReady(serdes, admin);
    }
}
