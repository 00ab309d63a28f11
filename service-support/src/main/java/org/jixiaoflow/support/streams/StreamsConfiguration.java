package org.jixiaoflow.support.streams;

import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;

/** Runs the {@link Topology} of a service that has one. */
@AutoConfiguration(afterName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@ConditionalOnBean(Topology.class)
@EnableConfigurationProperties(StreamsSettings.class)
class StreamsConfiguration {

    @Bean
    StreamsApplication streamsApplication(Topology topology, StreamsSettings settings, KafkaAdmin connection) {
        return new StreamsApplication(topology, settings.on(Map.copyOf(connection.getConfigurationProperties())));
    }
}
