package org.jixiaoflow.workbench.live;

import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(KafkaProperties.class)
class LiveConfiguration {

    @Bean
    @ConditionalOnProperty(name = "jixiao.live.enabled", matchIfMissing = true)
    ChangeListener changeListener(KafkaProperties kafka, LiveSettings settings, Hints hints, Freshness freshness) {
        return new ChangeListener(
                kafka.buildConsumerProperties(),
                new RegistrySerdes(settings.registry().url()),
                hints,
                freshness);
    }
}
