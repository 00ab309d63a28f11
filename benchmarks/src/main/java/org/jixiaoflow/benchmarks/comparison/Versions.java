package org.jixiaoflow.benchmarks.comparison;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jixiaoflow.benchmarks.load.Journey;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.reading.TopicReader;

/** Watches which template version forms are scored by. */
record Versions(String bootstrapServers, TopicSerdes serdes) {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** Waits until all of the forms are scored by that version. The answer is when, in nanoseconds of this machine. */
    long await(int first, int forms, int version, IntConsumer progress) {
        var settings = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                2000);
        var seen = new BitSet(forms);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
                var values = serdes.of(Topics.FORM_SCORES).deserializer()) {
            TopicReader.begin(consumer, List.of(Topics.FORM_SCORES.name()));
            while (seen.cardinality() < forms) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "%d forms are not scored by version %d".formatted(forms - seen.cardinality(), version));
                }
                for (var received : consumer.poll(POLL)) {
                    var number = Journey.of(received.key()).number() - first;
                    if (number >= 0
                            && values.deserialize(received.topic(), received.value())
                                            .getTemplateVersion()
                                    == version) {
                        seen.set(number);
                    }
                }
                progress.accept(seen.cardinality());
            }
        }
        return System.nanoTime();
    }
}
