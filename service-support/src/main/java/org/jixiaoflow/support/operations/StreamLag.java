package org.jixiaoflow.support.operations;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jixiaoflow.schemas.reading.TopicReader;
import org.jixiaoflow.support.projection.CommittedEndOffsets;
import org.jixiaoflow.support.streams.StreamsApplication;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** How many committed records an application hasn't read, all its instances together. */
final class StreamLag {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaAdmin connection;
    private final ConsumerFactory<byte[], byte[]> consumers;

    StreamLag(KafkaAdmin connection, ConsumerFactory<byte[], byte[]> consumers) {
        this.connection = connection;
        this.consumers = consumers;
    }

    /** @throws IllegalStateException if Kafka doesn't say */
    long of(StreamsApplication.Standing application) {
        try (var admin = Admin.create(connection.getConfigurationProperties());
                var consumer = consumer()) {
            var reached = new HashMap<TopicPartition, Long>();
            application.partitions().forEach(partition -> reached.put(partition, 0L));
            admin.listConsumerGroupOffsets(application.name())
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach((partition, next) -> {
                        if (next != null) {
                            reached.put(partition, next.offset());
                        }
                    });
            var topics = consumer.listTopics().keySet();
            reached.keySet().removeIf(partition -> !topics.contains(partition.topic()));
            consumer.assign(reached.keySet());
            var begins = consumer.beginningOffsets(reached.keySet());
            return CommittedEndOffsets.of(List.copyOf(reached.keySet()), consumer).entrySet().stream()
                    .mapToLong(end -> end.getValue()
                            - Math.max(
                                    Objects.requireNonNull(reached.get(end.getKey())),
                                    begins.getOrDefault(end.getKey(), 0L)))
                    .filter(behind -> behind > 0)
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException | KafkaException unknown) {
            throw new IllegalStateException("Kafka doesn't say how far %s is".formatted(application.name()), unknown);
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        var settings = new Properties();
        settings.putAll(TopicReader.NO_FURTHER);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(PATIENCE.toMillis()));
        return consumers.createConsumer(null, "operations", null, settings);
    }
}
