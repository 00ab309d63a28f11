package org.jixiaoflow.cli.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.local.machine.StackProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds. It is written last: a directory without one is no backup.
 *
 * @param format of the files, 1
 * @param groups how far each group of readers has come
 * @param schemas by the ids that records carry
 */
public record Manifest(
        int format, Instant createdAt, List<TopicFile> topics, List<Position> groups, List<WrittenSchema> schemas) {

    static final int FORMAT = 1;

    private static final String NAME = "manifest.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * A topic's records in a file.
     *
     * @param settings that differ from the broker's
     * @param ends by partition, the position after its last record
     * @param sha256 of the file's bytes, lower-case hex
     */
    public record TopicFile(
            String name,
            int partitions,
            Map<String, String> settings,
            long records,
            Map<Integer, Long> ends,
            String sha256) {

        /** Its name among the backup's files. */
        String file() {
            return name + ".records.gz";
        }
    }

    /** The next record a group will read of a partition. */
    public record Position(String group, String topic, int partition, long offset, String metadata) {}

    /** A version of a subject in the schema registry, with the id that records written by it carry. */
    public record WrittenSchema(String subject, int version, int id, String schema) {}

    void write(Path directory) throws IOException {
        Files.writeString(directory.resolve(NAME), JSON.writeValueAsString(this) + "\n");
    }

    static Manifest read(Path directory) throws IOException {
        try {
            var manifest = JSON.readValue(Files.readString(directory.resolve(NAME)), Manifest.class);
            if (manifest.format() != FORMAT) {
                throw new StackProblem("backup.format", manifest.format());
            }
            return manifest;
        } catch (NoSuchFileException e) {
            throw new StackProblem("backup.none", directory);
        } catch (JacksonException e) {
            throw new StackProblem("backup.damaged", NAME);
        }
    }

    /** Records in all topics. */
    public long records() {
        return topics.stream().mapToLong(TopicFile::records).sum();
    }
}
