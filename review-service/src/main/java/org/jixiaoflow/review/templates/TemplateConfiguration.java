package org.jixiaoflow.review.templates;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

    @Bean
    ReviewTemplates reviewTemplates(PublishedTemplates templates) {
        return new ReviewTemplates(templates);
    }
}
