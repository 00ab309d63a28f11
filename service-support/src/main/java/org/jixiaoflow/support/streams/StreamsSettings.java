package org.jixiaoflow.support.streams;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jixiaoflow.schemas.contract.Sizes;
import org.jixiaoflow.support.kafka.Membership;
import org.jixiaoflow.support.kafka.TransactionalContainers;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * A service's Kafka Streams application.
 *
 * @param applicationId the same on every instance; also the prefix of internal topics and transactions
 * @param stateDir where state stores live; may be lost, is then rebuilt from the changelogs
 * @param threads stream threads of this instance
 * @param standbys instances that keep a warm copy of each state store
 * @param commitInterval longest time an outcome waits for its transaction to commit
 * @param cacheBytes memory for record caches
 * @param properties any other Kafka Streams setting, by its own name
 * @param beside the service's further applications, by name
 */
@Validated
@ConfigurationProperties("jixiao.streams")
public record StreamsSettings(
        @NotBlank String applicationId,
        @NotNull Path stateDir,
        @DefaultValue("2") @Min(1) int threads,
        @DefaultValue("0") @Min(0) int standbys,
        @DefaultValue("50ms") Duration commitInterval,
        @DefaultValue("16777216") @Min(0) long cacheBytes,
        @DefaultValue Map<String, String> properties,
        @DefaultValue Map<String, @Valid Beside> beside) {

    /** Kafka's 16 KB hold three journal entries, and each batch costs both sides much the same whatever it holds. */
    private static final int BATCH = 128 * 1024;

    /**
     * What an application beside the first one has of its own: a commit commits all that a thread has taken, so what has a pace of its own
     * needs threads of its own.
     *
     * @param threads stream threads of this instance
     * @param commitInterval longest time until what it made is seen
     * @param properties other settings of Kafka Streams, on top of the first one's
     */
    public record Beside(
            @DefaultValue("1") @Min(1) int threads,
            @DefaultValue("50ms") Duration commitInterval,
            @DefaultValue Map<String, String> properties) {}

    /** The settings of a further application; what it doesn't have of its own is as here. */
    public StreamsSettings beside(String name) {
        var own = Objects.requireNonNull(beside.get(name), name);
        var all = new HashMap<>(properties);
        all.putAll(own.properties());
        return new StreamsSettings(
                applicationId + "-" + name,
                stateDir,
                own.threads(),
                standbys,
                own.commitInterval(),
                cacheBytes,
                all,
                Map.of());
    }

    /** Kafka's own settings, on top of {@code connection}. */
    public Properties on(Map<String, Object> connection) {
        var streams = new Properties();
        streams.putAll(connection);
        streams.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        streams.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        streams.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        streams.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
        streams.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        streams.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
        streams.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, cacheBytes);
        streams.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        streams.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        streams.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        streams.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedMemory.class);
        streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        Membership.settings().forEach((setting, value) -> streams.put(StreamsConfig.consumerPrefix(setting), value));
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int)
                TransactionalContainers.TRANSACTION.toMillis());
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Sizes.LARGEST_REQUEST);
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH);
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        streams.putAll(properties);
        return streams;
    }
}
