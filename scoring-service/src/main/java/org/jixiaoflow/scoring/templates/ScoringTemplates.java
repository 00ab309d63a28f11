package org.jixiaoflow.scoring.templates;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.reading.TopicReader;
import org.jixiaoflow.support.kafka.Failures;
import org.jixiaoflow.support.kafka.Publisher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * The templates, as their topic has them now. At start a configured template that was never published as it is becomes its next version.
 * Only then does scoring begin, so that every score names a version that is on the topic.
 */
@Component
public class ScoringTemplates implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ScoringTemplates.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TemplateSettings settings;
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final Deserializer<ScoringTemplate> values;
    private final Publisher publisher;
    private final Object arrival = new Object();
    private volatile TemplateVersions versions = TemplateVersions.NONE;
    private volatile @Nullable Reader reader;

    ScoringTemplates(
            TemplateSettings settings,
            ConsumerFactory<byte[], byte[]> consumers,
            TopicSerdes serdes,
            Publisher publisher) {
        this.settings = settings;
        this.consumers = consumers;
        this.values = serdes.of(Topics.SCORING_TEMPLATES).deserializer();
        this.publisher = publisher;
    }

    /** What there is now. */
    public TemplateVersions versions() {
        return versions;
    }

    /** Publishes a version that must be the one after the last; the answer is the one that got its number, if another was quicker. */
    ScoringTemplate publish(ScoringTemplate next) {
        publisher.send(Topics.SCORING_TEMPLATES, next.getTemplateId(), next).join();
        return arrived(next.getTemplateId(), next.getVersion());
    }

    private ScoringTemplate arrived(String id, int version) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (arrival) {
            try {
                while (true) {
                    var arrived = versions.of(id, version);
                    var left = deadline - System.nanoTime();
                    if (arrived.isPresent()) {
                        return arrived.get();
                    }
                    if (left <= 0) {
                        throw new IllegalStateException("Template %s@%d did not arrive in time".formatted(id, version));
                    }
                    TimeUnit.NANOSECONDS.timedWait(arrival, left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while a template was published", e);
            }
        }
    }

    @Override
    public void start() {
        var reading = new Reader();
        reading.catchUp();
        reading.start();
        reader = reading;
        settings.templates().forEach(seed -> unpublished(seed).ifPresent(this::publish));
    }

    private Optional<ScoringTemplate> unpublished(TemplateSettings.Seed seed) {
        var published = versions.of(seed.id());
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
        var reading = reader;
        if (reading != null) {
            reading.end();
            reader = null;
        }
    }

    @Override
    public boolean isRunning() {
        return reader != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    /** Reads the topic from its beginning for as long as the service runs. */
    private final class Reader extends Thread {

        private final Consumer<byte[], byte[]> consumer = consumers.createConsumer(null, "templates");
        private volatile boolean ending;

        Reader() {
            super("scoring-templates");
            setDaemon(true);
            TopicReader.begin(consumer, List.of(Topics.SCORING_TEMPLATES.name()));
        }

        /** Reads what is there already. */
        void catchUp() {
            var ends = consumer.endOffsets(consumer.assignment());
            while (TopicReader.isBefore(ends, consumer)) {
                take();
            }
        }

        private void take() {
            for (var received : consumer.poll(POLL)) {
                try {
                    var template = decoded(received);
                    synchronized (arrival) {
                        versions = versions.with(template);
                        arrival.notifyAll();
                    }
                } catch (RuntimeException unreadable) {
                    log.error(
                            "Skipped the unreadable template at {}@{}",
                            received.partition(),
                            received.offset(),
                            unreadable);
                }
            }
        }

        /** A template passed over because the registry is away would be missed by every score until the next start. */
        private ScoringTemplate decoded(ConsumerRecord<byte[], byte[]> received) {
            while (true) {
                try {
                    return values.deserialize(received.topic(), received.value());
                } catch (RuntimeException fault) {
                    if (ending || !Failures.isTransient(fault)) {
                        throw fault;
                    }
                    log.warn("The template at {}@{} can't be read now", received.partition(), received.offset(), fault);
                    LockSupport.parkNanos(AFTER_FAULT.toNanos());
                }
            }
        }

        @Override
        public void run() {
            try (consumer) {
                while (!ending) {
                    read();
                }
            }
        }

        /** A fault of the broker's passes, and then the next read goes on where this one ended. */
        private void read() {
            try {
                take();
            } catch (WakeupException stopped) {
                // asked to end
            } catch (KafkaException fault) {
                log.error("The templates can't be read", fault);
                LockSupport.parkNanos(POLL.toNanos());
            }
        }

        void end() {
            ending = true;
            consumer.wakeup();
        }
    }
}
