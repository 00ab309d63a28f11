package org.jixiaoflow.scoring.templates;

import java.time.Clock;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.support.templates.TemplateDesk;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

    @Bean
    TemplateDesk<ScoringTemplate, TemplateVersions> templateDesk(
            ScoringTemplates templates, TemplateSettings settings, MessageSource messages) {
        return new TemplateDesk<>(templates, settings.wholeness()::faults, messages, Clock.systemUTC());
    }
}
