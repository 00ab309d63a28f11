package org.jixiaoflow.review.pipeline;

import org.apache.kafka.streams.Topology;
import org.jixiaoflow.review.lifecycle.Decider;
import org.jixiaoflow.review.notification.Notices;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.review.workflow.Workflow;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class PipelineConfiguration {

    @Bean
    Topology reviewTopology(TopicSerdes serdes, ReviewTemplates templates, PipelineSettings settings) {
        var decider = new Decider(new Workflow(), templates);
        return new ReviewTopology(serdes, decider, new Notices(templates), settings).build();
    }

    @Bean
    PipelineReady pipelineReady(TopicSerdes serdes, KafkaAdmin admin) {
        return new PipelineReady(serdes, admin);
    }
}
