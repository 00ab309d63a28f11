package org.jixiaoflow.cli.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jixiaoflow.cli.check.Checker;
import org.jixiaoflow.cli.check.Report;
import org.jixiaoflow.cli.deadletters.DeadLetterDesk;
import org.jixiaoflow.cli.demo.Demo;
import org.jixiaoflow.cli.demo.DemoResult;
import org.jixiaoflow.cli.demo.Departments;
import org.jixiaoflow.cli.imports.Importing;
import org.jixiaoflow.fixtures.RecordSender;
import org.jixiaoflow.local.database.Database;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.machine.StackProblem;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.local.stack.Progress;
import org.jixiaoflow.local.stack.StackDatabase;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.schemas.reading.TopicReader;
import org.jixiaoflow.submission.documents.DocumentReader;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.kafka.Failures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

@DisplayName("The whole workflow on one machine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeWorkflowIT {

    @TempDir
    private static Path data;

    private final Ports ports = Ports.free();
    private LocalStack stack;
    private DemoResult first;

    @BeforeAll
    void takeTheSampleThroughEverything() throws Exception {
        stack = LocalStack.start(data, ports, Progress.SILENT);
        first = demo();
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void everyFormIsApprovedAndScoredOrReturned() {
        assertThat(first.forms()).isEqualTo(62);
        assertThat(first.submitted()).isEqualTo(62);
        assertThat(first.refused()).isZero();
        assertThat(first.approved() + first.returned()).isEqualTo(62);
        assertThat(first.scored()).isEqualTo(first.approved());
        assertThat(first.returned()).isPositive();
        assertThat(first.evaluated()).isEqualTo(first.approved());
        assertThat(first.departments())
                .hasSize(62)
                .allSatisfy(line -> assertThat(line.state()).isIn("APPROVED", "RETURNED"));
        assertHolds(check());
    }

    @Test
    void theSameCommandsAgainChangeNothing() throws Exception {
        assertThat(demo().departments()).isEqualTo(first.departments());
        assertHolds(check());
    }

    @Test
    void aSecondStartOnTheSameDataShowsTheSame() throws Exception {
        stack.close();

        stack = LocalStack.start(data, ports, Progress.SILENT);

        assertHolds(check());
        assertThat(demo().departments()).isEqualTo(first.departments());
    }

    @Test
    void aSecondStackOnTheSameDataIsRefused() {
        assertThatThrownBy(() -> LocalStack.start(data, Ports.free(), Progress.SILENT))
                .isInstanceOfSatisfying(
                        StackProblem.class, problem -> assertThat(problem.key()).isEqualTo("stack.in-use"));
    }

    @Test
    void confluentsDeserializerReadsEveryTopic() throws Exception {
        var confluent = new ConfluentSerdes(stack.addresses().registry());

        for (var topic : List.of(
                Topics.FORM_SUBMISSIONS,
                Topics.REVIEW_DECISIONS,
                Topics.FORM_EVENTS,
                Topics.FORM_OUTCOMES,
                Topics.APPROVED_FORMS,
                Topics.NOTIFICATIONS,
                Topics.VALIDATION_TEMPLATES,
                Topics.REVIEW_TEMPLATES,
                Topics.SCORING_TEMPLATES,
                Topics.FORM_SCORES,
                Topics.SCORE_HISTORY,
                Topics.DEPARTMENT_SCORES,
                Topics.SCORE_SUMMARIES)) {
            var value = read(topic.name(), 1).get(0).value();

            assertThat(confluent.read(topic.name(), value)).as(topic.name()).startsWith("{\"");
        }
    }

    @Test
    void aFileBecomesDraftsAndAgainChangesNothing() throws Exception {
        var file = data.resolve("forms.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file));
                var sample = Demo.class.getResourceAsStream("/samples/hailin-2022.json")) {
            zip.putNextEntry(new ZipEntry("hailin.json"));
            sample.transferTo(zip);
            zip.putNextEntry(new ZipEntry("empty.docx"));
        }
        var importer = new Person("importer", "importer", List.of("portal"), null, List.of("*"), List.of());
        var importing =
                new Importing(stack.addresses().submission(), stack.identity().token(importer), "en");
        var steps = new ArrayList<String>();

        var upload = importing.read(
                file, "231083", 2041, step -> steps.add(step.path("state").asString()));
        var preview = importing.preview(upload);
        var filed = file(importing, upload, preview, 2041);

        assertThat(steps).endsWith("READ");
        assertThat(upload.path("forms").asInt()).isEqualTo(62);
        assertThat(upload.path("faults").findValuesAsString("code")).containsExactly("EMPTY");
        assertThat(filed).hasSize(62).containsOnly("NEW 200 1");
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(importing.preview(upload).findValuesAsString("effect"))
                    .filteredOn("SAME"::equals)
                    .hasSizeGreaterThan(50);
            assertThat(file(importing, upload, preview, 2041)).hasSize(62).containsOnly("SAME 200 ");
        });
    }

    @Test
    void theSameFileTwiceAtOnceBecomesDraftsOnce() throws Exception {
        var file = data.resolve("forms.json");
        try (var sample = Demo.class.getResourceAsStream("/samples/hailin-2022.json")) {
            Files.copy(sample, file);
        }
        var token = stack.identity()
                .token(new Person("importer", "importer", List.of("portal"), null, List.of("*"), List.of()));

        var imports = Stream.of(1, 2)
                .map(any -> CompletableFuture.supplyAsync(() -> {
                    var importing = new Importing(stack.addresses().submission(), token, "en");
                    var upload = importing.read(file, "231083", 2042, step -> {});
                    return file(importing, upload, importing.preview(upload), 2042);
                }))
                .toList();

        assertThat(imports)
                .allSatisfy(filed -> assertThat(filed.join()).hasSize(62).allMatch(form -> form.contains(" 200 ")));
        // An outcome can be read a moment before the entry that was written with it.
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(read(Topics.FORM_EVENTS.name(), 1))
                        .extracting(record -> new String(record.key(), UTF_8))
                        .filteredOn(form -> form.startsWith("231083-2042-"))
                        .hasSize(62)
                        .doesNotHaveDuplicates());
    }

    private static List<String> file(Importing importing, JsonNode upload, JsonNode preview, int year) {
        var departments = new Departments();
        var results = importing.file(
                upload,
                preview,
                false,
                form -> departments
                        .form(
                                "231083",
                                year,
                                form.path("department").asString(null),
                                form.path("ordinal").asInt())
                        .toString());
        return StreamSupport.stream(results.spliterator(), false)
                .map(result -> "%s %s %s"
                        .formatted(
                                result.path("effect").asString(),
                                result.path("status").asString(),
                                result.path("outcome").path("version").asString("")))
                .toList();
    }

    @Test
    void theSampleConsumerPrintsEveryScore() throws Exception {
        var addresses = stack.addresses();
        var sample = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "../docs/examples/LiveScores.java",
                        addresses.kafka(),
                        addresses.registry().resolve("/apis/registry/v3").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        sample.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        var running = sample.start();
        try (var lines = running.inputReader()) {
            assertThat(lines.lines()
                            .filter(line -> line.contains("-OBJECTIVE-"))
                            .limit(first.scored()))
                    .doesNotHaveDuplicates()
                    .allMatch(line -> line.matches("231083-2022-\\S+ \\d+\\.\\d\\d (EXCELLENT|GOOD|FAIR|POOR)"));
        } finally {
            running.destroyForcibly();
        }
    }

    @Test
    void whatConfluentsSerializerWritesToAPortalIsAccepted() throws Exception {
        var submission = submission("231083-2030-OBJECTIVE-civil-affairs");
        var topic = Topics.portalSubmissions(LocalStack.PORTAL);
        var bytes = new ConfluentSerdes(stack.addresses().registry())
                .write(topic.name(), topic.schema().toString(), UnregisteredSerdes.encode(submission));

        send(topic.name(), submission.getFormId(), bytes);

        var registrySerdes = new RegistrySerdes(stack.addresses().registry());
        var outcomes = registrySerdes.of(Topics.FORM_OUTCOMES).deserializer();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(read(Topics.FORM_OUTCOMES.name(), 1))
                        .map(received -> outcomes.deserialize(received.topic(), received.value()))
                        .anySatisfy(outcome -> {
                            assertThat(outcome.getCommandId()).isEqualTo(submission.getCommandId());
                            assertThat(outcome.getVersion()).isEqualTo(1);
                        }));
    }

    @Test
    void aPortalFilesForItsOwnDepartmentsOnly() throws Exception {
        var portal = stack.identity().people().portals().get(0);
        var foreign = submission("231083-2030-OBJECTIVE-health");
        var topic = Topics.portalSubmissions(LocalStack.PORTAL);
        var serdes = new RegistrySerdes(stack.addresses().registry());
        serdes.register(List.of(topic));

        send(topic.name(), foreign.getFormId(), serdes.of(topic).serializer().serialize(topic.name(), foreign));
        var overRest = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        stack.addresses().submission().resolve("/api/v1/forms/" + foreign.getFormId()))
                                .header(
                                        "Authorization",
                                        "Bearer " + stack.identity().token(portal))
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString("{\"content\":{\"departmentName\":\"卫健局\"}}"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(portal.departments()).containsExactly("civil-affairs", "education");
        assertThat(overRest.statusCode()).isEqualTo(403);
        assertThat(overRest.body()).contains("NOT_YOUR_DEPARTMENT");
        var refusals = serdes.of(Topics.REFUSED_SUBMISSIONS).deserializer();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(read(Topics.REFUSED_SUBMISSIONS.name(), 1))
                        .map(received -> refusals.deserialize(received.topic(), received.value()))
                        .filteredOn(refusal -> foreign.getFormId().equals(refusal.getFormId()))
                        .singleElement()
                        .satisfies(refusal -> assertThat(
                                        refusal.getReasons().get(0).getCode())
                                .isEqualTo("FOREIGN_DEPARTMENT")));
        assertThat(read(Topics.FORM_EVENTS.name(), 1))
                .extracting(record -> new String(record.key(), UTF_8))
                .doesNotContain(foreign.getFormId());
    }

    /** Poison of a portal is mended with another writer's record, and taken; a view's is not written into the journal. */
    @Test
    void poisonOfAPortalIsMendedAndTaken() throws Exception {
        var submission = submission("231083-2031-OBJECTIVE-civil-affairs");
        var topic = Topics.portalSubmissions(LocalStack.PORTAL);
        var administrator = new Person("qian", "钱管理", List.of("operator"), null, List.of(), List.of());
        var desk = new DeadLetterDesk(
                stack.addresses().submission(), stack.identity().token(administrator), "en");
        var open = Map.of("topic", topic.name(), "state", "OPEN");

        send(topic.name(), "poison", "not avro".getBytes(UTF_8));

        var letter = await().atMost(Duration.ofMinutes(1))
                .until(() -> desk.list(open).path("items"), items -> items.size() == 1)
                .path(0)
                .path("id")
                .asString("");
        assertThat(desk.look(letter).path("letter").path("key").asString("")).isEqualTo("poison");
        var asked = JsonNodeFactory.instance.objectNode();
        asked.putObject("fix").put("key", submission.getFormId()).set("record", AvroJson.write(submission));
        desk.replay(letter, asked);
        assertThatThrownBy(() -> desk.replay(letter, asked))
                .isInstanceOf(DeadLetterDesk.Refused.class)
                .hasMessageContaining("钱管理");
        assertThat(desk.list(open).path("items")).isEmpty();
        var registrySerdes = new RegistrySerdes(stack.addresses().registry());
        var outcomes = registrySerdes.of(Topics.FORM_OUTCOMES).deserializer();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(read(Topics.FORM_OUTCOMES.name(), 1))
                        .map(received -> outcomes.deserialize(received.topic(), received.value()))
                        .anyMatch(outcome -> outcome.getFormId().equals(submission.getFormId())));
        assertHolds(check());
    }

    @Test
    void aRecordNobodyCanDecodeIsTheRecordsFault() {
        var values = new RegistrySerdes(stack.addresses().registry())
                .of(Topics.FORM_EVENTS)
                .deserializer();

        for (var bytes : List.of(
                "text".getBytes(UTF_8), new byte[] {0, 0x7f, 0, 0, 1, 2, 3}, new byte[] {0, 0, 0, 0, 1}, new byte[0])) {
            assertThatThrownBy(() -> values.deserialize(Topics.FORM_EVENTS.name(), bytes))
                    .satisfies(fault -> assertThat(Failures.isTransient(fault))
                            .as("%s", fault)
                            .isFalse());
        }
    }

    @Test
    void aRegistryThatIsAwayIsNotTheRecordsFault() {
        var value = read(Topics.FORM_EVENTS.name(), 1).get(0).value();
        var away = URI.create("http://127.0.0.1:%d/apis/ccompat/v7".formatted(Ports.anyFree()));
        var values = new RegistrySerdes(away).of(Topics.FORM_EVENTS).deserializer();

        assertThatThrownBy(() -> values.deserialize(Topics.FORM_EVENTS.name(), value))
                .satisfies(fault ->
                        assertThat(Failures.isTransient(fault)).as("%s", fault).isTrue());
    }

    @Test
    void grafanasPanelsShowWhatRestTells() throws Exception {
        var grafana = new GrafanaDashboard(stack.database(Database.ADMINISTRATOR), "231083");
        var published = ask(
                "PUT",
                "/filings/231083/2022/list",
                new Person("list", "list", List.of("business-administrator"), null, List.of(), List.of()),
                """
                {"version": 0, "departments": [{"departmentCode": "civil-affairs", "departmentName": "民政局"},
                  {"departmentCode": "education", "departmentName": "教育局"},
                  {"departmentCode": "idle", "departmentName": "还没有填报的部门"}]}""");
        assertThat(published.path("version").asInt()).isEqualTo(1);

        assertThat(grafana.choices("region", Map.of())).containsExactly(List.of("231083"));
        assertThat(grafana.choices("year", Map.of("region", "231083"))).contains(List.of("2022"));
        for (var kind : List.of("OBJECTIVE", "SELF_EVALUATION")) {
            var chosen = Map.of("region", "231083", "year", "2022", "kind", kind);
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                var filings = ask("GET", "/filings/231083/2022").path("value");
                var filing = ofKind(filings, kind);
                assertThat(filings.path("listed").asInt()).isEqualTo(3);
                assertThat(grafana.panel("编报进度", chosen))
                        .containsExactly(Stream.concat(
                                        Stream.of(filings.path("listed")),
                                        Stream.of("filed", "approved", "missing", "unlisted")
                                                .map(filing::path))
                                .map(WholeWorkflowIT::text)
                                .toList());
                assertThat(grafana.panel("表单状态", chosen))
                        .containsExactlyElementsOf(rows(filing.path("forms"), "state", "forms"));
            });
            var score = ofKind(ask("GET", "/summaries/231083/2022").path("value"), kind);
            assertThat(score.path("forms").asInt()).isPositive();
            assertThat(grafana.panel("得分", chosen))
                    .containsExactly(Stream.of("forms", "mean", "lowest", "highest")
                            .map(member -> text(score.path(member)))
                            .toList());
            assertThat(grafana.panel("等级分布", chosen))
                    .containsExactlyElementsOf(rows(score.path("grades"), "grade", "forms"));
            assertThat(grafana.panel("历年平均分", chosen)).contains(List.of("2022", text(score.path("mean"))));
            var departments = ask("GET", "/overviews/231083/2022?kind=" + kind).path("departments");
            assertThat(grafana.panel("部门排名", chosen))
                    .hasSizeGreaterThan(40)
                    .extracting(row -> List.of(row.get(0), row.get(1), row.get(4)))
                    .containsExactlyInAnyOrderElementsOf(departments
                            .valueStream()
                            .filter(each -> each.path("rank").asInt(0) > 0)
                            .map(each -> List.of(
                                    text(each.path("rank")),
                                    text(each.path("departmentCode")),
                                    text(each.path("mean"))))
                            .toList());
        }
        var objectives = Map.of("region", "231083", "year", "2022", "kind", "OBJECTIVE");
        assertThat(grafana.panel("各环节停留（自然日）", objectives))
                .extracting(row -> List.of(row.get(0), row.get(2)))
                .containsExactly(List.of("RETURNED", String.valueOf(first.returned())));
        assertThat(grafana.panel("数据截至", Map.of()))
                .hasSize(4)
                .allMatch(row -> !row.get(1).isEmpty());
    }

    @Test
    void whoReadsForGrafanaReadsNothingElse() throws Exception {
        var grafana = new GrafanaDashboard(stack.database(Database.ADMINISTRATOR), "231083");

        for (var refused : List.of(
                "select * from scoring.form_score",
                "select * from review.journal",
                "select * from submission.form",
                "select * from notification.delivery",
                "select * from dashboard.reader",
                "insert into dashboard.reader values ('grafana', '*')",
                "set role checker",
                "create table dashboard.mine (id text)",
                "create temporary table mine (id text)",
                "select pg_read_file('pg_hba.conf')")) {
            assertThatThrownBy(() -> {
                        try (var connection = grafana.connect();
                                var sql = connection.createStatement()) {
                            sql.execute("set transaction_read_only = off; " + refused);
                        }
                    })
                    .as(refused)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
        }

        assertThat(grafana.ask("select * from dashboard.form_score('231083')")).isNotEmpty();
        var elsewhere = new GrafanaDashboard(stack.database(Database.ADMINISTRATOR), "2311*,320000");
        for (var function : List.of("department_filing", "form_filing", "form_stage", "form_score")) {
            assertThat(elsewhere.ask("select * from dashboard.%s('231083')".formatted(function)))
                    .as(function)
                    .isEmpty();
        }
        assertThat(elsewhere.choices("region", Map.of())).isEmpty();
    }

    private JsonNode ask(String method, String path) throws Exception {
        return ask(method, path, Person.auditor(), "");
    }

    /** What the scoring service answers. */
    private JsonNode ask(String method, String path, Person person, String body) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(stack.addresses().scoring().resolve("/api/v1" + path))
                                .header(
                                        "Authorization",
                                        "Bearer " + stack.identity().token(person))
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JsonNode ofKind(JsonNode summary, String kind) {
        return summary.path("kinds")
                .valueStream()
                .filter(each -> each.path("kind").asString("").equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static List<List<String>> rows(JsonNode counts, String name, String count) {
        return counts.valueStream()
                .map(each -> List.of(text(each.path(name)), text(each.path(count))))
                .toList();
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.asString("");
    }

    private DemoResult demo() throws Exception {
        try (var sample = Demo.class.getResourceAsStream("/samples/hailin-2022.json")) {
            var forms = DocumentReader.read(sample.readAllBytes());
            return new Demo(stack.addresses(), stack.identity(), true)
                    .run(forms, "hailin-2022.json", "231083", 2022, (through, approved, returned) -> {});
        }
    }

    private Report check() {
        var addresses = stack.addresses();
        return new Checker(
                        addresses.kafka(),
                        new RegistrySerdes(addresses.registry()),
                        stack.database(StackDatabase.CHECKER))
                .check();
    }

    private static void assertHolds(Report report) {
        assertThat(report.invariants()).hasSize(8).allSatisfy(invariant -> {
            assertThat(invariant.checked()).as(invariant.kind().name()).isPositive();
            assertThat(invariant.violations()).as(invariant.kind().name()).isEmpty();
        });
    }

    private void send(String topic, String key, byte[] value) throws Exception {
        RecordSender.to(stack.addresses().kafka()).send(topic, key.getBytes(UTF_8), value);
    }

    /** A topic's committed records with a value, once there are {@code least}. */
    private List<ConsumerRecord<byte[], byte[]>> read(String topic, int least) {
        var records = TopicReader.of(stack.addresses().kafka()).all(topic).stream()
                .filter(received -> received.value() != null)
                .toList();
        assertThat(records).hasSizeGreaterThanOrEqualTo(least);
        return records;
    }

    private static FormSubmission submission(String formId) {
        return FormSubmission.newBuilder()
                .setCommandId(UUID.randomUUID())
                .setFormId(formId)
                .setTrigger(SubmissionTrigger.SAVE)
                .setActor(Actor.newBuilder()
                        .setId("someone")
                        .setName("someone")
                        .setRole("portal")
                        .setRegions(List.of("*"))
                        .build())
                .setIssuedAt(Instant.parse("2030-01-31T08:00:00Z"))
                .setContent(FormContent.newBuilder().setDepartmentName("门户部门").build())
                .build();
    }
}
