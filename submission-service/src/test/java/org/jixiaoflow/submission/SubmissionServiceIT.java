package org.jixiaoflow.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.submission.Samples.DEPARTMENT;
import static org.jixiaoflow.submission.Samples.content;
import static org.jixiaoflow.submission.Samples.submission;
import static org.jixiaoflow.submission.Samples.withFirst;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jixiaoflow.fixtures.EmbeddedBroker;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.RefusedSubmission;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.schemas.reading.TopicReader;
import org.jixiaoflow.submission.files.Documents;
import org.jixiaoflow.submission.tracking.Journal;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.kafka.Publisher;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The service on a real broker and database")
@SpringBootTest(
        properties = {
            "spring.config.name=submission-service",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:1/keys",
            "jixiao.registry.plain=true",
            "jixiao.topics.partitions=2",
            "jixiao.replies.timeout=9s",
            "jixiao.portal.discovery=500ms",
            "jixiao.portal.largest-record=8KB",
            "jixiao.portal.portals.social.name=社会事务平台",
            "jixiao.portal.portals.social.regions=231083",
            "jixiao.portal.portals.social.departments=civil-affairs"
        })
@AutoConfigureMockMvc
@EmbeddedBroker(topics = SubmissionServiceIT.STRANGER)
@DirtiesContext
@Import(SubmissionServiceIT.Surroundings.class)
@NullUnmarked
class SubmissionServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PORTAL = "portal.social.submissions";

    /** A topic of portals that nobody registered. */
    static final String STRANGER = "portal.stranger.submissions";

    @Value("${spring.kafka.bootstrap-servers}")
    private String brokers;

    @Autowired
    private Publisher publisher;

    @Autowired
    private KafkaTemplate<byte[], byte[]> raw;

    @Autowired
    @Qualifier("portalListener") private ConcurrentMessageListenerContainer<byte[], byte[]> portals;

    @Autowired
    private MockMvcTester http;

    @TestConfiguration
    static class Surroundings {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
        }

        @Bean
        DynamicPropertyRegistrar database(EmbeddedPostgres postgres) {
            return properties -> {
                properties.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
                properties.add("spring.datasource.username", () -> "postgres");
            };
        }
    }

    @Nested
    @DisplayName("keeps what somebody works at")
    class WorkingCopies {

        private final String copy = "/api/v1/forms/" + form() + "/working-copy";

        @Test
        @DisplayName("for them alone, half-typed numbers included, until they throw it away")
        void kept() {
            assertThat(get(copy, clerk())).hasStatus(HttpStatus.NOT_FOUND);

            assertThat(keep("{\"indicators\": [{\"weight\": \"1o\"}]}", clerk()))
                    .hasStatusOk();

            var kept = get(copy, clerk());
            assertThat(kept).hasStatusOk().hasHeader(HttpHeaders.ETAG, "\"1\"");
            assertThat(json(kept).at("/content/content/indicators/0/weight").asString())
                    .isEqualTo("1o");
            assertThat(json(kept).at("/baseVersion").asLong()).isEqualTo(7);
            assertThat(get(copy, caller("another-clerk", "clerk", DEPARTMENT))).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(http.delete().uri(copy).with(clerk())).hasStatus(HttpStatus.NO_CONTENT);
            assertThat(get(copy, clerk())).hasStatus(HttpStatus.NOT_FOUND);
        }

        @Test
        @DisplayName(
                "unless the form isn't theirs to fill in, or it is no object, or another window kept something newer")
        void refused() {
            assertThat(keep("{}", caller("foreign", "clerk", "education"))).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(keep("{}", caller("auditor", "auditor", DEPARTMENT))).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(keep("[]", clerk())).hasStatus(HttpStatus.BAD_REQUEST);

            keep("{\"departmentName\": \"one\"}", clerk());
            var other = http.put()
                    .uri(copy)
                    .with(clerk())
                    .header(HttpHeaders.IF_MATCH, "\"0\"")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"baseVersion\": 0, \"copy\": {\"content\": {}}}")
                    .exchange();

            assertThat(other).hasStatus(HttpStatus.PRECONDITION_FAILED);
            assertThat(json(other).at("/code").asString()).isEqualTo("PAPER_CHANGED");
            assertThat(json(other).at("/paper/content/content/departmentName").asString())
                    .isEqualTo("one");
        }

        private static JsonNode json(MvcTestResult answer) {
            return JSON.readTree(answer.getResponse().getContentAsByteArray());
        }

        private MvcTestResult keep(String content, JwtRequestPostProcessor person) {
            return http.put()
                    .uri(copy)
                    .with(person)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"baseVersion\": 7, \"copy\": {\"content\": %s}}".formatted(content))
                    .exchange();
        }
    }

    @Nested
    @DisplayName("takes from portals")
    class FromPortals {

        @Test
        @DisplayName("a submission, in the portal's name")
        void accepted() {
            var sent = submission(form(), SubmissionTrigger.SUBMIT, content());

            send(sent);

            var command = onlyCommandOf(sent.getFormId());
            assertThat(command.getCommandId()).isEqualTo(sent.getCommandId());
            assertThat(command.getActor().getId()).isEqualTo("social");
            assertThat(command.getActor().getRole()).isEqualTo("portal");
            assertThat(command.getPortalId()).isEqualTo("social");
            assertThat(command.getContent()).isEqualTo(content());
        }

        @Test
        @DisplayName("no submission that breaks a rule; each is refused with its reason, and the next is taken")
        void refused() {
            var foreign = "231083-2023-OBJECTIVE-education." + UUID.randomUUID();
            var faulty = withFirst(indicator -> indicator.setName("无"));
            var large = withFirst(indicator -> indicator.setRemark("x".repeat(9000)));

            send("no-form", submission("no-form", SubmissionTrigger.SAVE, content()));
            send(foreign, submission(foreign, SubmissionTrigger.SAVE, content()));
            send("another-key", submission(form(), SubmissionTrigger.SAVE, content()));
            send(submission(form(), SubmissionTrigger.SAVE, null));
            send(submission(form(), SubmissionTrigger.SUBMIT, faulty));
            send(submission(form(), SubmissionTrigger.SAVE, large));
            raw(PORTAL, form(), null);
            var good = submission(form(), SubmissionTrigger.SUBMIT, content());
            send(good);

            onlyCommandOf(good.getFormId());
            assertThat(refusals(PORTAL))
                    .extracting(refusal -> refusal.getReasons().get(0).getCode())
                    .contains(
                            "INVALID_FORM_ID",
                            "FOREIGN_DEPARTMENT",
                            "KEY_MISMATCH",
                            "CONTENT_REQUIRED",
                            "BLOCKING_FINDINGS",
                            "RECORD_TOO_LARGE",
                            "EMPTY_RECORD");
            assertThat(refusals(PORTAL))
                    .filteredOn(refusal -> foreign.equals(refusal.getFormId()))
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.getPortalId()).isEqualTo("social"))
                    .satisfies(
                            refusal -> assertThat(refusal.getSourcePartition()).isZero());
            assertThat(commandsOf(foreign)).isEmpty();
        }

        @Test
        @DisplayName("nothing it can't decode: it is kept as received, and the next is taken")
        void poisoned() {
            var poison = ("not avro " + UUID.randomUUID()).getBytes(UTF_8);
            var good = submission(form(), SubmissionTrigger.SAVE, content());

            raw(PORTAL, "poison", poison);
            send(good);

            onlyCommandOf(good.getFormId());
            assertThat(records(PORTAL + Topic.DEAD_LETTER_SUFFIX))
                    .filteredOn(letter -> Arrays.equals(letter.value(), poison))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.key()).isEqualTo("poison".getBytes(UTF_8)))
                    .satisfies(letter -> assertThat(letter.headers().lastHeader("kafka_dlt-original-topic"))
                            .isNotNull());
        }

        @Test
        @DisplayName("no kilobytes that unfold to 20 MB, be they let in by the topic or not, and the next is taken")
        void bomb() throws Exception {
            var zeros = new byte[20 * 1024 * 1024];
            var before = form();
            var after = submission(form(), SubmissionTrigger.SAVE, content());

            assertThatThrownBy(() -> zipped(PORTAL, before, zeros)).hasCauseInstanceOf(RecordTooLargeException.class);
            kept(PORTAL, "producer");
            zipped(PORTAL, before, zeros);
            zipped(PORTAL, new String(new char[2 * 1024 * 1024]).replace('\0', '0'), new byte[] {0});
            kept(PORTAL, "uncompressed");
            send(after);

            onlyCommandOf(after.getFormId());
            assertThat(refusals(PORTAL))
                    .filteredOn(refusal -> refusal.getFormId() == null)
                    .extracting(refusal -> refusal.getReasons().get(0).getCode())
                    .contains("RECORD_TOO_LARGE");
            assertThat(records(PORTAL + Topic.DEAD_LETTER_SUFFIX))
                    .filteredOn(letter -> letter.headers().lastHeader("jixiao-dlt-key-length") != null)
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.key()).hasSizeLessThan(2000))
                    .satisfies(letter -> assertThat(letter.headers()
                                    .lastHeader("jixiao-dlt-key-length")
                                    .value())
                            .isEqualTo("2097152".getBytes(UTF_8)));
        }

        /** A topic made earlier, or by others, is kept as it is sent. */
        private void kept(String topic, String compression) throws Exception {
            try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
                var change = new AlterConfigOp(
                        new ConfigEntry(TopicConfig.COMPRESSION_TYPE_CONFIG, compression), AlterConfigOp.OpType.SET);
                admin.incrementalAlterConfigs(
                                Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(change)))
                        .all()
                        .get();
            }
        }

        private void zipped(String topic, String key, byte[] value) throws Exception {
            try (var sender = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            brokers,
                            ProducerConfig.COMPRESSION_TYPE_CONFIG,
                            "gzip",
                            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                            64 * 1024 * 1024,
                            ProducerConfig.BUFFER_MEMORY_CONFIG,
                            128L * 1024 * 1024),
                    new StringSerializer(),
                    new ByteArraySerializer())) {
                sender.send(new ProducerRecord<>(topic, 0, key, value)).get();
            }
        }

        @Test
        @DisplayName("nothing with more digits than the schema allows, which its bytes can hold")
        void tooManyDigits() throws IOException {
            var absurd = submission(
                    form(),
                    SubmissionTrigger.SAVE,
                    withFirst(indicator -> indicator.setWeight(new BigDecimal("999999999999.00"))));
            var good = submission(form(), SubmissionTrigger.SAVE, content());

            raw(PORTAL, absurd.getFormId(), withoutLimits(absurd));
            send(good);

            onlyCommandOf(good.getFormId());
            assertThat(commandsOf(absurd.getFormId())).isEmpty();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(get("/api/v1/refused-submissions?size=200", clerk()))
                            .bodyText()
                            .contains(absurd.getFormId(), "INVALID_NUMBER", "/content/indicators/0/weight"));
        }

        /** As somebody writes it whose schema allows more digits than ours. */
        private static byte[] withoutLimits(FormSubmission submission) throws IOException {
            var ours = FormSubmission.getClassSchema();
            var theirs =
                    new Schema.Parser().parse(ours.toString().replaceAll("\"precision\":\\d+", "\"precision\":38"));
            var out = new ByteArrayOutputStream();
            out.writeBytes(new byte[RegistrySerdes.HEADER_BYTES]);
            new SpecificDatumWriter<FormSubmission>(theirs, SpecificData.getForSchema(ours))
                    .write(submission, EncoderFactory.get().directBinaryEncoder(out, null));
            return out.toByteArray();
        }

        @Test
        @DisplayName("nothing from a stranger, whose poison stops nobody else")
        void stranger() {
            var claimed = submission(form(), SubmissionTrigger.SAVE, content());
            raw(STRANGER, "poison", "not avro".getBytes(UTF_8));
            raw(STRANGER, claimed.getFormId(), encoded(Topics.FORM_SUBMISSIONS, claimed));
            var good = submission(form(), SubmissionTrigger.SAVE, content());
            send(good);

            onlyCommandOf(good.getFormId());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(refusals(STRANGER))
                            .extracting(refusal -> refusal.getReasons().get(0).getCode())
                            .containsOnly("UNKNOWN_PORTAL")
                            .hasSize(2));
            assertThat(commandsOf(claimed.getFormId())).isEmpty();
        }

        @Test
        @DisplayName("each submission exactly once, stopped and started in mid-stream")
        void exactlyOnce() {
            var sent = IntStream.range(0, 300)
                    .mapToObj(any -> submission(form(), SubmissionTrigger.SAVE, content()))
                    .toList();

            for (var part = 0; part < 3; part++) {
                sent.subList(part * 100, part * 100 + 100).forEach(SubmissionServiceIT.this::send);
                portals.stop();
                portals.start();
            }

            var ids = sent.stream().map(FormSubmission::getCommandId).toList();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(read(Topics.FORM_SUBMISSIONS))
                            .extracting(FormSubmission::getCommandId)
                            .containsAll(ids));
            assertThat(read(Topics.FORM_SUBMISSIONS))
                    .extracting(FormSubmission::getCommandId)
                    .filteredOn(ids::contains)
                    .hasSize(300);
        }

        @Test
        @DisplayName("and shows what it refused to the department and to the portal, but to no other")
        void refusalsShown() {
            var form = form();
            send(submission(form, SubmissionTrigger.SAVE, null));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(get("/api/v1/refused-submissions?size=200", clerk()))
                            .bodyText()
                            .contains(form, "CONTENT_REQUIRED"));
            assertThat(get("/api/v1/refused-submissions?size=200", caller("social", "portal", null)))
                    .bodyText()
                    .contains(form);
            assertThat(get("/api/v1/refused-submissions?size=200", caller("li", "clerk", "education")))
                    .bodyText()
                    .doesNotContain(form);
        }
    }

    @Nested
    @DisplayName("answers departments")
    class ToDepartments {

        @Test
        @DisplayName("with the outcome of their command")
        void accepted() throws Exception {
            var form = form();

            var asked = saving(form);
            decide(onlyCommandOf(form), outcome -> outcome);

            assertThat(asked.get(20, TimeUnit.SECONDS)).hasStatusOk().hasHeader(HttpHeaders.ETAG, "\"1\"");
        }

        @Test
        @DisplayName("with the reason of a refusal")
        void refused() throws Exception {
            var form = form();

            var asked = saving(form);
            decide(
                    onlyCommandOf(form),
                    outcome -> outcome.setStatus(OutcomeStatus.REFUSED)
                            .setReason(RefusalReason.STALE_VERSION)
                            .setDetail("0"));

            assertThat(asked.get(20, TimeUnit.SECONDS))
                    .hasStatus(HttpStatus.CONFLICT)
                    .bodyJson()
                    .extractingPath("$.detail")
                    .isEqualTo("表单现为第 1 版，您看到的是第 0 版，请刷新后再操作。");
        }

        @Test
        @DisplayName("with no outcome that was taken back")
        void takenBack() throws Exception {
            var form = form();
            var asked = saving(form);
            var command = onlyCommandOf(form);

            try (var producer = new KafkaProducer<>(
                    Map.<String, Object>of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            brokers,
                            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                            form),
                    new ByteArraySerializer(),
                    new ByteArraySerializer())) {
                producer.initTransactions();
                producer.beginTransaction();
                var refusal = outcome(
                        command,
                        outcome -> outcome.setStatus(OutcomeStatus.REFUSED).setReason(RefusalReason.STALE_VERSION));
                producer.send(new ProducerRecord<>(
                                Topics.FORM_OUTCOMES.name(),
                                form.getBytes(UTF_8),
                                encoded(Topics.FORM_OUTCOMES, refusal)))
                        .get();
                producer.abortTransaction();
            }
            decide(command, outcome -> outcome);

            assertThat(asked.get(20, TimeUnit.SECONDS)).hasStatusOk();
        }

        @Test
        @DisplayName("with where to ask when nobody decides in time, and there with the outcome once there is one")
        void late() throws Exception {
            var form = form();

            var answer = saving(form).get(30, TimeUnit.SECONDS);

            assertThat(answer).hasStatus(HttpStatus.ACCEPTED);
            var later = answer.getResponse().getHeader(HttpHeaders.LOCATION);
            assertThat(get(later, clerk())).hasStatus(HttpStatus.ACCEPTED);
            decide(onlyCommandOf(form), outcome -> outcome);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(get(later, clerk()))
                            .hasStatusOk()
                            .bodyJson()
                            .extractingPath("$.formId")
                            .isEqualTo(form));
        }

        @Test
        @DisplayName("with where a form stands, its poison kept aside")
        void view() {
            var form = form();
            var poison = ("not avro " + form).getBytes(UTF_8);
            var journal = new Journal(form).save("民政局").submit().entries();

            publisher.send(Topics.FORM_EVENTS, form, journal.get(0)).join();
            raw.send(Topics.FORM_EVENTS.name(), form.getBytes(UTF_8), poison).join();
            publisher.send(Topics.FORM_EVENTS, form, journal.get(1)).join();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(get("/api/v1/forms/" + form, clerk()))
                            .hasStatusOk()
                            .hasHeader(HttpHeaders.ETAG, "\"2\"")
                            .bodyJson()
                            .extractingPath("$.form.state")
                            .isEqualTo("SUBMITTED"));
            assertThat(get("/api/v1/forms/" + form + "/history", clerk()))
                    .bodyJson()
                    .extractingPath("$[*].version")
                    .isEqualTo(List.of(1, 2));
            assertThat(records(Topics.FORM_EVENTS.name() + Topic.DEAD_LETTER_SUFFIX))
                    .extracting(ConsumerRecord::value)
                    .contains(poison);
        }

        @Test
        @DisplayName("of reviewers and drafts: nothing")
        void drafts() {
            var form = form();
            publisher
                    .send(
                            Topics.FORM_EVENTS,
                            form,
                            new Journal(form).save("民政局").entries().get(0))
                    .join();

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(get("/api/v1/forms/" + form, clerk())).hasStatusOk());
            assertThat(get("/api/v1/forms/" + form, caller("wang", "reviewer", "finance")))
                    .hasStatus(HttpStatus.NOT_FOUND);
            assertThat(get("/api/v1/forms/" + form, caller("li", "clerk", "education")))
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
    }

    @Nested
    @DisplayName("at the dead-letter desk")
    class AtTheDeadLetterDesk {

        private static final String LETTERS = "/api/v1/dead-letters";

        @Test
        @DisplayName("has poison mended and taken, once, whoever asks how often")
        void mended() throws Exception {
            var mended = submission(form(), SubmissionTrigger.SUBMIT, content());
            var id = poison(PORTAL, mended.getFormId());
            var fix = "{\"reason\":\"门户编码有误\",\"fix\":{\"record\":%s}}".formatted(AvroJson.write(mended));

            assertThat(get(LETTERS + "/" + id, administrator()))
                    .hasStatusOk()
                    .bodyJson()
                    .hasPathSatisfying(
                            "$.letter.state", state -> assertThat(state).isEqualTo("OPEN"))
                    .hasPathSatisfying(
                            "$.letter.topic", topic -> assertThat(topic).isEqualTo(PORTAL))
                    .hasPathSatisfying(
                            "$.unreadable", reason -> assertThat(reason).isNotNull())
                    .hasPathSatisfying("$.replayable", can -> assertThat(can).isEqualTo(true));
            assertThat(post(id, "replay", "{}", administrator())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            var both = Stream.of(1, 2)
                    .map(one -> CompletableFuture.supplyAsync(() -> post(id, "replay", fix, administrator())))
                    .toList();
            var statuses = both.stream()
                    .map(CompletableFuture::join)
                    .map(answer -> answer.getResponse().getStatus())
                    .toList();

            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
            assertThat(onlyCommandOf(mended.getFormId()).getActor().getId()).isEqualTo("social");
            assertThat(get(LETTERS + "/" + id, auditor()))
                    .bodyJson()
                    .hasPathSatisfying(
                            "$.letter.state", state -> assertThat(state).isEqualTo("REPLAYED"))
                    .hasPathSatisfying(
                            "$.actions[0].fixed", fixed -> assertThat(fixed).isEqualTo(true))
                    .hasPathSatisfying("$.actions[0].by", by -> assertThat(by).isEqualTo("qian"));
            assertThat(post(id, "discard", "{\"reason\":\"x\"}", administrator()))
                    .hasStatus(HttpStatus.CONFLICT);
            assertThat(post(id, "replay", "{\"again\":true," + fix.substring(1), administrator()))
                    .hasStatusOk();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(commandsOf(mended.getFormId()))
                            .hasSize(2)
                            .extracting(FormSubmission::getCommandId)
                            .containsOnly(mended.getCommandId()));
        }

        @Test
        @DisplayName("has a letter discarded for a reason, by an administrator")
        void discarded() {
            var id = poison(PORTAL, form());

            assertThat(post(id, "discard", "{}", administrator())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(post(id, "discard", "{\"reason\":\"测试数据\"}", auditor())).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(get(LETTERS, clerk())).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(post(id, "discard", "{\"reason\":\"测试数据\"}", administrator()))
                    .hasStatusOk();

            assertThat(post(id, "replay", "{}", administrator()))
                    .hasStatus(HttpStatus.CONFLICT)
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("ALREADY_DISCARDED");
            assertThat(ids("?state=DISCARDED&limit=200")).contains(id);
            assertThat(ids("?state=OPEN&limit=200")).doesNotContain(id);
        }

        @Test
        @DisplayName("writes nothing into the journal, and says what helps instead")
        void journal() {
            var id = poison(Topics.FORM_EVENTS.name(), form());

            assertThat(post(id, "replay", "{}", administrator()))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("NOT_REPLAYABLE");
            assertThat(get(LETTERS + "/" + id, administrator()))
                    .bodyJson()
                    .extractingPath("$.remedy")
                    .asString()
                    .contains("jixiao.views.rebuild");
        }

        @Test
        @DisplayName("lists letters from the newest, page by page, each once")
        void listed() {
            var put = Stream.generate(() -> poison(PORTAL, form())).limit(3).toList();

            var shown = new ArrayList<String>();
            var from = "";
            do {
                var page = JSON.readTree(text(get(LETTERS + "?limit=2&topic=" + PORTAL + from, administrator())));
                page.path("items").forEach(item -> shown.add(item.path("id").asString("")));
                from = page.has("next") ? "&from=" + page.path("next").asString("") : null;
            } while (from != null);

            assertThat(shown).doesNotHaveDuplicates().containsSubsequence(put.get(2), put.get(1), put.get(0));
            assertThat(ids("?reason=nothing-says-so")).isEmpty();
            assertThat(get(LETTERS + "?from=nowhere", administrator())).hasStatus(HttpStatus.BAD_REQUEST);
            assertThat(get(LETTERS + "/form-events-dlt:0:999999", administrator()))
                    .hasStatus(HttpStatus.NOT_FOUND);
            assertThat(get(LETTERS + "/no-such-topic-dlt:0:0", administrator())).hasStatus(HttpStatus.NOT_FOUND);
        }

        /** Poison that was put aside; its letter's id. */
        private String poison(String topic, String key) {
            raw(topic, key, ("not avro " + key).getBytes(UTF_8));
            return await().atMost(PATIENCE)
                    .until(
                            () -> records(topic + Topic.DEAD_LETTER_SUFFIX).stream()
                                    .filter(letter -> Arrays.equals(letter.key(), key.getBytes(UTF_8)))
                                    .findFirst(),
                            Optional::isPresent)
                    .map(letter -> "%s:%d:%d".formatted(letter.topic(), letter.partition(), letter.offset()))
                    .orElseThrow();
        }

        private List<String> ids(String query) {
            return JSON.readTree(text(get(LETTERS + query, administrator())))
                    .path("items")
                    .findValuesAsString("id");
        }

        private MvcTestResult post(String id, String what, String body, JwtRequestPostProcessor caller) {
            return http.post()
                    .uri(LETTERS + "/" + id + "/" + what)
                    .with(caller)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body)
                    .exchange();
        }

        private static String text(MvcTestResult answer) {
            return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
        }

        private static JwtRequestPostProcessor administrator() {
            return caller("qian", "operator", null);
        }

        private static JwtRequestPostProcessor auditor() {
            return caller("zheng", "auditor", null);
        }
    }

    @Nested
    @DisplayName("reads uploads")
    class ReadsUploads {

        private static final String DOCUMENTS = "/api/v1/documents";

        @Test
        @DisplayName("of several people at once, each with its own progress and forms")
        void atOnce() {
            var table = resource("three-forms.docx");
            var text = """
                    部门：灯塔局
                    \t一级指标\t二级指标\t三级指标\t指标性质\t指标方向性\t目标值\t计量单位\t备注
                    \t产出指标\t数量指标\t点灯次数\t大于等于\t正向\t5\t次\t
                    """.getBytes(UTF_8);
            var people = List.of(caller("a", "clerk", "a"), caller("b", "clerk", "b"), caller("c", "clerk", "c"));

            var uploads = people.stream()
                    .flatMap(person -> Stream.of(
                            CompletableFuture.supplyAsync(() -> progress(person, upload(person, "table.docx", table))),
                            CompletableFuture.supplyAsync(() -> progress(person, upload(person, "text.txt", text)))))
                    .toList();

            for (var index = 0; index < uploads.size(); index++) {
                var steps = uploads.get(index).join();
                assertThat(steps)
                        .extracting(step -> step.path("checked").asInt())
                        .isSorted();
                var last = steps.get(steps.size() - 1);
                var isTable = index % 2 == 0;
                assertThat(last.path("state").asString("")).isEqualTo("READ");
                assertThat(last.path("forms").asInt()).isEqualTo(isTable ? 3 : 1);
                assertThat(last.path("checked").asInt()).isEqualTo(isTable ? 3 : 1);
                var forms = json(get(location(last) + "/forms", people.get(index / 2)));
                assertThat(forms.findValuesAsString("document")).containsOnly(isTable ? "table.docx" : "text.txt");
                assertThat(sum(forms, "indicators")).isEqualTo(last.path("rows").asInt());
                assertThat(sum(forms, "errors") + sum(forms, "warnings") + sum(forms, "hints"))
                        .isEqualTo(last.path("findings").asInt());
                assertThat(get(location(last), people.get((index / 2 + 1) % 3))).hasStatus(HttpStatus.NOT_FOUND);
            }
        }

        @Test
        @DisplayName("of the same file at once; filed at once as well, they ask for one draft")
        void same() throws Exception {
            var form = form();
            var table = resource("three-forms.docx");
            var uploads = Stream.of(1, 2)
                    .map(any -> CompletableFuture.supplyAsync(() -> {
                        var steps = progress(clerk(), upload(clerk(), "table.docx", table));
                        return location(steps.get(steps.size() - 1));
                    }))
                    .toList();
            var locations = uploads.stream().map(CompletableFuture::join).toList();

            var filed = locations.stream()
                    .map(location -> CompletableFuture.supplyAsync(() -> file(location, form)))
                    .toList();
            await().atMost(PATIENCE).until(() -> commandsOf(form).size() == 2);
            decide(commandsOf(form).get(0), outcome -> outcome);

            assertThat(locations).doesNotHaveDuplicates();
            assertThat(commandsOf(form))
                    .extracting(FormSubmission::getCommandId)
                    .containsOnly(commandsOf(form).get(0).getCommandId());
            for (var answer : filed) {
                assertThat(answer.get(20, TimeUnit.SECONDS))
                        .hasStatusOk()
                        .bodyJson()
                        .hasPathSatisfying(
                                "$.results[0].status",
                                status -> assertThat(status).isEqualTo(200))
                        .hasPathSatisfying(
                                "$.results[0].outcome.version",
                                version -> assertThat(version).isEqualTo(1));
            }
        }

        @Test
        @DisplayName("that are self-evaluations: to their approved objective, and with a sentence where there is none")
        void selfEvaluations() {
            var department = "lamps-" + UUID.randomUUID();
            var person = caller(department, "clerk", department);
            var table = """
                    2023年度部门整体支出绩效自评表
                    部门名称\t灯塔局
                    年度预算（万元）\t\t全年预算数\t全年执行数\t执行率
                    \t资金总额\t200\t150\t75%
                    绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
                    \t产出指标\t数量指标\t点灯次数\t≥5次\t4次\t90\t72\t台风
                    \t\t\t修灯次数\t≥5次\t4次\t10\t8\t
                    """.getBytes(UTF_8);
            var form = "231083-2023-SELF_EVALUATION-" + department;

            var before = last(progress(person, upload(person, "自评.txt", table)));

            assertThat(json(get(before + "/forms", person)).at("/0/kind").asString())
                    .isEqualTo("SELF_EVALUATION");
            assertThat(json(get(before + "/forms", person)).at("/0/effect").asString())
                    .isEqualTo("NO_OBJECTIVE");
            assertThat(file(before, form, person))
                    .bodyJson()
                    .hasPathSatisfying(
                            "$.results[0].problem.code",
                            code -> assertThat(code).isEqualTo("OBJECTIVE_NOT_APPROVED"));

            publisher
                    .send(Topics.APPROVED_FORMS, form.replace("SELF_EVALUATION", "OBJECTIVE"), approved(department))
                    .join();
            await().atMost(PATIENCE)
                    .until(() -> json(get(before + "/forms", person))
                            .at("/0/effect")
                            .asString("")
                            .equals("NEW"));
            var candidate = json(get(before + "/forms", person)).path(0);
            assertThat(candidate.path("formId").asString("")).isEqualTo(form);
            assertThat(candidate.path("errors").asInt()).isZero();
            var shown = json(get(before + "/forms/1", person));
            assertThat(shown.at("/content/indicators/0/target").asString()).isEqualTo("5");
            assertThat(shown.at("/content/notes").toString()).contains("“修灯次数”");

            var filed = CompletableFuture.supplyAsync(() -> file(before, form, person));

            var content = Objects.requireNonNull(onlyCommandOf(form).getContent());
            assertThat(content.getIndicators())
                    .containsExactly(Indicator.newBuilder()
                            .setId("i1")
                            .setActual("4次")
                            .setDeviation("台风")
                            .build());
            assertThat(Objects.requireNonNull(content.getExecution()).getExecuted())
                    .isEqualTo("1500000.00");
            decide(onlyCommandOf(form), outcome -> outcome);
            assertThat(filed.join())
                    .bodyJson()
                    .hasPathSatisfying(
                            "$.results[0].status", status -> assertThat(status).isEqualTo(200));
        }

        @Test
        @DisplayName("with a heading nobody knows: said once it holds for the layout, and is offered to others")
        void columns() {
            var one = caller("one-" + UUID.randomUUID(), "clerk", DEPARTMENT);
            var other = caller("other-" + UUID.randomUUID(), "clerk", DEPARTMENT);
            var mark = "占" + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
            var table = """
                    部门整体绩效目标表
                    部门：灯塔局
                    一级指标\t二级指标\t三级指标\t指标性质\t目标值\t计量单位\t%s
                    产出指标\t数量指标\t点灯次数\t大于等于\t5\t次\t90
                    """.formatted(mark).getBytes(UTF_8);
            var upload = last(progress(one, upload(one, "表.txt", table)));
            var open = json(get(upload + "/columns", one)).path(0);
            assertThat(open.path("heading").asString("")).isEqualTo(mark);
            assertThat(open.at("/printed/0").asString("")).isEqualTo("90");
            assertThat(open.path("chosen").asString("")).isEmpty();

            assertThat(say(one, upload, open, "\"WEIGHT\"")).hasStatus(HttpStatus.ACCEPTED);
            progress(one, upload);

            assertThat(weight(one, upload)).isEqualTo("90.0");
            var next = last(progress(one, upload(one, "另一份.txt", table)));
            assertThat(weight(one, next)).isEqualTo("90.0");
            var others = last(progress(other, upload(other, "表.txt", table)));
            assertThat(weight(other, others)).isEmpty();
            assertThat(json(get(others + "/columns", other)).at("/0/offered").asString(""))
                    .isEqualTo("WEIGHT");
            assertThat(say(one, upload, open, "\"SERIAL\"")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(say(other, upload, open, "\"WEIGHT\"")).hasStatus(HttpStatus.NOT_FOUND);

            assertThat(say(one, upload, open, "null")).hasStatus(HttpStatus.ACCEPTED);
            progress(one, upload);

            assertThat(weight(one, upload)).isEmpty();
        }

        @Test
        @DisplayName("with doubts: settled where they stand, taken back, and refused what is no value of the field")
        void doubts() {
            var one = caller("one-" + UUID.randomUUID(), "clerk", DEPARTMENT);
            var table = """
                    部门整体绩效目标表
                    部门：灯塔局
                    一级指标\t二级指标\t三级指标\t指标性质\t目标值\t计量单位\t权重
                    产出指标\t数量指标\t点灯次数\t大于等于\t5\t次\t约90
                    """.getBytes(UTF_8);
            var upload = last(progress(one, upload(one, "表.txt", table)));
            var form = upload + "/forms/1";
            assertThat(weight(one, upload)).isEmpty();
            var note = json(get(form, one)).at("/content/notes/0");
            assertThat(note.path("path").asString("")).isEqualTo("/indicators/i1/weight");
            assertThat(note.path("offered").asString("")).isEqualTo("约90");

            assertThat(settle(one, form, "\"约90\""))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyJson()
                    .hasPathSatisfying("$.code", code -> assertThat(code).isEqualTo("INVALID_VALUE"));
            assertThat(settle(one, form, "\"90分\"")).hasStatusOk();

            assertThat(weight(one, upload)).isEqualTo("90.0");
            assertThat(json(get(form, one)).at("/content/notes").size()).isZero();
            assertThat(json(get(form, one)).at("/filed/indicators/0/weight").asString(""))
                    .isEqualTo("90.0");
            assertThat(settle(one, form, "null")).hasStatusOk();
            assertThat(weight(one, upload)).isEmpty();
            assertThat(settle(one, form.replace("/forms/1", "/forms/2"), "\"90\""))
                    .hasStatus(HttpStatus.NOT_FOUND);
        }

        private MvcTestResult settle(JwtRequestPostProcessor person, String form, String value) {
            return http.put()
                    .uri(form + "/doubts")
                    .with(person)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"path\":\"/indicators/i1/weight\",\"value\":%s}".formatted(value))
                    .exchange();
        }

        @Test
        @DisplayName("that are self-evaluations of several projects: one after the other into the department's one")
        void projects() {
            var department = "lamps-" + UUID.randomUUID();
            var person = caller(department, "clerk", department);
            var form = "231083-2023-SELF_EVALUATION-" + department;
            publisher
                    .send(Topics.APPROVED_FORMS, form.replace("SELF_EVALUATION", "OBJECTIVE"), approved(department))
                    .join();
            var table = """
                    2023年度项目支出绩效自评表
                    项目名称\t%s
                    主管部门\t灯塔局
                    绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
                    \t产出指标\t数量指标\t点灯次数\t≥5次\t%s次\t90\t72
                    """;
            var files = (table.formatted("海灯更新", 4) + table.formatted("航道疏浚", 7)).getBytes(UTF_8);
            var upload = last(progress(person, upload(person, "项目自评.txt", files)));
            await().atMost(PATIENCE)
                    .until(() -> json(get(upload + "/forms/1?formId=" + form, person))
                            .path("effect")
                            .asString("")
                            .equals("NEW"));
            var note = json(get(upload + "/forms/1?formId=" + form, person)).at("/content/notes");
            assertThat(note.toString()).contains("没有提到项目“海灯更新”", "/indicators/i1/actual", "4次");

            assertThat(http.put()
                            .uri(upload + "/forms/1/doubts")
                            .with(person)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"path\":\"/indicators/i1/actual\",\"value\":\"4次\",\"formId\":\"%s\"}"
                                    .formatted(form))
                            .exchange())
                    .hasStatusOk();
            var filed = CompletableFuture.supplyAsync(() -> http.post()
                    .uri(upload + "/drafts")
                    .with(person)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"forms\":[{\"ordinal\":1,\"formId\":\"%s\"},{\"ordinal\":2,\"formId\":\"%s\"}]}"
                            .formatted(form, form))
                    .exchange());
            var first = onlyCommandOf(form);
            assertThat(Objects.requireNonNull(first.getContent()).getIndicators())
                    .extracting(Indicator::getActual)
                    .containsExactly("4次");
            decide(first, outcome -> outcome);

            await().atMost(PATIENCE).until(() -> commandsOf(form).size() == 2 || filed.isDone());
            if (commandsOf(form).size() == 2) {
                var second = commandsOf(form).get(1);
                assertThat(second.getExpectedVersion()).isEqualTo(1);
                assertThat(Objects.requireNonNull(second.getContent()).getIndicators())
                        .extracting(Indicator::getActual)
                        .containsExactly("4次");
                decide(second, outcome -> outcome);
            }
            assertThat(filed.join()).hasStatusOk();
        }

        private MvcTestResult say(JwtRequestPostProcessor person, String upload, JsonNode open, String column) {
            return http.put()
                    .uri(upload + "/columns")
                    .with(person)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"layout\":\"%s\",\"heading\":\"%s\",\"column\":%s}"
                            .formatted(
                                    open.path("layout").asString(""),
                                    open.path("heading").asString(""),
                                    column))
                    .exchange();
        }

        private String weight(JwtRequestPostProcessor person, String upload) {
            return json(get(upload + "/forms/1", person))
                    .at("/content/indicators/0/weight")
                    .asString("");
        }

        private static ApprovedForm approved(String department) {
            return ApprovedForm.newBuilder()
                    .setFormId("231083-2023-OBJECTIVE-" + department)
                    .setRegionCode("231083")
                    .setYear(2023)
                    .setKind(FormKind.OBJECTIVE)
                    .setDepartmentCode(department)
                    .setUnitCode(null)
                    .setVersion(3)
                    .setRevision(1)
                    .setTemplateId("default")
                    .setContent(FormContent.newBuilder()
                            .setDepartmentName("灯塔局")
                            .setIndicators(List.of(Indicator.newBuilder()
                                    .setId("i1")
                                    .setLevel1("产出指标")
                                    .setLevel2("数量指标")
                                    .setName("点灯次数")
                                    .setOperator(Operator.GE)
                                    .setDirection(Direction.POSITIVE)
                                    .setTarget("5")
                                    .setUnit("次")
                                    .setWeight(new BigDecimal("90.00"))
                                    .build()))
                            .build())
                    .setRatings(List.of())
                    .setTotal(new BigDecimal("90.00"))
                    .setGrade(Grade.GOOD)
                    .setApprovedBy(Actor.newBuilder()
                            .setId("r")
                            .setName("r")
                            .setRole("final-reviewer")
                            .setRegions(List.of("*"))
                            .build())
                    .setApprovedAt(Instant.parse("2023-02-01T08:00:00Z"))
                    .build();
        }

        private static String last(List<JsonNode> steps) {
            return location(steps.get(steps.size() - 1));
        }

        private MvcTestResult file(String location, String form) {
            return file(location, form, clerk());
        }

        private MvcTestResult file(String location, String form, JwtRequestPostProcessor person) {
            return http.post()
                    .uri(location + "/drafts")
                    .with(person)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"forms\":[{\"ordinal\":1,\"formId\":\"%s\"}]}".formatted(form))
                    .exchange();
        }

        private String upload(JwtRequestPostProcessor person, String name, byte[] bytes) {
            var answer = http.post()
                    .uri(DOCUMENTS + "?region=231083&year=2023")
                    .multipart()
                    .file(new MockMultipartFile("file", name, null, bytes))
                    .with(person)
                    .exchange();
            assertThat(answer).hasStatus(HttpStatus.ACCEPTED);
            return Objects.requireNonNull(answer.getResponse().getHeader(HttpHeaders.LOCATION));
        }

        /** Every state the upload was seen in until it was read. */
        private List<JsonNode> progress(JwtRequestPostProcessor person, String location) {
            var steps = new ArrayList<JsonNode>();
            await().atMost(PATIENCE).until(() -> {
                steps.add(json(get(location, person)));
                return !steps.get(steps.size() - 1).path("state").asString("").equals("READING");
            });
            return steps;
        }

        private static String location(JsonNode upload) {
            return DOCUMENTS + "/" + upload.path("id").asString("");
        }

        private static int sum(JsonNode forms, String count) {
            return StreamSupport.stream(forms.spliterator(), false)
                    .mapToInt(form -> form.path(count).asInt())
                    .sum();
        }

        private static JsonNode json(MvcTestResult answer) {
            return JSON.readTree(answer.getResponse().getContentAsByteArray());
        }

        private static byte[] resource(String name) {
            try (var in = Documents.class.getResourceAsStream(name)) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A form of the department that no other test knows. */
    private static String form() {
        return "231083-2023-OBJECTIVE-%s.%s".formatted(DEPARTMENT, UUID.randomUUID());
    }

    private void send(FormSubmission submission) {
        send(submission.getFormId(), submission);
    }

    private void send(String key, FormSubmission submission) {
        raw(PORTAL, key, encoded(Topics.FORM_SUBMISSIONS, submission));
    }

    /** All in one partition, so that each record waits for those before it. */
    private void raw(String topic, String key, byte[] value) {
        raw.send(new ProducerRecord<>(topic, 0, key.getBytes(UTF_8), value)).join();
    }

    private <T extends SpecificRecord> byte[] encoded(Topic<T> topic, T value) {
        return publisher.encode(topic, value);
    }

    /** The outcome a review would have, changed. */
    private void decide(FormSubmission command, UnaryOperator<CommandOutcome.Builder> change) {
        publisher
                .send(Topics.FORM_OUTCOMES, command.getFormId(), outcome(command, change))
                .join();
    }

    private static CommandOutcome outcome(FormSubmission command, UnaryOperator<CommandOutcome.Builder> change) {
        return change.apply(CommandOutcome.newBuilder()
                        .setCommandId(command.getCommandId())
                        .setFormId(command.getFormId())
                        .setTrigger(Trigger.SAVE)
                        .setStatus(OutcomeStatus.ACCEPTED)
                        .setVersion(1)
                        .setRevision(0)
                        .setState(FormState.DRAFT)
                        .setDecidedAt(command.getIssuedAt()))
                .build();
    }

    private CompletableFuture<MvcTestResult> saving(String form) {
        return CompletableFuture.supplyAsync(() -> http.put()
                .uri("/api/v1/forms/" + form)
                .with(clerk())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body(content()))
                .exchange());
    }

    private static String body(FormContent content) {
        return "{\"content\":%s}".formatted(AvroJson.write(content));
    }

    private MvcTestResult get(String uri, JwtRequestPostProcessor caller) {
        return http.get().uri(uri).with(caller).exchange();
    }

    private static JwtRequestPostProcessor clerk() {
        return caller("zhang", "clerk", DEPARTMENT);
    }

    private static JwtRequestPostProcessor caller(String id, String role, String department) {
        return jwt().jwt(token -> {
            token.subject(id).claim("roles", List.of(role)).claim("regions", List.of("*"));
            if (department != null) {
                token.claim("department", department);
            }
        });
    }

    private FormSubmission onlyCommandOf(String form) {
        await().atMost(PATIENCE).until(() -> !commandsOf(form).isEmpty());
        assertThat(commandsOf(form)).hasSize(1);
        return commandsOf(form).get(0);
    }

    private List<FormSubmission> commandsOf(String form) {
        return read(Topics.FORM_SUBMISSIONS).stream()
                .filter(command -> command.getFormId().equals(form))
                .toList();
    }

    private List<RefusedSubmission> refusals(String topic) {
        return read(Topics.REFUSED_SUBMISSIONS).stream()
                .filter(refusal -> refusal.getSourceTopic().equals(topic))
                .toList();
    }

    private <T extends SpecificRecord> List<T> read(Topic<T> topic) {
        var values = new UnregisteredSerdes().of(topic).deserializer();
        return records(topic.name()).stream()
                .map(record -> values.deserialize(topic.name(), record.value()))
                .toList();
    }

    /** Everything committed on a topic. */
    private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        return TopicReader.of(brokers).all(topic);
    }
}
