package org.jixiaoflow.benchmarks.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jixiaoflow.benchmarks.fuzz.Account.Fate;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.reading.TopicReader;
import org.springframework.kafka.support.KafkaHeaders;

/** Reads from the topics what became of each record, and of each command after that. */
final class Ledger {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_AT_ONCE = 5000;

    private final String kafka;
    private final TopicSerdes serdes;
    private final Topic<FormSubmission> portal;
    private final Account account;
    private final Map<String, Long> counts = new HashMap<>();

    Ledger(String kafka, TopicSerdes serdes, Topic<FormSubmission> portal, Account account) {
        this.kafka = kafka;
        this.serdes = serdes;
        this.portal = portal;
        this.account = account;
    }

    /**
     * Reads until every record and every command is accounted for.
     *
     * @param patience how long nothing may happen before it gives up
     * @return whether all are
     */
    boolean read(Duration patience, IntConsumer progress) {
        var settings = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MOST_AT_ONCE);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var commands = serdes.of(Topics.FORM_SUBMISSIONS).deserializer();
                var refusals = serdes.of(Topics.REFUSED_SUBMISSIONS).deserializer()) {
            TopicReader.begin(
                    consumer,
                    List.of(
                            portal.deadLetters(),
                            Topics.REFUSED_SUBMISSIONS.name(),
                            Topics.FORM_SUBMISSIONS.name(),
                            Topics.FORM_SUBMISSIONS.deadLetters(),
                            Topics.FORM_OUTCOMES.name()));
            var last = System.nanoTime();
            while (!isDone() && System.nanoTime() - last < patience.toNanos()) {
                var polled = consumer.poll(POLL);
                if (!polled.isEmpty()) {
                    last = System.nanoTime();
                }
                for (var received : polled) {
                    counts.merge(received.topic(), 1L, Long::sum);
                    if (received.topic().equals(portal.deadLetters())) {
                        var headers = received.headers();
                        account.settle(
                                (int) number(headers, KafkaHeaders.DLT_ORIGINAL_PARTITION),
                                number(headers, KafkaHeaders.DLT_ORIGINAL_OFFSET),
                                Fate.DEAD);
                    } else if (received.topic().equals(Topics.REFUSED_SUBMISSIONS.name())) {
                        var refusal = refusals.deserialize(received.topic(), received.value());
                        account.settle(refusal.getSourcePartition(), refusal.getSourceOffset(), Fate.REFUSED);
                    } else if (received.topic().equals(Topics.FORM_SUBMISSIONS.name())) {
                        account.accepted(command(commands.deserialize(received.topic(), received.value()), received));
                    }
                }
                progress.accept(account.settled());
            }
            return isDone();
        }
    }

    private static UUID command(FormSubmission command, ConsumerRecord<?, ?> received) {
        if (command == null) {
            throw new IllegalStateException("A command without a value at " + received);
        }
        return command.getCommandId();
    }

    private boolean isDone() {
        return account.missing() == 0
                && decided() + undecidable() >= counts.getOrDefault(Topics.FORM_SUBMISSIONS.name(), 0L);
    }

    /** Commands that the workflow answered. */
    long decided() {
        return counts.getOrDefault(Topics.FORM_OUTCOMES.name(), 0L);
    }

    /** Commands that the workflow put aside. */
    long undecidable() {
        return counts.getOrDefault(Topics.FORM_SUBMISSIONS.deadLetters(), 0L);
    }

    private static long number(Headers headers, String name) {
        return Long.parseLong(new String(headers.lastHeader(name).value(), UTF_8));
    }
}
