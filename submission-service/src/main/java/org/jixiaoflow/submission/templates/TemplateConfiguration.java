package org.jixiaoflow.submission.templates;

import java.time.Clock;
import org.jixiaoflow.schemas.ValidationTemplateVersion;
import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.jixiaoflow.support.templates.TemplateDesk;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

    @Bean
    ValidationTemplates validationTemplates(PublishedTemplates templates) {
        return new ValidationTemplates(() -> templates.versions().inForce());
    }

    @Bean
    TemplateDesk<ValidationTemplateVersion, TemplateVersions> templateDesk(
            PublishedTemplates templates, MessageSource messages, Clock clock) {
        return new TemplateDesk<>(templates, TemplateValidator::faults, messages, clock);
    }
}
