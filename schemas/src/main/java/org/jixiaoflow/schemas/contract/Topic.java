package org.jixiaoflow.schemas.contract;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * A topic with the record it carries.
 *
 * @param name its name in Kafka
 * @param value the record's class; keys are strings
 * @param kept how long records stay; null for ever, for compacted topics as long as they are the newest of their key. Compacted topics that
 *     have it lose records of either reason
 */
public record Topic<T extends SpecificRecord>(
        String name,
        Class<T> value,
        boolean compacted,
        @Nullable Duration kept) {

    /** Appended to a topic's name for the records its readers couldn't process. */
    public static final String DEAD_LETTER_SUFFIX = "-dlt";

    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(180);

    static {
        TrustedRecords.trust();
    }

    static <T extends SpecificRecord> Topic<T> keptFor(int days, String name, Class<T> value) {
        return new Topic<>(name, value, false, Duration.ofDays(days));
    }

    static <T extends SpecificRecord> Topic<T> keptForEver(String name, Class<T> value) {
        return new Topic<>(name, value, false, null);
    }

    static <T extends SpecificRecord> Topic<T> compacted(String name, Class<T> value) {
        return new Topic<>(name, value, true, null);
    }

    /** The newest of each key, and of those only what isn't older. */
    static <T extends SpecificRecord> Topic<T> compactedFor(int days, String name, Class<T> value) {
        return new Topic<>(name, value, true, Duration.ofDays(days));
    }

    /** The schema that this version of the contract writes. */
    public Schema schema() {
        return SpecificData.get().getSchema(value);
    }

    /** The schema registry's subject of this topic's values. */
    public String subject() {
        return name + "-value";
    }

    /** The topic for this one's unprocessable records. */
    public String deadLetters() {
        return name + DEAD_LETTER_SUFFIX;
    }

    /** Kafka's own settings of this topic. */
    public Map<String, String> settings() {
        var settings = limited(
                compacted && kept == null
                        ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)
                        : deletedAfter(kept));
        if (compacted && kept != null) {
            settings.put(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE);
        }
        if (Topics.PORTAL_SUBMISSIONS.matcher(name).matches()) {
            settings.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "uncompressed");
        }
        return Map.copyOf(settings);
    }

    /** Kafka's own settings of the topic for this one's unprocessable records, whose time is when they were put there. */
    public Map<String, String> deadLetterSettings() {
        var settings = limited(deletedAfter(DEAD_LETTERS_KEPT));
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.LOG_APPEND_TIME.name);
        return Map.copyOf(settings);
    }

    private static Map<String, String> limited(Map<String, String> others) {
        var settings = new HashMap<>(others);
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(Sizes.LARGEST_BATCH));
        return settings;
    }

    private static Map<String, String> deletedAfter(@Nullable Duration kept) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                String.valueOf(kept == null ? -1 : kept.toMillis()));
    }
}
