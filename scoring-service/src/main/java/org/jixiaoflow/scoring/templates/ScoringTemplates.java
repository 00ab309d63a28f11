package org.jixiaoflow.scoring.templates;

import java.util.List;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.templates.Difference;
import org.jixiaoflow.support.templates.TemplateTopic;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/** The templates, as their topic has them now, so that every score names a version that is on the topic. */
@Component
public class ScoringTemplates extends TemplateTopic<ScoringTemplate, TemplateVersions> {

    private final TemplateSettings settings;

    ScoringTemplates(
            TemplateSettings settings,
            ConsumerFactory<byte[], byte[]> consumers,
            TopicSerdes serdes,
            Publisher publisher) {
        super(Topics.SCORING_TEMPLATES, TemplateVersions.NONE, consumers, serdes, publisher);
        this.settings = settings;
    }

    @Override
    protected List<ScoringTemplate> configured() {
        return settings.versions();
    }

    /** One that was never published as it is becomes its next version. */
    @Override
    protected void settle(ScoringTemplate configured) {
        var published = versions().of(configured.getTemplateId());
        if (published.stream().noneMatch(version -> Difference.isNone(version, configured))) {
            publish(ScoringTemplate.newBuilder(configured)
                    .setVersion(
                            published.isEmpty()
                                    ? 1
                                    : published.get(published.size() - 1).getVersion() + 1)
                    .build());
        }
    }
}
