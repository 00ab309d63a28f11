package org.jixiaoflow.review.templates;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixiaoflow.review.templates.ReviewTemplates.Entry;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.templates.TemplateTopic;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/** Review templates as their topic has them, so that every entry of the journal names a version that is on the topic. */
@Component
final class PublishedTemplates extends TemplateTopic<ReviewTemplateVersion, TemplateVersions>
        implements ReviewTemplates.Source {

    private final TemplateSettings settings;

    PublishedTemplates(
            TemplateSettings settings,
            ConsumerFactory<byte[], byte[]> consumers,
            TopicSerdes serdes,
            Publisher publisher) {
        super(Topics.REVIEW_TEMPLATES, TemplateVersions.NONE, consumers, serdes, publisher);
        this.settings = settings;
    }

    @Override
    protected List<ReviewTemplateVersion> configured() {
        return settings.versions();
    }

    @Override
    public List<Entry> inForce() {
        return versions().inForce();
    }

    @Override
    public Map<String, Entry> byReference() {
        return versions().byReference();
    }

    /** A form that another instance decided on may hold a version that is only on its way here. */
    @Override
    public Optional<Entry> awaited(String reference) {
        return awaited(known -> Optional.ofNullable(known.byReference().get(reference)));
    }
}
