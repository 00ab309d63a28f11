package org.jixiaoflow.scoring.evaluation;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.scoring.templates.ScoringTemplates;
import org.jixiaoflow.support.kafka.AdditionalSchemas;
import org.jixiaoflow.support.streams.StreamsApplication;
import org.jixiaoflow.support.streams.StreamsSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

@Configuration(proxyBeanMethods = false)
class EvaluationConfiguration {

    @Bean
    Topology scoringTopology(TopicSerdes serdes, ScoringTemplates templates, RescoringSettings rescoring) {
        return new ScoringTopology(serdes, templates::versions, rescoring).build();
    }

    /** A commit commits all that its thread has taken: sums would be committed with each approval, were they made by the threads that score. */
    @Bean
    StreamsApplication sumsApplication(TopicSerdes serdes, StreamsSettings settings, KafkaAdmin connection) {
        return new StreamsApplication(
                new SumsTopology(serdes).build(),
                settings.beside(SumsTopology.NAME).on(Map.copyOf(connection.getConfigurationProperties())));
    }

    @Bean
    AdditionalSchemas stores() {
        return () -> List.of(FormScorer.FORMS, ScoreRows.COUNTED);
    }
}
