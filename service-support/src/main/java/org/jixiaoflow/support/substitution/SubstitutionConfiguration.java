package org.jixiaoflow.support.substitution;

import org.jixiaoflow.schemas.Substitution;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.TopicTable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;

@AutoConfiguration(afterName = "org.jixiaoflow.support.kafka.KafkaConfiguration")
@ConditionalOnBean(TopicSerdes.class)
class SubstitutionConfiguration {

    @Bean
    SubstitutionTable substitutionTable() {
        return new SubstitutionTable();
    }

    @Bean
    TopicTable<Substitution> substitutions(
            ConsumerFactory<byte[], byte[]> consumers, TopicSerdes serdes, SubstitutionTable table) {
        return new TopicTable<>(
                consumers, Topics.SUBSTITUTIONS, serdes.of(Topics.SUBSTITUTIONS).deserializer(), table::take);
    }
}
