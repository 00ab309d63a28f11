package org.jixiaoflow.support.projection;

import java.util.List;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.support.kafka.DeadLetters;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AutoConfiguration(
        afterName = {
            "org.jixiaoflow.support.kafka.KafkaConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration"
        })
@EnableConfigurationProperties(ProjectionSettings.class)
class ProjectionConfiguration {

    @Bean
    Projections projections(
            ObjectProvider<View<?>> views,
            ConsumerFactory<byte[], byte[]> consumers,
            TopicSerdes serdes,
            DeadLetters deadLetters,
            JdbcClient sql,
            PlatformTransactionManager transactions,
            ProjectionSettings settings) {
        return new Projections(
                List.copyOf(views.stream().toList()),
                consumers,
                serdes,
                deadLetters,
                new ProjectionOffsets(sql, settings.schema()),
                new TransactionTemplate(transactions),
                settings);
    }

    @Bean
    @ConditionalOnWebApplication
    ViewController viewController(Projections projections) {
        return new ViewController(projections);
    }
}
