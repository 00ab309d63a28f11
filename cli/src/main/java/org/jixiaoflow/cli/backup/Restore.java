package org.jixiaoflow.cli.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jixiaoflow.cli.backup.Manifest.Position;
import org.jixiaoflow.cli.backup.Manifest.TopicFile;
import org.jixiaoflow.local.machine.StackProblem;
import org.jixiaoflow.local.stack.LocalStack.Addresses;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jspecify.annotations.Nullable;

/**
 * Fills an empty broker and registry from a backup. Records keep their bytes but for the schema's id, which the new registry gives anew; the
 * journal's hashes are of the Avro bytes behind it and stay as they are.
 */
public final class Restore {

    private static final int LARGEST = 16 * 1024 * 1024;

    private final Map<String, Object> kafka;
    private final Subjects subjects;

    /** @param kafka settings of a client that may do everything */
    public Restore(Map<String, Object> kafka, Addresses addresses) {
        this.kafka = kafka;
        this.subjects = new Subjects(addresses.registry());
    }

    /**
     * Reads the manifest and holds every file against it.
     *
     * @throws StackProblem if there is no backup, or a file isn't as it was written
     */
    public static Manifest verified(Path directory) throws IOException {
        var manifest = Manifest.read(directory);
        for (var topic : manifest.topics()) {
            var file = directory.resolve(topic.file());
            if (!Files.isRegularFile(file) || !RecordFile.hash(file).equals(topic.sha256())) {
                throw new StackProblem("backup.damaged", topic.file());
            }
        }
        return manifest;
    }

    /**
     * Writes what the backup holds.
     *
     * @param manifest as {@link #verified}
     * @param told the name of each topic that is done
     * @throws StackProblem if anything is there already
     */
    public void from(Path directory, Manifest manifest, Consumer<String> told) throws IOException {
        try (var admin = Admin.create(kafka)) {
            if (!Backup.topics(admin).isEmpty()) {
                throw new StackProblem("backup.not-empty-stack");
            }
            var ids = subjects.register(manifest.schemas());
            Backup.get(admin.createTopics(manifest.topics().stream()
                            .map(topic -> new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                                    .configs(topic.settings()))
                            .toList())
                    .all());
            var positions = new Positions(manifest.groups());
            for (var topic : manifest.topics()) {
                write(directory, topic, ids, positions);
                told.accept(topic.name());
            }
            positions
                    .byGroup()
                    .forEach((group, offsets) -> Backup.get(
                            admin.alterConsumerGroupOffsets(group, offsets).all()));
        }
    }

    private void write(Path directory, TopicFile topic, Map<Integer, Integer> ids, Positions positions)
            throws IOException {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        var failure = new AtomicReference<Exception>();
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            RecordFile.read(directory.resolve(topic.file()), topic.name(), kept -> {
                positions.passed(topic.name(), kept.partition(), kept.offset());
                var unused = producer.send(
                        new ProducerRecord<>(
                                topic.name(),
                                kept.partition(),
                                kept.timestamp(),
                                kept.key(),
                                with(ids, kept.value()),
                                kept.headers()),
                        (put, fault) -> {
                            if (fault != null) {
                                failure.set(fault);
                            }
                        });
            });
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("%s could not be written".formatted(topic.name()), failure.get());
        }
    }

    /** The value with the id its schema has here. */
    private static byte @Nullable [] with(Map<Integer, Integer> ids, byte @Nullable [] value) {
        if (value == null || value.length < RegistrySerdes.HEADER_BYTES || value[0] != 0) {
            return value;
        }
        var id = ids.get(ByteBuffer.wrap(value).getInt(1));
        if (id == null) {
            return value;
        }
        var written = value.clone();
        ByteBuffer.wrap(written).putInt(1, id);
        return written;
    }

    /** Where groups stand, counted in the records there are now instead of the offsets there were. */
    private static final class Positions {

        private final List<Position> kept;
        private final Map<Position, Long> records = new HashMap<>();
        private final Map<TopicPartition, List<Position>> byPartition = new HashMap<>();

        Positions(List<Position> kept) {
            this.kept = kept;
            kept.forEach(position -> byPartition
                    .computeIfAbsent(
                            new TopicPartition(position.topic(), position.partition()), of -> new ArrayList<>())
                    .add(position));
        }

        /** A record is written again that stood at {@code offset}. */
        void passed(String topic, int partition, long offset) {
            byPartition.getOrDefault(new TopicPartition(topic, partition), List.of()).stream()
                    .filter(position -> offset < position.offset())
                    .forEach(position -> records.merge(position, 1L, Long::sum));
        }

        Map<String, Map<TopicPartition, OffsetAndMetadata>> byGroup() {
            var byGroup = new HashMap<String, Map<TopicPartition, OffsetAndMetadata>>();
            kept.forEach(position -> byGroup.computeIfAbsent(position.group(), of -> new HashMap<>())
                    .put(
                            new TopicPartition(position.topic(), position.partition()),
                            new OffsetAndMetadata(records.getOrDefault(position, 0L), position.metadata())));
            return byGroup;
        }
    }
}
