package org.jixiaoflow.cli.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.cli.imports.Importing;
import org.jixiaoflow.local.database.Database;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.local.stack.Progress;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.PackedValues;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.reading.TopicReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("What a database administrator writes into a view by hand")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperedViewsIT {

    private static final String DEPARTMENT = "civil-affairs";
    private static final String ROWS = """
            {"level1": "产出指标", "level2": "数量指标", "name": "救助人数", "operator": "GE", "direction": "POSITIVE", "target": "4200", "unit": "人", "weight": 50},
            {"level1": "效益指标", "level2": "社会效益指标", "name": "困难群众应保尽保率", "operator": "GE", "direction": "POSITIVE", "target": "98", "unit": "%", "weight": 30},
            {"level1": "满意度指标", "level2": "服务对象满意度指标", "name": "救助对象满意度", "operator": "GE", "direction": "POSITIVE", "target": "90", "unit": "%", "weight": 10}""";
    private static final String CONTENT = """
            {"content": {"departmentName": "民政局", "annualGoals": [{"text": "按时足额发放各类救助资金，保障困难群众基本生活"}], "indicators": [%s]}}""".formatted(ROWS);
    private static final String DOCUMENT = """
            [{"ordinal": 1, "department": "民政局", "annualGoals": ["按时足额发放各类救助资金，保障困难群众基本生活"], "tasks": [], "indicators": [%s]}]""".formatted(ROWS);
    private static final String EXPLAINED = """
            {"explanations": [{"code": "V06", "path": "", "text": "本年无质量、时效、成本方面的任务"}, {"code": "V07", "path": "", "text": "部门任务单一"}]}""";
    private static final String ACHIEVED = """
            {"content": {"departmentName": "民政局", "execution": {"adjustedBudget": 100, "executed": 100}, "indicators": [
              {"id": "i1", "actual": "4300"}, {"id": "i2", "actual": "99"}, {"id": "i3", "actual": "95"}]}}""";
    private static final String ALL_RATED = """
            {"trigger": "APPROVE", "expectedVersion": 4, "ratings": [
              {"item": "FORMAT", "percent": 95}, {"item": "CLARITY", "percent": 92}, {"item": "OBJECTIVE_RELEVANCE", "percent": 90},
              {"item": "INDICATOR_SCIENCE", "percent": 88}, {"item": "PERFORMANCE_REASONABLENESS", "percent": 90}, {"item": "RESOURCE_MATCH", "percent": 85},
              {"item": "ATTAINABILITY", "percent": 95}, {"item": "CONDITIONS", "percent": 90}]}""";

    @TempDir
    private static Path data;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private LocalStack stack;
    private RegistrySerdes serdes;

    @BeforeAll
    void start() {
        stack = LocalStack.start(data, Ports.free(), Progress.SILENT);
        serdes = new RegistrySerdes(stack.addresses().registry());
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    @DisplayName("nobody submits, who submits what is saved")
    void saved() throws Exception {
        var form = "231083-2031-OBJECTIVE-" + DEPARTMENT;
        done(clerk("PUT", form, "", CONTENT));

        var submitted = withChangedEntry(form, () -> clerk("POST", form, "/submit", EXPLAINED));

        done(submitted);
        assertThat(entries(form))
                .filteredOn(entry -> entry.getTrigger() == Trigger.SUBMIT)
                .singleElement()
                .extracting(TamperedViewsIT::firstTarget)
                .isEqualTo("4200");
    }

    @Test
    @DisplayName("lends its rows' ids to no document that is read again")
    void readAgain() throws Exception {
        var form = "231083-2032-OBJECTIVE-" + DEPARTMENT;
        done(clerk("PUT", form, "", CONTENT));
        var importing = new Importing(stack.addresses().submission(), token(), "zh");
        var file = Files.writeString(data.resolve("form.json"), DOCUMENT.replace("\"4200\"", "\"5000\""));
        var upload = importing.read(file, "231083", 2032, step -> {});

        var filed = withChangedEntry(
                form, () -> importing.file(upload, importing.preview(upload), false, candidate -> form));

        assertViewDiffers(filed);
        assertThat(entries(form))
                .singleElement()
                .extracting(TamperedViewsIT::firstTarget)
                .isEqualTo("4200");
    }

    @Test
    @DisplayName("makes no document the same as what is saved, and submits it")
    void same() throws Exception {
        var form = "231083-2033-OBJECTIVE-" + DEPARTMENT;
        done(clerk("PUT", form, "", CONTENT));
        var importing = new Importing(stack.addresses().submission(), token(), "zh");
        var file = Files.writeString(data.resolve("same.json"), DOCUMENT.replace("\"4200\"", "\"1\""));
        var upload = importing.read(file, "231083", 2033, step -> {});

        var filed = withChangedEntry(form, () -> {
            var preview = importing.preview(upload);
            assertThat(preview.findValuesAsString("effect")).containsExactly("SAME");
            return importing.file(upload, preview, true, candidate -> form);
        });

        assertViewDiffers(filed);
        assertThat(entries(form)).extracting(FormEvent::getTrigger).containsExactly(Trigger.SAVE);
    }

    @Test
    @DisplayName("is no target that a self-evaluation is held against")
    void objective() throws Exception {
        var objective = "231083-2034-OBJECTIVE-" + DEPARTMENT;
        var evaluation = "231083-2034-SELF_EVALUATION-" + DEPARTMENT;
        approve(objective);
        // The view has the objective only a moment after its approval.
        await().atMost(Duration.ofMinutes(1))
                .until(() -> clerk("POST", evaluation, "/findings", "{\"content\": {\"departmentName\": \"民政局\"}}")
                                .statusCode()
                        == 200);

        var saved = withChanged(
                "submission.approved_objective",
                "form",
                objective,
                Topics.APPROVED_FORMS,
                approved -> changeTarget(approved.getContent()),
                () -> clerk("PUT", evaluation, "", ACHIEVED));

        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(409);
        assertThat(json.readTree(saved.body()).path("code").asString()).isEqualTo("VIEW_DIFFERS");
        assertThat(entries(evaluation)).isEmpty();
        done(clerk("PUT", evaluation, "", ACHIEVED));
        assertThat(entries(evaluation))
                .singleElement()
                .extracting(TamperedViewsIT::firstTarget)
                .isEqualTo("4200");
    }

    private void approve(String form) throws Exception {
        done(clerk("PUT", form, "", CONTENT));
        done(clerk("POST", form, "/submit", EXPLAINED));
        var decisions = List.of(
                "{\"trigger\": \"PASS\", \"expectedVersion\": 2}",
                "{\"trigger\": \"PASS\", \"expectedVersion\": 3}",
                ALL_RATED);
        var stages = List.of("SUPERVISING_DEPARTMENT", "FINANCE_DIVISION", "PERFORMANCE_DIVISION");
        for (var stage = 0; stage < stages.size(); stage++) {
            done(send(
                    stack.addresses().review(),
                    stack.identity().token(Person.reviewer(stages.get(stage))),
                    "POST",
                    form,
                    "/decisions",
                    decisions.get(stage)));
        }
    }

    private <T> T withChangedEntry(String form, Callable<T> meanwhile) throws Exception {
        return withChanged(
                "submission.entry",
                "entry",
                form,
                Topics.FORM_EVENTS,
                entry -> changeTarget(requireNonNull(entry.getContent())),
                meanwhile);
    }

    private static void changeTarget(FormContent content) {
        var indicators = content.getIndicators();
        indicators.set(0, Indicator.newBuilder(indicators.get(0)).setTarget("1").build());
    }

    /** Changes what a table has of a form, for the time of {@code meanwhile}. */
    private <V extends SpecificRecord, T> T withChanged(
            String table, String column, String form, Topic<V> topic, Consumer<V> change, Callable<T> meanwhile)
            throws Exception {
        try (var database = stack.database(Database.ADMINISTRATOR).connect()) {
            var kept = await().until(() -> bytes(database, table, column, form), list -> list.size() == 1)
                    .get(0);
            var value = serdes.of(topic).deserializer().deserialize(topic.name(), PackedValues.unpack(kept));
            change.accept(value);
            serdes.register(List.of(topic));
            put(database, table, column, form, serdes.of(topic).serializer().serialize(topic.name(), value));
            try {
                return meanwhile.call();
            } finally {
                put(database, table, column, form, kept);
            }
        }
    }

    private static List<byte[]> bytes(Connection database, String table, String column, String form) throws Exception {
        try (var query = database.prepareStatement("select %s from %s where form_id = ?".formatted(column, table))) {
            query.setString(1, form);
            var found = new ArrayList<byte[]>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getBytes(1));
                }
            }
            return found;
        }
    }

    private static void put(Connection database, String table, String column, String form, byte[] bytes)
            throws Exception {
        try (var update = database.prepareStatement(
                "update %s set %s = ? where form_id = ? and %s is distinct from ?".formatted(table, column, column))) {
            update.setBytes(1, bytes);
            update.setString(2, form);
            update.setBytes(3, bytes);
            update.executeUpdate();
        }
    }

    private static void assertViewDiffers(JsonNode filed) {
        assertThat(filed).singleElement().satisfies(result -> {
            assertThat(result.path("status").asInt()).as("%s", result).isEqualTo(409);
            assertThat(result.path("problem").path("code").asString()).isEqualTo("VIEW_DIFFERS");
        });
    }

    private static String firstTarget(FormEvent entry) {
        FormContent content = requireNonNull(entry.getContent());
        return content.getIndicators().get(0).getTarget();
    }

    /** The form's entries in the journal itself. */
    private List<FormEvent> entries(String form) {
        try (var reader = serdes.of(Topics.FORM_EVENTS).deserializer()) {
            return TopicReader.of(stack.addresses().kafka()).all(Topics.FORM_EVENTS.name()).stream()
                    .filter(received -> new String(received.key(), UTF_8).equals(form))
                    .map(received -> reader.deserialize(received.topic(), received.value()))
                    .toList();
        }
    }

    private String token() {
        return stack.identity().token(Person.clerk(DEPARTMENT));
    }

    private HttpResponse<String> clerk(String method, String form, String step, String body) {
        return send(stack.addresses().submission(), token(), method, form, step, body);
    }

    private HttpResponse<String> send(URI service, String token, String method, String form, String step, String body) {
        var request = HttpRequest.newBuilder(service.resolve("/api/v1/forms/" + form + step))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, BodyPublishers.ofString(body))
                .build();
        // A stack that has just started answers late. A command may be repeated.
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> http.send(request, BodyHandlers.ofString()),
                        answer -> answer.statusCode() != 202 && answer.statusCode() != 503);
    }

    private static void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
