package org.jixiaoflow.review.notes;

import java.time.Clock;
import org.jixiaoflow.support.papers.PaperSettings;
import org.jixiaoflow.support.papers.WorkingPapers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaperSettings.class)
class NoteConfiguration {

    @Bean
    WorkingPapers<ReviewDraft> reviewDrafts(JdbcClient sql, JsonMapper json, PaperSettings settings, Clock clock) {
        return new WorkingPapers<>(sql, json, ReviewDraft.class, "review.review_draft", settings, clock);
    }
}
