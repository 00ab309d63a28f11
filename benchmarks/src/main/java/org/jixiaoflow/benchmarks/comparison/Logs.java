package org.jixiaoflow.benchmarks.comparison;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.jixiaoflow.schemas.reading.TopicReader;

/** How much a broker's logs hold. */
final class Logs {

    private static final int MOST_AT_ONCE = 10_000;

    private Logs() {}

    /** Records in all topics but Kafka's own, changelogs and the marks of transactions included. */
    static long records(String bootstrapServers) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var topics = admin.listTopics().names().get();
            var partitions = admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return admin.listOffsets(partitions).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Has a broker flush every batch to the disk before it answers, of topics that there are and that will be, or not. */
    static void flush(String bootstrapServers, boolean flushed) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var all = new ConfigResource(ConfigResource.Type.BROKER, "");
            var messages =
                    new ConfigEntry("log.flush.interval.messages", flushed ? "1" : String.valueOf(Long.MAX_VALUE));
            admin.incrementalAlterConfigs(Map.of(all, List.of(new AlterConfigOp(messages, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many records a topic holds; only reading it tells, transactions leave marks in its offsets. */
    static long count(String bootstrapServers, String topic) {
        var count = new AtomicLong();
        read(bootstrapServers, topic, (key, value) -> count.incrementAndGet());
        return count.get();
    }

    /** Hands over the committed records of a topic up to where it ends now. */
    static void read(String bootstrapServers, String topic, BiConsumer<String, Bytes> reader) {
        var settings = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MOST_AT_ONCE);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new BytesDeserializer())) {
            TopicReader.begin(consumer, List.of(topic));
            TopicReader.toEnd(consumer, received -> reader.accept(received.key(), received.value()));
        }
    }
}
