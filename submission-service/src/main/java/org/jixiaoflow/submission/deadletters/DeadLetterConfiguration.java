package org.jixiaoflow.submission.deadletters;

import org.jixiaoflow.support.deadletters.DeadLetterReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {

    @Bean
    DeadLetterReader shelf(ConsumerFactory<byte[], byte[]> consumers) {
        return new DeadLetterReader(consumers);
    }
}
