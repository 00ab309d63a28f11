package org.jixiaoflow.submission.deadletters;

import org.jixiaoflow.support.deadletters.Shelf;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {

    @Bean
    Shelf shelf(ConsumerFactory<byte[], byte[]> consumers) {
        return new Shelf(consumers);
    }
}
