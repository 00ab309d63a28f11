package org.jixiaoflow.scoring.templates;

import java.time.Duration;
import java.util.Optional;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.FollowedTopic;
import org.jixiaoflow.support.kafka.Publisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * The templates, as their topic has them now. At start a configured template that was never published as it is becomes its next version.
 * Only then does scoring begin, so that every score names a version that is on the topic.
 */
@Component
public class ScoringTemplates implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TemplateSettings settings;
    private final Publisher publisher;
    private final FollowedTopic<ScoringTemplate, TemplateVersions> topic;

    ScoringTemplates(
            TemplateSettings settings,
            ConsumerFactory<byte[], byte[]> consumers,
            TopicSerdes serdes,
            Publisher publisher) {
        this.settings = settings;
        this.publisher = publisher;
        this.topic = new FollowedTopic<>(
                Topics.SCORING_TEMPLATES, TemplateVersions.NONE, TemplateVersions::with, consumers, serdes);
    }

    /** What there is now. */
    public TemplateVersions versions() {
        return topic.now();
    }

    /** Publishes a version that must be the one after the last; the answer is the one that got its number, if another was quicker. */
    ScoringTemplate publish(ScoringTemplate next) {
        var id = next.getTemplateId();
        var version = next.getVersion();
        publisher.send(Topics.SCORING_TEMPLATES, id, next).join();
        return topic.awaited(versions -> versions.of(id, version), PATIENCE)
                .orElseThrow(() ->
                        new IllegalStateException("Template %s@%d did not arrive in time".formatted(id, version)));
    }

    @Override
    public void start() {
        topic.start();
        settings.templates().forEach(seed -> unpublished(seed).ifPresent(this::publish));
    }

    private Optional<ScoringTemplate> unpublished(TemplateSettings.Seed seed) {
        var published = versions().of(seed.id());
        var next = published.isEmpty() ? 1 : published.get(published.size() - 1).getVersion() + 1;
        return published.stream().anyMatch(version -> isConfigured(seed, version))
                ? Optional.empty()
                : Optional.of(seed.version(next));
    }

    private static boolean isConfigured(TemplateSettings.Seed seed, ScoringTemplate published) {
        var content = ScoringTemplate.newBuilder(published)
                .setPublishedBy(null)
                .setPublishedAt(null)
                .build();
        return seed.version(published.getVersion()).equals(content);
    }

    @Override
    public void stop() {
        topic.stop();
    }

    @Override
    public boolean isRunning() {
        return topic.isRunning();
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
