package org.jixiaoflow.review.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jixiaoflow.fixtures.EmbeddedBroker;
import org.jixiaoflow.fixtures.RunningBroker;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.review.lifecycle.Decider;
import org.jixiaoflow.review.notification.NotificationRules;
import org.jixiaoflow.review.workflow.Workflow;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.contract.Provisioning;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.schemas.reading.TopicReader;
import org.jixiaoflow.support.streams.StreamsApplication;
import org.jixiaoflow.support.streams.StreamsSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The days are the test's: it says which one it is, and goes on to the next once everybody was told what that day's is. */
@DisplayName("The ladder of reminders on a real broker")
@EmbeddedBroker
class RemindersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> DEPARTMENTS = RemindersTest.departments(0, 40);

    /** So few at a time that whoever stops does so in the middle. */
    private static final PipelineSettings SETTINGS = new PipelineSettings(
            Duration.ofDays(190), Duration.ofDays(1), 1000, 1_000_000, 250_000, Duration.ofMillis(50), 5);

    private static String brokers = "";

    @TempDir
    private Path dir;

    private final Deque<StreamsApplication> running = new ArrayDeque<>();
    private final Deque<Process> processes = new ArrayDeque<>();
    private Map<TopicPartition, Long> begin = Map.of();
    private volatile Instant now = RemindersTest.at("2026-02-05T10:00");

    @BeforeAll
    static void createTopics(RunningBroker broker) {
        brokers = broker.bootstrapServers();
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            Provisioning.create(admin, Topics.all(), 2, Optional.empty());
        }
    }

    /** What another test had told is nothing to this one. */
    @BeforeEach
    void begin() {
        try (var consumer = consumer()) {
            begin = consumer.endOffsets(partitions(Topics.NOTIFICATIONS.name()));
        }
    }

    @AfterEach
    void stop() {
        running.forEach(StreamsApplication::stop);
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    @DisplayName(
            "is climbed once, each step by everybody, while those who tell of it stop, come back, forget and take over")
    void eachStepOnce() {
        publish();
        start("first");
        await().atMost(PATIENCE)
                .until(() ->
                        records("reminders-it-" + Timers.STORE + "-changelog").size() >= 2 * DEPARTMENTS.size());

        climb("02-06", () -> {
            running.remove().stop();
            start("first");
        });
        climb("02-12", () -> start("second"));
        climb("02-14", () -> running.remove().stop());
        now = RemindersTest.at("2026-02-17T09:00");
        climb("02-24", () -> {
            running.remove().stop();
            start("forgetful");
        });
        climb("02-27", () -> start("last"));

        assertEverybodyClimbed(told());
    }

    @Test
    @DisplayName("is climbed once, each step by everybody, while the process that tells of it is killed on every step")
    void killed() throws IOException {
        var moment = dir.resolve("moment");
        setTo(moment, "2026-02-05T10:00");
        publish();
        processes.add(RemindingProcess.start(brokers, dir.resolve("one"), moment));
        await().atMost(PATIENCE)
                .until(() -> records("reminders-crash-it-" + Timers.STORE + "-changelog")
                                .size()
                        >= 2 * DEPARTMENTS.size());

        for (var day : List.of("02-06", "02-12", "02-14", "02-24", "02-27")) {
            setTo(moment, "2026-" + day + "T09:00");
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> told(day) > 0);
            processes.remove().destroyForcibly();
            assertThat(told(day)).as("told when it was killed").isLessThan(DEPARTMENTS.size());
            processes.add(RemindingProcess.start(brokers, dir.resolve("one"), moment));
            await().atMost(PATIENCE).until(() -> told(day) >= DEPARTMENTS.size());
        }

        assertEverybodyClimbed(told());
    }

    private static void setTo(Path moment, String time) throws IOException {
        var next = moment.resolveSibling("next");
        Files.writeString(next, RemindersTest.at(time).toString(), UTF_8);
        Files.move(next, moment, ATOMIC_MOVE);
    }

    /** The first five steps, each told to everybody once. */
    private static void assertEverybodyClimbed(List<Notification> told) {
        var steps = RemindersTest.NEVER_BEGUN.subList(0, 5);
        assertThat(told).extracting(Notification::getId).doesNotHaveDuplicates();
        assertThat(told.stream().collect(groupingBy(RemindersTest::department, mapping(RemindersTest::line, toList()))))
                .hasSize(DEPARTMENTS.size())
                .allSatisfy(
                        (department, lines) -> assertThat(lines).as(department).isEqualTo(steps));
    }

    /** On that day, with something that happens while some were told and others weren't. */
    private void climb(String day, Runnable meanwhile) {
        now = RemindersTest.at("2026-" + day + "T09:00");
        await().atMost(PATIENCE).until(() -> told(day) > 0);
        meanwhile.run();
        await().atMost(PATIENCE).until(() -> told(day) >= DEPARTMENTS.size());
    }

    private long told(String day) {
        return told().stream().filter(one -> RemindersTest.day(one).equals(day)).count();
    }

    private void start(String memory) {
        var templates = RemindersTest.templates();
        var rules = new NotificationRules(templates, Samples.calendar());
        var topology = new ReviewTopology(
                        new UnregisteredSerdes(),
                        new Decider(new Workflow(), templates, Samples.calendar()),
                        rules,
                        new Reminding(templates, Samples.calendar(), rules, () -> 2, millis -> now),
                        SETTINGS)
                .build();
        var streams = new StreamsSettings(
                "reminders-it", dir.resolve(memory), 1, 0, Duration.ofMillis(50), 0, Map.of(), Map.of());
        var application = new StreamsApplication(topology, streams.on(Map.of("bootstrap.servers", brokers)));
        running.add(application);
        application.start();
        await().atMost(PATIENCE).until(application::isReady);
    }

    private static void publish() {
        try (var producer = new KafkaProducer<String, FilingList>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
                new StringSerializer(),
                new UnregisteredSerdes().of(Topics.FILING_LISTS).serializer())) {
            var unused = producer.send(new ProducerRecord<>(
                    Topics.FILING_LISTS.name(), RemindersTest.LIST, RemindersTest.list(DEPARTMENTS)));
            producer.flush();
        }
    }

    /** Everybody told by now, each department in order. */
    private List<Notification> told() {
        var values = new UnregisteredSerdes().of(Topics.NOTIFICATIONS).deserializer();
        return records(Topics.NOTIFICATIONS.name()).stream()
                .map(record -> values.deserialize(Topics.NOTIFICATIONS.name(), record))
                .toList();
    }

    /** Everything committed on a topic by now. */
    private List<byte[]> records(String topic) {
        try (var consumer = consumer()) {
            var partitions = partitions(topic);
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, begin.getOrDefault(partition, 0L)));
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<byte[]>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> records.add(record.value()));
            }
            return records;
        }
    }

    private static List<TopicPartition> partitions(String topic) {
        return List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        var settings = new HashMap<String, Object>(TopicReader.NO_FURTHER);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
