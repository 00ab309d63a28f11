package org.jixiaoflow.review.templates;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixiaoflow.review.templates.ReviewTemplates.Entry;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.FollowedTopic;
import org.jixiaoflow.support.kafka.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Review templates as their topic has them. At start a configured template that isn't there yet becomes its first version. Only then are
 * forms decided on, so that every entry of the journal names a version that is on the topic.
 */
@Component
final class PublishedTemplates implements ReviewTemplates.Source, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PublishedTemplates.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TemplateSettings settings;
    private final Publisher publisher;
    private final FollowedTopic<ReviewTemplateVersion, TemplateVersions> topic;

    PublishedTemplates(
            TemplateSettings settings,
            ConsumerFactory<byte[], byte[]> consumers,
            TopicSerdes serdes,
            Publisher publisher) {
        this.settings = settings;
        this.publisher = publisher;
        this.topic = new FollowedTopic<>(
                Topics.REVIEW_TEMPLATES, TemplateVersions.NONE, TemplateVersions::with, consumers, serdes);
    }

    /** What there is now. */
    TemplateVersions versions() {
        return topic.now();
    }

    /** Publishes a version that must be the one after the last; the answer is the one that got its number, if another was quicker. */
    ReviewTemplateVersion publish(ReviewTemplateVersion next) {
        var id = next.getTemplateId();
        var version = next.getVersion();
        publisher.send(Topics.REVIEW_TEMPLATES, id, next).join();
        return topic.awaited(versions -> versions.of(id, version), PATIENCE)
                .orElseThrow(() -> new IllegalStateException(
                        "Review template %s@%d did not arrive in time".formatted(id, version)));
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
        return topic.awaited(
                versions -> Optional.ofNullable(versions.byReference().get(reference)), PATIENCE);
    }

    @Override
    public void start() {
        topic.start();
        settings.versions().forEach(this::settle);
    }

    private void settle(ReviewTemplateVersion configured) {
        var versions = versions();
        var published = versions.of(configured.getTemplateId());
        if (published.isEmpty()) {
            versions.rival(configured).ifPresent(rival -> {
                throw new IllegalStateException("Review template %s is configured for the forms that %s is for"
                        .formatted(configured.getTemplateId(), rival.getTemplateId()));
            });
            publish(configured);
        } else if (published.stream().noneMatch(version -> isConfigured(configured, version))) {
            log.warn(
                    "Review template {} is configured otherwise than it was ever published; version {} stays in force until another one is published",
                    configured.getTemplateId(),
                    published.get(published.size() - 1).getVersion());
        }
    }

    private static boolean isConfigured(ReviewTemplateVersion configured, ReviewTemplateVersion published) {
        return ReviewTemplateVersion.newBuilder(published)
                .setVersion(configured.getVersion())
                .setReason(null)
                .setPublishedBy(null)
                .setPublishedAt(null)
                .build()
                .equals(configured);
    }

    @Override
    public void stop() {
        topic.stop();
    }

    @Override
    public boolean isRunning() {
        return topic.isRunning();
    }

    /** Before those who hold forms against it, and before forms are decided on. */
    @Override
    public int getPhase() {
        return 0;
    }
}
