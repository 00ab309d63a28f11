package org.jixiaoflow.scoring.evaluation;

import java.util.List;
import org.apache.kafka.streams.Topology;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.scoring.templates.ScoringTemplates;
import org.jixiaoflow.support.kafka.FurtherSchemas;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EvaluationConfiguration {

    @Bean
    Topology scoringTopology(TopicSerdes serdes, ScoringTemplates templates) {
        return new ScoringTopology(serdes, templates::of).build();
    }

    @Bean
    FurtherSchemas tallies() {
        return () -> List.of(ScoringTopology.TALLIES);
    }
}
