package org.jixiaoflow.review.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.review.Samples.content;
import static org.jixiaoflow.review.Samples.decision;
import static org.jixiaoflow.review.Samples.filing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jixiaoflow.access.workflow.Transitions;
import org.jixiaoflow.fixtures.EmbeddedBroker;
import org.jixiaoflow.fixtures.RunningBroker;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.review.lifecycle.Decider;
import org.jixiaoflow.review.lifecycle.EntryHash;
import org.jixiaoflow.review.notification.NotificationRules;
import org.jixiaoflow.review.workflow.Workflow;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.contract.Provisioning;
import org.jixiaoflow.schemas.contract.Topic;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The pipeline on a real broker")
@EmbeddedBroker
class PipelineIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static String brokers = "";

    @TempDir
    Path dir;

    private KafkaProducer<String, byte[]> producer;
    private StreamsApplication pipeline;

    @BeforeAll
    static void createTopics(RunningBroker broker) {
        brokers = broker.bootstrapServers();
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            Provisioning.create(admin, Topics.all(), 2, Optional.empty());
        }
    }

    @BeforeEach
    void start() {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers, ProducerConfig.LINGER_MS_CONFIG, 1),
                new StringSerializer(),
                new ByteArraySerializer());
        pipeline = started("first");
    }

    @AfterEach
    void stop() {
        pipeline.stop();
        producer.close();
    }

    @ParameterizedTest(name = "on {0}")
    @ValueSource(strings = {"form-submissions", "review-decisions"})
    @DisplayName("keeps poison as received, and goes on with the record behind it")
    void keepsPoison(String topic) {
        var form = form();
        var poison = ("not avro " + form).getBytes(UTF_8);

        write(topic, form, poison);
        save(form, "1");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(of(Topics.FORM_OUTCOMES, form)).hasSize(1));
        assertThat(records(topic + Topic.DEAD_LETTER_SUFFIX))
                .filteredOn(dead -> form.equals(dead.key()))
                .singleElement()
                .satisfies(dead -> assertThat(dead.value()).isEqualTo(poison))
                .satisfies(dead -> assertThat(dead.headers().lastHeader("kafka_dlt-exception-message"))
                        .isNotNull());
    }

    @Test
    @DisplayName("lets exactly one of 100 decisions win that saw the same version")
    void exactlyOneWins() {
        var form = form();
        save(form, "1");
        submit(form);

        IntStream.range(0, 100)
                .parallel()
                .forEach(any -> send(
                        Topics.REVIEW_DECISIONS,
                        form,
                        decision(DecisionTrigger.PASS)
                                .setFormId(form)
                                .setExpectedVersion(2L)
                                .build()));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(of(Topics.FORM_OUTCOMES, form)).hasSize(102));
        var answers = of(Topics.FORM_OUTCOMES, form).subList(2, 102);
        assertThat(answers)
                .filteredOn(answer -> answer.getStatus() == OutcomeStatus.ACCEPTED)
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.getReason() == RefusalReason.STALE_VERSION)
                .hasSize(99);
        assertThat(of(Topics.FORM_EVENTS, form))
                .extracting(FormEvent::getVersion)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    @DisplayName("stopped in mid-stream, its memory kept or lost, loses nothing and repeats nothing")
    void losesNothing() {
        var forms = IntStream.range(0, 40).mapToObj(any -> form()).toList();
        var commands = new ArrayList<UUID>();

        for (var round = 1; round <= 3; round++) {
            for (var target = 0; target < 10; target++) {
                var saved = round + "." + target;
                forms.forEach(form -> commands.add(save(form, saved)));
            }
            var answered = (round - 1) * 400 + 50;
            await().atMost(PATIENCE).until(() -> outcomes(forms).size() > answered);
            pipeline.stop();
            pipeline = started(round == 1 ? "first" : "lost " + round);
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(outcomes(forms)).hasSize(commands.size()));
        assertThat(outcomes(forms).stream().map(CommandOutcome::getCommandId).collect(toSet()))
                .containsExactlyInAnyOrderElementsOf(commands);
        var journal = read(Topics.FORM_EVENTS).stream().collect(groupingBy(FormEvent::getFormId));
        assertThat(forms).allSatisfy(form -> assertGoodJournal(journal.getOrDefault(form, List.of())));
    }

    private static void assertGoodJournal(List<FormEvent> journal) {
        assertThat(journal)
                .extracting(FormEvent::getVersion)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 30).boxed().toList());
        assertThat(journal).allMatch(Transitions::permit);
        for (var i = 1; i < journal.size(); i++) {
            assertThat(journal.get(i).getPreviousHash()).isEqualTo(EntryHash.of(journal.get(i - 1)));
        }
    }

    private StreamsApplication started(String stateDir) {
        var templates = Samples.templates();
        var settings = new PipelineSettings(
                Duration.ofDays(35), Duration.ofSeconds(10), 1000, 1_000_000, 250_000, Duration.ofSeconds(30), 500);
        var topology = new ReviewTopology(
                        new UnregisteredSerdes(),
                        new Decider(new Workflow(), templates, Samples.calendar()),
                        new NotificationRules(templates, Samples.calendar()),
                        new Reminding(
                                templates,
                                Samples.calendar(),
                                new NotificationRules(templates, Samples.calendar()),
                                () -> 1),
                        settings)
                .build();
        var streams = new StreamsSettings(
                "review-it", dir.resolve(stateDir), 2, 0, Duration.ofMillis(50), 0, Map.of(), Map.of());
        var application = new StreamsApplication(topology, streams.on(Map.of("bootstrap.servers", brokers)));
        application.start();
        await().atMost(PATIENCE).until(application::isReady);
        return application;
    }

    private UUID save(String form, String target) {
        var command = filing(SubmissionTrigger.SAVE)
                .setFormId(form)
                .setContent(content(target))
                .build();
        send(Topics.FORM_SUBMISSIONS, form, command);
        return command.getCommandId();
    }

    private void submit(String form) {
        send(
                Topics.FORM_SUBMISSIONS,
                form,
                filing(SubmissionTrigger.SUBMIT).setFormId(form).build());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(of(Topics.FORM_OUTCOMES, form)).hasSize(2));
    }

    private <T extends SpecificRecord> void send(Topic<T> topic, String key, T command) {
        write(topic.name(), key, new UnregisteredSerdes().of(topic).serializer().serialize(topic.name(), command));
    }

    /** A record that isn't written is missed by the test that sent it. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void write(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key, value));
    }

    /** A form of the department that no other test knows. */
    private static String form() {
        return "231083-2022-OBJECTIVE-%s.%s".formatted(Samples.DEPARTMENT, UUID.randomUUID());
    }

    private static List<CommandOutcome> outcomes(List<String> forms) {
        return read(Topics.FORM_OUTCOMES).stream()
                .filter(outcome -> forms.contains(outcome.getFormId()))
                .toList();
    }

    private static <T extends SpecificRecord> List<T> of(Topic<T> topic, String form) {
        return read(topic, record -> record.key().equals(form));
    }

    private static <T extends SpecificRecord> List<T> read(Topic<T> topic) {
        return read(topic, any -> true);
    }

    private static <T extends SpecificRecord> List<T> read(
            Topic<T> topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        var values = new UnregisteredSerdes().of(topic).deserializer();
        return records(topic.name()).stream()
                .filter(wanted)
                .map(record -> values.deserialize(topic.name(), record.value()))
                .toList();
    }

    /** Everything committed on a topic. */
    private static List<ConsumerRecord<String, byte[]>> records(String topic) {
        var settings = new HashMap<String, Object>(TopicReader.NO_FURTHER);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }
}
