package org.jixiaoflow.support.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@ConditionalOnClass(DataSource.class)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    @Bean
    static BeanPostProcessor impatience(ObjectProvider<DatabaseSettings> settings) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource database && !(bean instanceof ImpatientDatabase)
                        ? new ImpatientDatabase(database, settings.getObject())
                        : bean;
            }
        };
    }

    @Bean
    ApplicationListener<ApplicationStartedEvent> hurry(ObjectProvider<DataSource> databases) {
        return started -> databases.stream()
                .filter(ImpatientDatabase.class::isInstance)
                .map(ImpatientDatabase.class::cast)
                .forEach(ImpatientDatabase::hurry);
    }
}
