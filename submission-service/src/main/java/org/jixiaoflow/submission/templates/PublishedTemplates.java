package org.jixiaoflow.submission.templates;

import java.util.List;
import org.jixiaoflow.schemas.ValidationTemplateVersion;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.templates.TemplateTopic;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/** Validation templates as their topic has them, so that every finding is by a version that is on the topic. */
@Component
final class PublishedTemplates extends TemplateTopic<ValidationTemplateVersion, TemplateVersions> {

    private final TemplateSettings settings;

    PublishedTemplates(
            TemplateSettings settings,
            ConsumerFactory<byte[], byte[]> consumers,
            TopicSerdes serdes,
            Publisher publisher) {
        super(Topics.VALIDATION_TEMPLATES, TemplateVersions.NONE, consumers, serdes, publisher);
        this.settings = settings;
    }

    @Override
    protected List<ValidationTemplateVersion> configured() {
        return settings.versions();
    }
}
