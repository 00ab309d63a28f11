package org.jixiaoflow.submission.templates;

import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

    @Bean
    ValidationTemplates validationTemplates(TemplateSettings settings) {
        return settings.read();
    }
}
