package org.jixiaoflow.scoring.templates;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.Publisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * The templates in force. At start each configured template is held against the newest version on its topic; one that differs becomes
 * the next version. Only then does scoring begin, so that every score names a version that is on the topic.
 */
@Component
public class ScoringTemplates implements SmartLifecycle {

    private static final Duration POLL = Duration.ofMillis(200);

    private final TemplateSettings settings;
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final TopicSerdes serdes;
    private final Publisher publisher;
    private volatile Map<String, ScoringTemplate> inForce = Map.of();

    ScoringTemplates(
            TemplateSettings settings,
            ConsumerFactory<byte[], byte[]> consumers,
            TopicSerdes serdes,
            Publisher publisher) {
        this.settings = settings;
        this.consumers = consumers;
        this.serdes = serdes;
        this.publisher = publisher;
    }

    /** The template that a form is scored by. */
    public ScoringTemplate of(String regionCode, int year, FormKind kind) {
        var id = settings.templates().stream()
                .filter(template -> template.appliesTo(regionCode, year, kind))
                .findFirst()
                .orElseThrow()
                .id();
        var template = inForce.get(id);
        if (template == null) {
            throw new IllegalStateException("Scoring template %s is not published yet".formatted(id));
        }
        return template;
    }

    /** A template in force. */
    public Optional<ScoringTemplate> named(String id) {
        return Optional.ofNullable(inForce.get(id));
    }

    /** Every template in force, by id. */
    public Collection<ScoringTemplate> all() {
        return inForce.values();
    }

    @Override
    public void start() {
        var published = published();
        var next = new TreeMap<String, ScoringTemplate>();
        for (var seed : settings.templates()) {
            var last = published.get(seed.id());
            if (last != null && seed.version(last.getVersion()).equals(last)) {
                next.put(seed.id(), last);
            } else {
                var version = seed.version(last == null ? 1 : last.getVersion() + 1);
                publisher.send(Topics.SCORING_TEMPLATES, seed.id(), version).join();
                next.put(seed.id(), version);
            }
        }
        inForce = Map.copyOf(next);
    }

    private Map<String, ScoringTemplate> published() {
        var newest = new TreeMap<String, ScoringTemplate>();
        try (var consumer = consumers.createConsumer(null, "templates");
                var values = serdes.of(Topics.SCORING_TEMPLATES).deserializer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.SCORING_TEMPLATES.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(POLL).forEach(received -> {
                    if (received.value() != null) {
                        var template = values.deserialize(received.topic(), received.value());
                        newest.merge(
                                template.getTemplateId(),
                                template,
                                (one, other) -> one.getVersion() > other.getVersion() ? one : other);
                    }
                });
            }
        }
        return newest;
    }

    @Override
    public void stop() {
        inForce = Map.of();
    }

    @Override
    public boolean isRunning() {
        return !inForce.isEmpty();
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
