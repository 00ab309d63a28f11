package org.jixiaoflow.scoring.overview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.scoring.Samples.approved;
import static org.jixiaoflow.scoring.Samples.entry;
import static org.jixiaoflow.scoring.TestCallers.caller;
import static org.jixiaoflow.scoring.TestCallers.clerk;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jixiaoflow.fixtures.EmbeddedBroker;
import org.jixiaoflow.fixtures.EmbeddedDatabase;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.reading.TopicReader;
import org.jixiaoflow.scoring.Samples;
import org.jixiaoflow.support.kafka.Publisher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("An overview, on a real broker and database,")
@SpringBootTest(
        properties = {
            "spring.config.name=scoring-service",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:1/keys",
            "jixiao.registry.plain=true",
            "jixiao.topics.partitions=2",
            "jixiao.streams.state-dir=${java.io.tmpdir}/overview-it-${random.uuid}"
        })
@AutoConfigureMockMvc
@EmbeddedBroker
// The broker must not outlive its directory: then it takes half a minute to give up.
@DirtiesContext
@Import(EmbeddedDatabase.class)
class OverviewIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FORMS = 40;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private Publisher publisher;

    @Autowired
    private ConsumerFactory<byte[], byte[]> consumers;

    @Autowired
    private TopicSerdes serdes;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private JsonMapper json;

    @Test
    @DisplayName(
            "agrees with a fold of the topics by other code, at every moment while forms move and a template is published")
    void agrees() throws Exception {
        list("2041", FORMS + 2);
        var moving = CompletableFuture.runAsync(() -> move("2041"));
        var seen = new ArrayList<JsonNode>();
        while (!moving.isDone()) {
            seen.add(overview("2041", caller("auditor")));
        }
        moving.join();
        publishTemplate("2041");
        var rest = await().atMost(PATIENCE)
                .until(
                        () -> {
                            seen.add(overview("2041", caller("auditor")));
                            return seen.get(seen.size() - 1);
                        },
                        now -> now.path("scores").path("forms").asInt() == FORMS - FORMS / 8
                                && now.path("scores")
                                                .path("grades")
                                                .path(0)
                                                .path("forms")
                                                .asInt()
                                        == 0
                                && Fold.told(now)
                                        .lines()
                                        .contains("states {APPROVED=35, DRAFT=0, RETURNED=5, SUBMITTED=0}"));

        var filings = read(Topics.DEPARTMENT_FILINGS);
        var forms = read(Topics.FORM_FILINGS);
        var scores = read(Topics.FORM_SCORES);
        assertThat(seen).hasSizeGreaterThan(5);
        assertThat(seen)
                .allSatisfy(each -> assertThat(Fold.told(each))
                        .as("%s", each.path("reflects"))
                        .isEqualTo(Fold.of(filings, forms, scores, each.path("reflects"), "2041")));
        assertThat(rest.path("filing").path("missing").asInt()).isEqualTo(2);
        assertThat(rest.path("departments")).hasSize(FORMS + 2);
        assertThat(rest.path("years").path(0).path("scores")).isEqualTo(rest.path("scores"));
    }

    /** Every form is submitted and approved; every eighth is revoked again. */
    private void move(String year) {
        for (var number = 0; number < FORMS; number++) {
            var form = "231083-%s-OBJECTIVE-d%02d".formatted(year, number);
            say(form, 1, FormState.SUBMITTED);
            publisher
                    .send(Topics.APPROVED_FORMS, form, approved(form, 2, String.valueOf(60 + number % 35)))
                    .join();
            say(form, 2, FormState.APPROVED);
            if (number % 8 == 0) {
                publisher.send(Topics.APPROVED_FORMS, form, null).join();
                say(form, 3, FormState.RETURNED);
            }
        }
    }

    private void say(String form, long version, FormState state) {
        publisher.send(Topics.FORM_EVENTS, form, entry(form, version, state)).join();
    }

    private void list(String year, int departments) {
        var list = json.createObjectNode().put("version", 0);
        var members = list.putArray("departments");
        for (var number = 0; number < departments; number++) {
            members.addObject().put("departmentCode", "d%02d".formatted(number)).put("departmentName", "部门" + number);
        }
        assertThat(http.put()
                        .uri("/api/v1/filings/231083/%s/list".formatted(year))
                        .with(caller("business-administrator"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(list.toString()))
                .hasStatusOk();
    }

    private void publishTemplate(String year) {
        var changed = (ObjectNode) json.readTree(body("/api/v1/templates/standard", caller("auditor")));
        changed.put("regionCode", "231083")
                .put("year", Integer.parseInt(year))
                .put("version", 0)
                .put("reason", "提高优秀线");
        ((ObjectNode) changed.path("gradeBands").path(0)).put("from", 99);
        assertThat(http.put()
                        .uri("/api/v1/templates/of-" + year)
                        .with(caller("business-administrator"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(changed.toString()))
                .hasStatusOk();
    }

    @Test
    @DisplayName("shows business administrators sums and who filed, but no department's score, and departments nothing")
    void rights() {
        var form = "231083-2042-OBJECTIVE-justice";
        say(form, 1, FormState.APPROVED);
        publisher.send(Topics.APPROVED_FORMS, form, approved(form, 1, "81")).join();
        await().atMost(PATIENCE)
                .until(
                        () -> overview("2042", caller("auditor")),
                        now -> now.path("departments").path(0).has("rank")
                                && now.path("departments").path(0).path("forms").size() == 1);

        var administrators = overview("2042", caller("business-administrator"));

        assertThat(administrators.path("scores").path("forms").asInt()).isEqualTo(1);
        assertThat(administrators
                        .path("departments")
                        .path(0)
                        .path("forms")
                        .path(0)
                        .path("state")
                        .asString())
                .isEqualTo("APPROVED");
        assertThat(administrators.path("departments").path(0).has("mean")).isFalse();
        assertThat(http.get().uri("/api/v1/overviews/231083/2042").with(clerk("justice")))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    @DisplayName("of a department has its other years, for those who may read its scores")
    void department() {
        for (var year : List.of("2043", "2044")) {
            var form = "231083-%s-OBJECTIVE-audit".formatted(year);
            publisher
                    .send(Topics.APPROVED_FORMS, form, approved(form, 1, year.substring(2)))
                    .join();
        }
        var path = "/api/v1/overviews/231083/2044/audit";
        await().atMost(PATIENCE).until(() -> body(path, clerk("audit")), answer -> answer.contains("\"year\":2043"));

        assertThat(json.readTree(body(path, clerk("audit")))
                        .path("years")
                        .path(1)
                        .path("kinds")
                        .path(0)
                        .path("mean")
                        .decimalValue())
                .isEqualByComparingTo("44");
        assertThat(http.get().uri(path).with(clerk("justice"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(http.get().uri("/api/v1/overviews/231083/2045/audit").with(clerk("audit")))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    @DisplayName("of a department has its indicators year beside year, for those who may read its scores")
    void yearOnYear() {
        say(Samples.evaluated("231083-2046-SELF_EVALUATION-water", "供水达标率", "95", "96"));
        say(Samples.evaluated("231083-2045-SELF_EVALUATION-water", "供水达标率", "94", "47"));
        say(Samples.evaluated("231083-2043-SELF_EVALUATION-water", "供水达标率", "90", "90"));
        var path = "/api/v1/overviews/231083/2046/water/indicators";
        await().atMost(PATIENCE)
                .until(() -> body(path, clerk("water")), answer -> answer.contains("\"years\":[2046,2045]"));

        var values =
                json.readTree(body(path, clerk("water"))).path("rows").path(0).path("values");
        assertThat(values).hasSize(2);
        assertThat(values.path(0).path("target").asString()).isEqualTo("95");
        assertThat(values.path(0).path("actual").asString()).isEqualTo("96");
        assertThat(values.path(1).path("points").decimalValue())
                .isEqualByComparingTo(
                        values.path(0).path("points").decimalValue().divide(BigDecimal.valueOf(2)));
        assertThat(http.get().uri(path).with(clerk("justice"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(http.get().uri(path + "?format=CSV").with(clerk("water")))
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"indicators-231083-2046-water.csv\"")
                .bodyText()
                .containsSubsequence("三级指标", "\"供水达标率\",\"\",\"2046\",\"\",\"≥\",\"95\"", "\"2045\"");
        assertThat(http.get().uri(path + "?format=CSV").with(clerk("justice"))).hasStatus(HttpStatus.NOT_FOUND);

        // approved anew, and one of the two views is a moment behind
        sql.sql("update scoring.approved_form set version = version + 1 where form_id = ?")
                .param("231083-2045-SELF_EVALUATION-water")
                .update();
        assertThat(body(path, clerk("water"))).contains("\"years\":[2046]");
    }

    @Test
    @DisplayName(
            "of a department that others were merged into has what each of them reached the year before, by its name")
    void merged() {
        change(0, "REGISTERED", "2020-01-01", "", "supply 供水局", "sewage 排水局");
        change(1, "MERGED", "2050-01-01", "\"supply\", \"sewage\"", "waters 水务局");
        say(Samples.evaluated("231086-2050-SELF_EVALUATION-waters", "供水达标率", "95", "96"));
        say(Samples.evaluated("231086-2049-SELF_EVALUATION-supply", "供水达标率", "94", "47"));
        say(Samples.evaluated("231086-2049-SELF_EVALUATION-sewage", "污水处理率", "90", "90"));
        say(Samples.evaluated("231086-2049-SELF_EVALUATION-other", "供水达标率", "90", "90"));
        var path = "/api/v1/overviews/231086/2050/waters/indicators";
        await().atMost(PATIENCE)
                .until(() -> body(path, caller("auditor")), answer -> answer.contains("供水局") && answer.contains("排水局"));

        var rows = json.readTree(body(path, caller("auditor"))).path("rows");
        assertThat(rows.findValuesAsString("name")).containsExactly("供水达标率", "污水处理率");
        assertThat(rows.path(0).path("values").findValuesAsString("actual")).containsExactly("96", "47");
        assertThat(rows.path(0).path("values").path(0).has("departmentCode")).isFalse();
        assertThat(rows.path(0).path("values").path(1).path("departmentName").asString())
                .isEqualTo("供水局");
        assertThat(body(path, clerk("waters"))).contains("供水局", "排水局");
        assertThat(http.get().uri(path).with(clerk("other"))).hasStatus(HttpStatus.NOT_FOUND);
        var own = "/api/v1/overviews/231086/2049/supply";
        for (var others : List.of(own, own + "/indicators", "/api/v1/scores/231086-2049-SELF_EVALUATION-supply")) {
            assertThat(http.get().uri(others).with(clerk("waters"))).hasStatus(HttpStatus.NOT_FOUND);
        }
        var years = json.readTree(body("/api/v1/overviews/231086/2050/waters", clerk("waters")))
                .path("years");
        assertThat(years.findValuesAsString("year")).containsExactly("2049", "2050");
        assertThat(years.path(0).path("predecessors").findValuesAsString("departmentName"))
                .containsExactly("排水局", "供水局");
        assertThat(years.path(0).path("kinds").path(0).path("forms").asInt()).isEqualTo(2);
        assertThat(years.path(1).path("predecessors")).isEmpty();
        assertThat(json.readTree(body(own, caller("auditor")))
                        .path("score")
                        .path("departmentName")
                        .asString())
                .isEqualTo("供水局");
    }

    private void change(int version, String kind, String day, String before, String... after) {
        var successors = Stream.of(after)
                .map(each -> each.split(" ", 2))
                .map(each -> "{\"departmentCode\": \"%s\", \"departmentName\": \"%s\"}".formatted(each[0], each[1]))
                .collect(Collectors.joining(", "));
        assertThat(http.post()
                        .uri("/api/v1/registers/231086/changes")
                        .with(caller("business-administrator"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                "{\"version\": %d, \"kind\": \"%s\", \"effectiveOn\": \"%s\", \"reason\": \"机构改革\", \"departments\": [%s], \"successors\": [%s]}"
                                        .formatted(version, kind, day, before, successors)))
                .hasStatusOk();
    }

    private void say(ApprovedForm form) {
        publisher.send(Topics.APPROVED_FORMS, form.getFormId(), form).join();
    }

    private JsonNode overview(String year, RequestPostProcessor caller) {
        return json.readTree(body("/api/v1/overviews/231083/%s?kind=OBJECTIVE".formatted(year), caller));
    }

    private String body(String path, RequestPostProcessor caller) {
        return new String(
                http.get().uri(path).with(caller).exchange().getResponse().getContentAsByteArray(), UTF_8);
    }

    /** Everything that was committed to the topic so far. */
    private <T extends SpecificRecord> List<ConsumerRecord<String, @Nullable T>> read(Topic<T> topic) {
        try (var consumer = consumers.createConsumer("test-" + UUID.randomUUID(), "test");
                var values = serdes.of(topic).deserializer()) {
            TopicReader.begin(consumer, List.of(topic.name()));
            var records = new ArrayList<ConsumerRecord<String, @Nullable T>>();
            TopicReader.toEnd(
                    consumer,
                    each -> records.add(new ConsumerRecord<>(
                            each.topic(),
                            each.partition(),
                            each.offset(),
                            new String(each.key(), UTF_8),
                            each.value() == null ? null : values.deserialize(each.topic(), each.value()))));
            return records;
        }
    }
}
