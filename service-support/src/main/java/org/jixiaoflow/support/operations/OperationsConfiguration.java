package org.jixiaoflow.support.operations;

import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.streams.StreamsApplication;
import org.jixiaoflow.support.streams.StreamsSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

@AutoConfiguration(
        afterName = {
            "org.jixiaoflow.support.kafka.KafkaConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
@ConditionalOnWebApplication
@ConditionalOnBean(KafkaAdmin.class)
@EnableConfigurationProperties(OperationsSettings.class)
class OperationsConfiguration {

    @Bean
    OperationsController operationsController(
            OperationsSettings settings,
            KafkaAdmin connection,
            ConsumerFactory<byte[], byte[]> consumers,
            ObjectProvider<StreamsApplication> applications,
            ObjectProvider<StreamsSettings> streams,
            ObjectProvider<WorkingCalendar> calendar) {
        return new OperationsController(new Inspection(
                settings,
                new StreamLag(connection, consumers),
                new BrokerDisks(connection),
                applications,
                streams,
                calendar));
    }
}
