package org.jixiaoflow.notification.wording;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WordingConfiguration {

    @Bean
    Wording wording(@Value("${jixiao.workbench:http://localhost:8080/}") URI workbench) {
        return new Wording(workbench);
    }
}
