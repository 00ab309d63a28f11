package org.jixiaoflow.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.submission.Samples.content;
import static org.jixiaoflow.submission.Samples.submission;
import static org.jixiaoflow.submission.Samples.withFirst;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.submission.tracking.Journal;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

@DisplayName("The service on a real broker and database takes from portals")
@NullUnmarked
class PortalsIT extends RunningService {

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
        var empty = form();
        raw(PORTAL, empty, null);
        raw(PORTAL, foreign, null);
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
                .satisfies(refusal -> assertThat(refusal.getSourcePartition()).isZero());
        assertThat(commandsOf(foreign)).isEmpty();
        assertThat(refusals(PORTAL))
                .as("known by its key, where that is the portal's to file")
                .filteredOn(refusal -> refusal.getReasons().get(0).getCode().equals("EMPTY_RECORD"))
                .anySatisfy(refusal -> {
                    assertThat(refusal.getFormId()).isEqualTo(empty);
                    assertThat(refusal.getPortalName()).isNotNull();
                })
                .anySatisfy(refusal -> {
                    assertThat(refusal.getFormId()).isNull();
                    assertThat(refusal.getPortalName()).isNull();
                });
    }

    @Test
    @DisplayName(
            "what administrators can see: what became of it, by day, and why what was refused was, without what stood on it")
    void traffic() {
        var foreign = "231083-2023-OBJECTIVE-education." + UUID.randomUUID();
        var elsewhere = "231084-2023-OBJECTIVE-civil-affairs." + UUID.randomUUID();

        send(foreign, submission(foreign, SubmissionTrigger.SAVE, content()));
        send(elsewhere, submission(elsewhere, SubmissionTrigger.SAVE, content()));
        send("no-form", submission("no-form", SubmissionTrigger.SAVE, content()));
        enter(form(), "social", "社会事务平台");
        enter(form(), "rest-only", "教育云");

        await().atMost(PATIENCE).untilAsserted(() -> {
            var social = portal("social");
            assertThat(social.path("source").asString()).isEqualTo("CONFIGURATION");
            assertThat(social.path("credential").path("issuedOn").asString()).isEqualTo("2026-01-05");
            assertThat(social.path("credential").path("daysLeft").asLong()).isPositive();
            assertThat(social.path("taken").asLong()).isPositive();
            assertThat(social.path("refused").asLong()).isGreaterThanOrEqualTo(2);
            assertThat(social.path("days")).hasSize(14);
            assertThat(social.path("days").path(13).path("refused").asLong()).isPositive();
            assertThat(portal("rest-only").path("source").asString()).isEqualTo("JOURNAL");
            assertThat(portal("rest-only").path("name").asString()).isEqualTo("教育云");
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(
                                "/api/v1/portals/231083/social/refusals?size=200",
                                caller("chu", "security-administrator", null)))
                        .hasStatusOk()
                        .bodyText()
                        .contains(foreign, "FOREIGN_DEPARTMENT", "no-form", "INVALID_FORM_ID")
                        .doesNotContain(elsewhere, content().getDepartmentName()));
        assertThat(get("/api/v1/portals/231083", caller("zhang", "clerk", "civil-affairs")))
                .hasStatus(403);
    }

    /** A portal as administrators of the region see it; nothing of it if it isn't there. */
    private JsonNode portal(String id) {
        return JSON.readTree(get("/api/v1/portals/231083?size=200", caller("qian", "business-administrator", null))
                        .getResponse()
                        .getContentAsByteArray())
                .path("items")
                .valueStream()
                .filter(portal -> portal.path("id").asString().equals(id))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    /** What the workflow would write of it. */
    private void enter(String form, String portal, String name) {
        var entry = new Journal(form).save("民政局").entries().get(0);
        publisher
                .send(
                        Topics.FORM_EVENTS,
                        form,
                        FormEvent.newBuilder(entry)
                                .setActor(Actor.newBuilder()
                                        .setId(portal)
                                        .setName(name)
                                        .setRole("portal")
                                        .build())
                                .build())
                .join();
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
                .filteredOn(refusal -> before.equals(refusal.getFormId()))
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
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            var change = new AlterConfigOp(
                    new ConfigEntry(TopicConfig.COMPRESSION_TYPE_CONFIG, compression), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(change)))
                    .all()
                    .get();
        }
    }

    private void zipped(String topic, String key, byte[] value) throws Exception {
        try (var sender = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
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
        var theirs = new Schema.Parser().parse(ours.toString().replaceAll("\"precision\":\\d+", "\"precision\":38"));
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
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(portal("stranger").path("source").asString()).isEqualTo("REFUSALS"));
    }

    @Test
    @DisplayName("each submission exactly once, stopped and started in mid-stream")
    void exactlyOnce() {
        var sent = IntStream.range(0, 300)
                .mapToObj(any -> submission(form(), SubmissionTrigger.SAVE, content()))
                .toList();

        for (var part = 0; part < 3; part++) {
            sent.subList(part * 100, part * 100 + 100).forEach(this::send);
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
