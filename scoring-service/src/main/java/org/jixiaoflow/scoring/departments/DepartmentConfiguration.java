package org.jixiaoflow.scoring.departments;

import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.support.departments.FollowedRegisters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

@Configuration(proxyBeanMethods = false)
class DepartmentConfiguration {

    @Bean
    FollowedRegisters registers(ConsumerFactory<byte[], byte[]> consumers, TopicSerdes serdes) {
        return new FollowedRegisters(consumers, serdes);
    }
}
