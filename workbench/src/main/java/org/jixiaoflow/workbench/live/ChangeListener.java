package org.jixiaoflow.workbench.live;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Hears what changes, from the ends of the topics on: every instance hears all of it and tells its own pages. */
final class ChangeListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ChangeListener.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final long AGAIN_SECONDS = 2;
    private static final List<Topic<?>> HEARD = List.of(
            Topics.FORM_EVENTS,
            Topics.NOTIFICATIONS,
            Topics.FORM_SCORES,
            Topics.FORM_FILINGS,
            Topics.DEPARTMENT_FILINGS,
            Topics.FILING_SUMMARIES,
            Topics.SCORE_SUMMARIES);

    private static final Set<String> SUMMARIES = Set.of(Topics.FILING_SUMMARIES.name(), Topics.SCORE_SUMMARIES.name());

    private final Map<String, Object> connection;
    private final TopicSerdes serdes;
    private final Hints hints;
    private final Freshness freshness;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private volatile @Nullable Thread thread;

    ChangeListener(Map<String, Object> connection, TopicSerdes serdes, Hints hints, Freshness freshness) {
        this.connection = new HashMap<>(connection);
        this.connection.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        this.connection.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        this.connection.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.connection.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.connection.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.serdes = serdes;
        this.hints = hints;
        this.freshness = freshness;
    }

    @Override
    public void start() {
        var started = new Thread(this::listen, "live");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    /** Pages work without hints, so whatever goes wrong here is tried again and stops nothing else. */
    private void listen() {
        while (isOn()) {
            try (var opened = new KafkaConsumer<String, byte[]>(connection)) {
                consumer = opened;
                var places = HEARD.stream()
                        .flatMap(topic -> opened.partitionsFor(topic.name()).stream())
                        .map(place -> new TopicPartition(place.topic(), place.partition()))
                        .toList();
                if (places.stream().map(TopicPartition::topic).distinct().count() < HEARD.size()) {
                    pause(); // whoever makes the topics is still starting
                    continue;
                }
                opened.assign(places);
                opened.seekToEnd(places);
                while (isOn()) {
                    opened.poll(PATIENCE).forEach(this::hear);
                }
            } catch (WakeupException end) {
                log.debug("Told to stop");
            } catch (KafkaException e) {
                log.warn("Changes can't be heard of at the moment: {}", e.getMessage());
                pause();
            }
        }
    }

    private boolean isOn() {
        return stopped.getCount() > 0;
    }

    private void pause() {
        try {
            if (stopped.await(AGAIN_SECONDS, TimeUnit.SECONDS)) {
                log.debug("Stopped while waiting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    private void hear(ConsumerRecord<String, byte[]> record) {
        freshness.heard(record.topic(), Instant.ofEpochMilli(record.timestamp()));
        if (record.value() == null) {
            return;
        }
        try {
            if (record.topic().equals(Topics.FORM_EVENTS.name())) {
                heard(read(Topics.FORM_EVENTS, record));
            } else if (record.topic().equals(Topics.NOTIFICATIONS.name())) {
                heard(read(Topics.NOTIFICATIONS, record));
            } else if (record.topic().equals(Topics.FORM_SCORES.name())) {
                heard(read(Topics.FORM_SCORES, record));
            } else if (SUMMARIES.contains(record.topic())) {
                hints.tell(new Hint("summary", record.key(), null), Listener::seesTotals);
            }
        } catch (RuntimeException unreadable) {
            log.warn("{}-{}@{} can't be read", record.topic(), record.partition(), record.offset(), unreadable);
        }
    }

    private <T extends SpecificRecord> T read(Topic<T> topic, ConsumerRecord<String, byte[]> record) {
        try (var serde = serdes.of(topic)) {
            return serde.deserializer().deserialize(topic.name(), record.headers(), record.value());
        }
    }

    private void heard(FormEvent entry) {
        FormId.parse(entry.getFormId())
                .ifPresent(form -> hints.tell(
                        new Hint("form", entry.getFormId(), entry.getVersion()),
                        listener -> listener.hears(form, entry.getRevision() > 0)));
    }

    private void heard(Notification notification) {
        hints.tell(
                new Hint("notice", notification.getFormId(), notification.getVersion()),
                listener -> listener.isTold(notification.getRecipient()));
    }

    private void heard(FormScore score) {
        FormId.parse(score.getFormId())
                .ifPresent(form -> hints.tell(
                        new Hint("score", score.getFormId(), score.getVersion()),
                        listener -> listener.hears(form, true)));
    }

    @Override
    public void stop() {
        stopped.countDown();
        var open = consumer;
        if (open != null) {
            open.wakeup();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
