package org.jixiaoflow.cli.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jixiaoflow.cli.backup.Manifest.Position;
import org.jixiaoflow.cli.backup.Manifest.TopicFile;
import org.jixiaoflow.local.machine.StackProblem;
import org.jixiaoflow.local.stack.LocalStack.Addresses;
import org.jixiaoflow.schemas.reading.TopicReader;

/**
 * Writes every topic of a broker that nobody else writes to into a directory: the journal and all that is made of it, the memory of the
 * services' streams, how far each has read, and the schemas. PostgreSQL's tables are views and aren't needed.
 */
public final class Backup {

    private static final Duration POLL = Duration.ofMillis(200);
    /** Longer than any transaction that a killed service may have left open. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Map<String, Object> kafka;
    private final Subjects subjects;

    /** @param kafka settings of a client that may do everything */
    public Backup(Map<String, Object> kafka, Addresses addresses) {
        this.kafka = kafka;
        this.subjects = new Subjects(addresses.registry());
    }

    /**
     * Writes the backup.
     *
     * @param directory new or empty
     * @param told the name of each topic that is done
     */
    public Manifest write(Path directory, Consumer<String> told) throws IOException {
        requireEmpty(directory);
        Files.createDirectories(directory);
        try (var admin = Admin.create(kafka)) {
            var topics = new ArrayList<TopicFile>();
            for (var name : topics(admin)) {
                topics.add(write(admin, name, directory));
                told.accept(name);
            }
            var manifest = new Manifest(Manifest.FORMAT, Instant.now(), topics, positions(admin), subjects.all());
            manifest.write(directory);
            return manifest;
        }
    }

    private static void requireEmpty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            if (!Files.isDirectory(directory)) {
                throw new StackProblem("backup.no-directory", directory);
            }
            try (var there = Files.list(directory)) {
                if (there.findAny().isPresent()) {
                    throw new StackProblem("backup.not-empty", directory);
                }
            }
        }
    }

    /** Kafka's own but not the broker's: those it keeps transactions and positions in are made anew. */
    static Collection<String> topics(Admin admin) {
        return get(admin.listTopics().names()).stream()
                .filter(name -> !name.startsWith("__"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private TopicFile write(Admin admin, String name, Path directory) throws IOException {
        try (var consumer = new TopicReader(kafka).consumer()) {
            var partitions = TopicReader.partitions(consumer, name);
            var ends = settled(consumer, partitions);
            var file = new TopicFile(name, partitions.size(), settings(admin, name), 0, byPartition(ends), "");
            var writer = new RecordFile.Writer(directory.resolve(file.file()));
            try (writer) {
                TopicReader.begin(consumer, List.of(name));
                while (TopicReader.isBefore(ends, consumer)) {
                    for (var received : consumer.poll(POLL)) {
                        writer.write(received);
                    }
                }
            }
            return new TopicFile(
                    name, file.partitions(), file.settings(), writer.records(), file.ends(), writer.sha256Hex());
        }
    }

    /** Where the partitions end, once no transaction is open in them. */
    private Map<TopicPartition, Long> settled(
            KafkaConsumer<byte[], byte[]> committed, List<TopicPartition> partitions) {
        try (var any = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                var ends = committed.endOffsets(partitions);
                if (ends.equals(any.endOffsets(partitions))) {
                    return ends;
                }
                if (System.nanoTime() > deadline) {
                    throw new StackProblem("backup.busy", partitions.get(0).topic());
                }
                pause();
            }
        }
    }

    private static Map<Integer, Long> byPartition(Map<TopicPartition, Long> ends) {
        var byPartition = new TreeMap<Integer, Long>();
        ends.forEach((partition, end) -> byPartition.put(partition.partition(), end));
        return byPartition;
    }

    private static Map<String, String> settings(Admin admin, String topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var settings = new TreeMap<String, String>();
        get(admin.describeConfigs(List.of(resource)).all())
                .values()
                .forEach(config -> config.entries().stream()
                        .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                        .forEach(entry -> settings.put(entry.name(), entry.value())));
        return settings;
    }

    /** Views keep their positions in PostgreSQL and begin anew; the others go on where they were. */
    private static List<Position> positions(Admin admin) {
        var positions = new ArrayList<Position>();
        get(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
                .map(group -> group.groupId())
                .filter(group -> !group.contains("-view-"))
                .sorted()
                .forEach(group -> get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                        .forEach((partition, position) -> {
                            if (position != null) {
                                positions.add(new Position(
                                        group,
                                        partition.topic(),
                                        partition.partition(),
                                        position.offset(),
                                        position.metadata()));
                            }
                        }));
        return positions;
    }

    static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka doesn't answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
