package org.jixiaoflow.scoring.evaluation;

import java.util.List;
import org.apache.kafka.streams.Topology;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.scoring.templates.ScoringTemplates;
import org.jixiaoflow.support.kafka.AdditionalSchemas;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EvaluationConfiguration {

    @Bean
    Topology scoringTopology(TopicSerdes serdes, ScoringTemplates templates, RescoringSettings rescoring) {
        return new ScoringTopology(serdes, templates::versions, rescoring).build();
    }

    @Bean
    AdditionalSchemas stores() {
        return () -> List.of(FormScorer.FORMS, ScoringTopology.TALLIES);
    }
}
