package org.jixiaoflow.cli.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jixiaoflow.cli.check.Checker;
import org.jixiaoflow.cli.check.Journal;
import org.jixiaoflow.cli.check.Report;
import org.jixiaoflow.cli.deadletters.DeadLetterDesk;
import org.jixiaoflow.cli.demo.Demo;
import org.jixiaoflow.fixtures.RecordSender;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.local.stack.Progress;
import org.jixiaoflow.local.stack.SecuredKafka;
import org.jixiaoflow.local.stack.StackDatabase;
import org.jixiaoflow.review.audit.JournalLines;
import org.jixiaoflow.review.audit.JournalProof;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.access.AclPolicy;
import org.jixiaoflow.schemas.access.AclSync;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.reading.TopicReader;
import org.jixiaoflow.submission.documents.DocumentReader;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

@DisplayName("A stack whose Kafka asks who somebody is")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredStackIT {

    private static final int FORMS = 3;

    @TempDir
    private static Path data;

    private final Ports ports = Ports.free();
    private LocalStack stack;

    @BeforeAll
    void start() {
        stack = LocalStack.start(data, ports, Progress.SILENT, true);
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void formsGoAllTheWay() throws Exception {
        takeFormsAllTheWay();
        assertHolds();
    }

    @Test
    void theSampleGoesAllTheWayInAYearThatHasRulesForItOnly() throws Exception {
        var forms = sample();
        var demo = new Demo(stack.addresses(), stack.identity(), false);

        var strict = demo.run(forms, "hailin-2022.json", "231083", 2020, (through, approved, returned) -> {});
        var admitted = demo.admitSample("231083", 2021);
        var again = new Demo(stack.addresses(), stack.identity(), false);
        var lenient = again.run(forms, "hailin-2022.json", "231083", 2021, (through, approved, returned) -> {});

        assertThat(strict.refusals()).isNotEmpty().allMatch(refusal -> refusal.matches(".*。( [VC]\\d\\d)+"));
        assertThat(admitted).contains("sample-231083-2021");
        assertThat(lenient.refusals()).isEmpty();
        assertThat(lenient.submitted()).isEqualTo(FORMS);
        assertThat(again.admitSample("231083", 2021)).isEmpty();
        assertThat(again.admitSample("231083", 2022)).isEmpty();
    }

    private static List<PrintedForm> sample() throws IOException {
        try (var sample = Demo.class.getResourceAsStream("/samples/hailin-2022.json")) {
            return DocumentReader.read(sample.readAllBytes()).subList(0, FORMS);
        }
    }

    /** Sent again while an outcome is late: a busy machine is no finding. */
    private void takeFormsAllTheWay() throws Exception {
        var forms = sample();
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            var result = new Demo(stack.addresses(), stack.identity(), false)
                    .run(forms, "hailin-2022.json", "231083", 2022, (through, approved, returned) -> {});

            assertThat(result.submitted()).isEqualTo(FORMS);
            assertThat(result.refused()).isZero();
            assertThat(result.scored()).isEqualTo(result.approved());
        });
    }

    @Test
    void aCapturedCommandWrittenAgainChangesNothing() throws Exception {
        takeFormsAllTheWay();
        var captured = read(Topics.FORM_SUBMISSIONS);
        var journal = read(Topics.FORM_EVENTS).size();
        var outcomes = outcomes();

        for (var command : captured) {
            send("submission-service", Topics.FORM_SUBMISSIONS.name(), command.key(), command.value());
        }

        await().atMost(Duration.ofMinutes(1)).until(() -> outcomes().size() == outcomes.size() + captured.size());
        assertThat(new HashSet<>(outcomes())).isEqualTo(new HashSet<>(outcomes));
        assertThat(read(Topics.FORM_EVENTS)).hasSize(journal);
        assertHolds();
    }

    @ParameterizedTest(name = "{0} may not write {1}")
    @CsvSource({
        "portal-local, portal.other.submissions",
        "portal-local, form-submissions",
        "portal-local, form-events",
        "submission-service, portal.local.submissions",
        "submission-service, form-events",
        "submission-service, review-decisions",
        "review-service, form-submissions",
        "review-service, form-scores",
        "scoring-service, approved-forms",
        "scoring-service, form-events",
        "auditor, form-events",
        "auditor, refused-submissions-dlt"
    })
    void nobodyWritesAnothersTopic(String user, String topic) {
        assertThatThrownBy(() -> send(user, topic, "key".getBytes(UTF_8), "value".getBytes(UTF_8)))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void aPortalReadsNothing() {
        assertThatThrownBy(() -> read(AclPolicy.portal(LocalStack.PORTAL), Topics.FORM_EVENTS))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    /** Whoever begins a transaction under a service's name would end that service's own. */
    @Test
    void aPortalFencesOffNoService() {
        var settings = connection(AclPolicy.portal(LocalStack.PORTAL));
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "submission-service-portal");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            assertThatThrownBy(producer::initTransactions).isInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void aPortalMovesNoReadersPosition() {
        try (var admin = Admin.create(connection(AclPolicy.portal(LocalStack.PORTAL)))) {
            assertThatThrownBy(() -> admin.deleteConsumerGroups(List.of("submission-intake"))
                            .all()
                            .get())
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> admin.deleteRecords(Map.of(
                                    new TopicPartition(
                                            Topics.portalSubmissions(LocalStack.PORTAL)
                                                    .name(),
                                            0),
                                    RecordsToDelete.beforeOffset(-1)))
                            .all()
                            .get())
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"review-service", "submission-service"})
    void aServiceMakesNoTopicsAndChangesNoGrants(String service) {
        try (var admin = Admin.create(connection(service))) {
            assertThatThrownBy(() -> admin.createTopics(List.of(new NewTopic("mine", 1, (short) 1)))
                            .all()
                            .get())
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> admin.createAcls(AclPolicy.of(List.of("mine")))
                            .all()
                            .get())
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void oneServiceSeesHowFullTheBrokersDisksAre() throws Exception {
        assertThat(disks("submission-service"))
                .isNotEmpty()
                .allMatch(disk -> disk.totalBytes().isPresent());
        assertThatThrownBy(() -> disks("review-service")).hasCauseInstanceOf(AuthorizationException.class);
    }

    private Collection<LogDirDescription> disks(String service) throws Exception {
        try (var admin = Admin.create(connection(service))) {
            return admin.describeLogDirs(List.of(1))
                    .allDescriptions()
                    .get()
                    .get(1)
                    .values();
        }
    }

    @Test
    void whoeverHasNoPasswordStaysOutside() {
        var outside = new RecordSender(Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                stack.addresses().kafka(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                5000));

        assertThatThrownBy(() -> outside.send("form-events", new byte[0], new byte[0]))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void aWrongPasswordIsRefused() {
        var settings = connection("review-service");
        settings.computeIfPresent(
                SaslConfigs.SASL_JAAS_CONFIG,
                (name, value) -> value.toString().replaceFirst("password=\"..", "password=\""));

        assertThatThrownBy(() -> new RecordSender(settings).send("form-events", new byte[0], new byte[0]))
                .isInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void aPortalComesAndGoesWithItsTopicAlone() throws Exception {
        var passwords = SecuredKafka.passwords(data);
        try (var admin = Admin.create(connection(AclPolicy.ADMIN))) {
            var both = new AclSync(admin, List.of(LocalStack.PORTAL, "other"));

            var coming = both.changes(List.of());
            both.make(coming, passwords::of);

            assertThat(coming.lines())
                    .containsExactly(
                            "+ portal-other",
                            "+ portal-other WRITE TOPIC portal.other.submissions",
                            "+ submission-service READ TOPIC portal.other.submissions-dlt",
                            "+ submission-service WRITE TOPIC portal.other.submissions-dlt",
                            "+ portal-other QUOTA consumer_byte_rate=1048576 producer_byte_rate=1048576 request_percentage=25");
            // The controller has them; the broker is about to.
            await().untilAsserted(
                            () -> assertThat(both.changes(List.of()).isEmpty()).isTrue());
            passwords.describe("portal-other", stack.addresses().kafka(), certificate());
            await().untilAsserted(() -> assertThatThrownBy(() -> send(
                            "portal-other",
                            Topics.portalSubmissions(LocalStack.PORTAL).name(),
                            new byte[0],
                            new byte[0]))
                    .isInstanceOf(TopicAuthorizationException.class));

            var alone = new AclSync(admin, List.of(LocalStack.PORTAL));
            var going = alone.changes(List.of());
            alone.make(going, passwords::of);

            assertThat(going.lines())
                    .containsExactly(
                            "- portal-other WRITE TOPIC portal.other.submissions",
                            "- submission-service READ TOPIC portal.other.submissions-dlt",
                            "- submission-service WRITE TOPIC portal.other.submissions-dlt",
                            "- portal-other QUOTA",
                            "- portal-other");
            await().untilAsserted(() -> assertThatThrownBy(
                            () -> send("portal-other", "form-events", new byte[0], new byte[0]))
                    .isInstanceOf(SaslAuthenticationException.class));
        }
    }

    /** Ordered at the desk of one service, carried out by the one that writes the topic. */
    @Test
    void aDecisionWithoutAKeyIsGivenOneAndDecided() throws Exception {
        var registrySerdes = new RegistrySerdes(stack.addresses().registry());
        registrySerdes.register(List.of(Topics.REVIEW_DECISIONS));
        var form = "231083-2033-OBJECTIVE-education";
        var decision = ReviewDecision.newBuilder()
                .setCommandId(UUID.randomUUID())
                .setFormId(form)
                .setTrigger(DecisionTrigger.PASS)
                .setActor(Actor.newBuilder()
                        .setId("li")
                        .setName("李审核")
                        .setRole("reviewer")
                        .setRegions(List.of("*"))
                        .build())
                .setIssuedAt(Instant.parse("2033-01-10T08:00:00Z"))
                .build();
        var topic = Topics.REVIEW_DECISIONS;
        var administrator = new Person("qian", "钱管理", List.of("operator"), null, List.of(), List.of());
        var desk = new DeadLetterDesk(
                stack.addresses().submission(), stack.identity().token(administrator), "en");

        send(
                "review-service",
                topic.name(),
                null,
                registrySerdes.of(topic).serializer().serialize(topic.name(), decision));

        var open = Map.of("topic", topic.name(), "state", "OPEN");
        var letter = await().atMost(Duration.ofMinutes(1))
                .until(() -> desk.list(open).path("items"), items -> items.size() == 1)
                .path(0)
                .path("id")
                .asString("");
        var asked = JsonNodeFactory.instance.objectNode();
        asked.putObject("fix").put("key", form);
        desk.replay(letter, asked);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(outcomes())
                        .map(CommandOutcome.class::cast)
                        .filteredOn(outcome -> outcome.getCommandId().equals(decision.getCommandId()))
                        .singleElement()
                        .satisfies(outcome -> assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.REFUSED)));
    }

    @Test
    void secretsAreTheirOwnersOnly() throws Exception {
        try (var files = Files.walk(data.resolve("secrets"))) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as("%s", file)
                            .endsWith("------"));
        }
        assertThat(Files.readString(data.resolve("logs").resolve("services.log")))
                .doesNotContain(SecuredKafka.passwords(data).of("review-service"));
    }

    @Test
    void theJournalIsProvedWithoutTheStack() throws Exception {
        takeFormsAllTheWay();
        var journal = new Journal(
                connection(AclPolicy.AUDITOR),
                new RegistrySerdes(stack.addresses().registry()));
        var lines = new JournalLines();
        var proof = new JournalProof();

        journal.read(null, (avro, schema) -> lines.next(avro, schema).forEach(proof::take));
        proof.take(lines.end());

        assertThat(proof.result()).isEmpty();
        var entries = read(Topics.FORM_EVENTS);
        assertThat(proof.entries()).isEqualTo(entries.size());
        assertThat(proof.forms())
                .isEqualTo(entries.stream()
                        .map(entry -> new String(entry.key(), UTF_8))
                        .distinct()
                        .count());
    }

    @Test
    void whoReadAFormIsOnRecord() throws Exception {
        takeFormsAllTheWay();

        assertThat(Files.readAllLines(data.resolve("logs").resolve("access.log")))
                .isNotEmpty()
                .anySatisfy(line -> assertThat(line)
                        .startsWith("{\"time\":")
                        .contains(
                                "\"endpoint\":\"/api/v1/forms/{formId}/decisions\"",
                                "\"formId\":\"231083-2022-OBJECTIVE-"));
    }

    private static Path certificate() {
        return data.resolve("secrets").resolve("broker").resolve("kafka.pem");
    }

    private Map<String, Object> connection(String user) {
        return new HashMap<>(SecuredKafka.connection(data, ports, user));
    }

    private void assertHolds() {
        var addresses = stack.addresses();
        Report report = new Checker(
                        connection(AclPolicy.AUDITOR),
                        new RegistrySerdes(addresses.registry()),
                        stack.database(StackDatabase.CHECKER))
                .check();
        assertThat(report.invariants()).hasSize(8).allSatisfy(invariant -> {
            assertThat(invariant.checked()).as(invariant.kind().name()).isPositive();
            assertThat(invariant.violations()).as(invariant.kind().name()).isEmpty();
        });
    }

    private void send(String user, String topic, byte @Nullable [] key, byte[] value) throws Exception {
        new RecordSender(connection(user)).send(topic, key, value);
    }

    private List<Object> outcomes() {
        try (var outcomes = new RegistrySerdes(stack.addresses().registry())
                .of(Topics.FORM_OUTCOMES)
                .deserializer()) {
            return read(Topics.FORM_OUTCOMES).stream()
                    .<Object>map(received -> outcomes.deserialize(received.topic(), received.value()))
                    .toList();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> read(Topic<?> topic) {
        return read(AclPolicy.AUDITOR, topic);
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String user, Topic<?> topic) {
        return new TopicReader(connection(user)).all(topic.name());
    }
}
