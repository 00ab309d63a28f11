package org.jixiaoflow.review.templates;

import java.time.Clock;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.support.templates.TemplateDesk;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

    @Bean
    ReviewTemplates reviewTemplates(PublishedTemplates templates) {
        return new ReviewTemplates(templates);
    }

    @Bean
    TemplateDesk<ReviewTemplateVersion, TemplateVersions> templateDesk(
            PublishedTemplates templates, MessageSource messages, Clock clock) {
        return new TemplateDesk<>(templates, TemplateValidator::faults, messages, clock);
    }
}
