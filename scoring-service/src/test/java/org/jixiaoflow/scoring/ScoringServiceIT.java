package org.jixiaoflow.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.scoring.Samples.approved;
import static org.jixiaoflow.scoring.Samples.entry;
import static org.jixiaoflow.scoring.TestCallers.caller;
import static org.jixiaoflow.scoring.TestCallers.clerk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jixiaoflow.fixtures.EmbeddedBroker;
import org.jixiaoflow.fixtures.EmbeddedDatabase;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.contract.Topics;
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
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The scoring service, on a real broker and database")
@SpringBootTest(
        properties = {
            "spring.config.name=scoring-service",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:1/keys",
            "jixiao.registry.plain=true",
            "jixiao.topics.partitions=2",
            "jixiao.streams.state-dir=${java.io.tmpdir}/scoring-it-${random.uuid}"
        })
@AutoConfigureMockMvc
@EmbeddedBroker
// The broker must not outlive its directory: then it takes half a minute to give up.
@DirtiesContext
@Import(EmbeddedDatabase.class)
class ScoringServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private Publisher publisher;

    @Autowired
    private KafkaTemplate<byte[], byte[]> raw;

    @Autowired
    private ConsumerFactory<byte[], byte[]> consumers;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private JsonMapper json;

    @Test
    void anApprovedFormIsScoredRankedAndSummedUpUntilItIsRevoked() {
        var form = "231083-2031-OBJECTIVE-finance";

        approve(form, "92");

        awaitBody("/api/v1/scores/" + form, "\"total\":92.00", "100 × 92% = 92.00", "asOf");
        awaitBody("/api/v1/scores?year=2031&q=Finance", form);
        awaitBody("/api/v1/departments/231083/2031", "\"mean\":92.00");
        awaitBody("/api/v1/departments/231083/2031/finance", form);
        awaitBody("/api/v1/summaries/231083/2031", "\"forms\":1", "\"sum\":92.00");

        publisher.send(Topics.APPROVED_FORMS, form, null).join();

        for (var path : List.of(
                "/api/v1/scores/" + form, "/api/v1/departments/231083/2031/finance", "/api/v1/summaries/231083/2031")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(http.get().uri(path).with(auditor()))
                            .hasStatus(HttpStatus.NOT_FOUND)
                            .bodyText()
                            .contains("NO_SCORE"));
        }
    }

    @Test
    void aPoisonedRecordGoesToTheDeadLettersAsReceivedAndTheNextIsScored() {
        var form = "231083-2032-OBJECTIVE-audit";
        var poison = "not avro".getBytes(UTF_8);

        raw.send(Topics.APPROVED_FORMS.name(), form.getBytes(UTF_8), poison).join();
        approve(form, "75");

        awaitBody("/api/v1/scores/" + form, "\"grade\":\"FAIR\"");
        assertThat(deadLetters()).anySatisfy(letter -> {
            assertThat(letter.value()).isEqualTo(poison);
            assertThat(letter.headers().lastHeader("kafka_dlt-exception-message"))
                    .isNotNull();
        });
    }

    @Test
    void aDepartmentSeesItsOwnScoresOnly() {
        var own = "231083-2033-OBJECTIVE-justice";
        var other = "231083-2033-OBJECTIVE-transport";
        approve(own, "81");
        approve(other, "82");
        awaitBody("/api/v1/scores?year=2033", own, other);
        assertThat(http.get().uri("/api/v1/scores?year=2033&format=CSV").with(clerk("justice")))
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"scores.csv\"")
                .bodyText()
                .contains("得分", own, "81.00", "良")
                .doesNotContain(other);

        assertThat(http.get().uri("/api/v1/scores?year=2033").with(clerk("justice")))
                .bodyText()
                .contains(own)
                .doesNotContain(other);
        assertThat(http.get().uri("/api/v1/scores/" + other).with(clerk("justice")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(http.get().uri("/api/v1/scores").with(caller("portal"))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(http.get().uri("/api/v1/scores")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void theRankingByKindAndTheSummaryAreFilesToo() {
        approve("231083-2036-OBJECTIVE-justice", "81");
        approve("231083-2036-OBJECTIVE-audit", "81");
        approve("231083-2036-OBJECTIVE-transport", "70");
        awaitBody("/api/v1/summaries/231083/2036", "\"forms\":3", "\"level1\":\"COMPLETENESS\"", "\"mean\":77.33");

        awaitBody("/api/v1/departments/231083/2036?kind=OBJECTIVE&size=2", "\"total\":3", "audit", "justice");
        assertThat(body("/api/v1/departments/231083/2036?kind=OBJECTIVE&size=2"))
                .doesNotContain("transport");
        assertThat(body("/api/v1/departments/231083/2036?kind=SELF_EVALUATION")).contains("\"total\":0");
        assertThat(body("/api/v1/departments/231083/2036?kind=OBJECTIVE&format=CSV"))
                .containsSubsequence(
                        "排名", "1,\"audit\"", "1,\"justice\"", "3,\"transport\",\"transport\",1,70.00,\"中\"");
        assertThat(body("/api/v1/summaries/231083/2036?format=CSV"))
                .contains("\"绩效目标表\",\"\",3,3,232.00,77.33,", "\"绩效目标表\",\"完整性\",\"\",3,232.00,77.33,77.33");
        assertThat(http.get()
                        .uri("/api/v1/departments/231083/2036?kind=NEITHER")
                        .with(auditor()))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void whatWasFiledIsHeldAgainstTheListOfThoseThatMust() throws Exception {
        var list = "/api/v1/filings/231083/2037/list";
        var departments = json.readTree("""
                {"version": 0, "departments": [{"departmentCode": "justice", "departmentName": "司法局"},
                  {"departmentCode": "audit", "departmentName": "审计局"}]}""");
        var form = "231083-2037-OBJECTIVE-justice";
        publisher
                .send(Topics.FORM_EVENTS, form, entry(form, 2, FormState.SUBMITTED))
                .join();

        assertThat(put(list, departments, auditor())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(put(list, departments, caller("business-administrator"))).hasStatusOk();

        awaitBody(
                "/api/v1/filings/231083/2037",
                "\"listed\":2",
                "\"missing\":1,\"filed\":1,\"approved\":0,\"unlisted\":0",
                "\"asOf\"");
        awaitBody("/api/v1/filings/231083/2037/departments", form, "审计局", "司法局");
        assertThat(body("/api/v1/filings/231083/2037/departments?due=OBJECTIVE"))
                .contains("\"total\":1", "audit")
                .doesNotContain("justice");
        assertThat(body("/api/v1/filings/231083/2037/departments?format=CSV"))
                .contains("\"司法局\",\"justice\",\"是\",\"已送审\",\"\"");
        assertThat(body("/api/v1/filings/231083/2037?format=CSV")).contains("\"绩效目标表\",2,1,1,0,0,0,1,0,0");
        assertThat(put(list, departments, caller("business-administrator")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("STALE_FILING_LIST");
        ((ObjectNode) departments.path("departments").path(1)).put("departmentCode", "justice");
        assertThat(put(list, departments, caller("business-administrator")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("REPEATED_DEPARTMENT", "/departments/1/departmentCode");
        assertThat(http.get().uri("/api/v1/filings/231083/2999").with(auditor()))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .contains("NOTHING_FILED");
    }

    @Test
    void departmentsAreRegisteredAndMergedAndKeptFromListsAfterwards() {
        var register = "/api/v1/registers/231085";
        var administrator = caller("business-administrator");
        var registered = """
                {"version": 0, "kind": "REGISTERED", "effectiveOn": "2020-01-01", "reason": "建账", "successors": [
                  {"departmentCode": "culture", "departmentName": "文化局"}, {"departmentCode": "travel", "departmentName": "旅游局"}]}""";
        var merged = """
                {"kind": "MERGED", "effectiveOn": "2024-01-01", "reason": "县编〔2023〕9号", "departments": ["culture", "travel"],
                 "successors": [{"departmentCode": "both", "departmentName": "文旅局"}]}""";

        assertThat(post(register, registered, null, auditor())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(register, merged, null, administrator))
                .hasStatus(HttpStatus.PRECONDITION_REQUIRED)
                .bodyText()
                .contains("VERSION_REQUIRED");
        assertThat(post(register, merged, "\"0\"", administrator))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("INVALID_CHANGE", "\"pointer\":\"/departments/1\"", "没有登记过部门 travel");
        assertThat(post(register, registered, null, administrator))
                .hasStatusOk()
                .hasHeader("ETag", "\"1\"");
        assertThat(post(register, registered, null, administrator))
                .hasStatusOk()
                .bodyText()
                .contains("\"version\":1");
        assertThat(post(register, merged, "\"0\"", administrator))
                .hasStatus(HttpStatus.PRECONDITION_FAILED)
                .bodyText()
                .contains("STALE_DEPARTMENTS");
        assertThat(post(register, merged, "\"1\"", administrator))
                .hasStatusOk()
                .bodyText()
                .contains("\"departmentName\":\"文化局\"", "县编〔2023〕9号", "\"changedBy\"");

        assertThat(body(register + "/departments?asOf=2023-12-31")).contains("\"total\":2", "文化局", "旅游局");
        assertThat(body(register + "/departments?asOf=2024-01-01")).contains("\"total\":1", "文旅局");
        assertThat(body(register + "/departments?q=旅游"))
                .contains("\"total\":1", "travel", "\"endedOn\":\"2024-01-01\"");
        assertThat(body(register + "/departments/both"))
                .contains("\"predecessors\":[{\"departmentCode\":\"culture\"", "\"version\":2", "\"kind\":\"MERGED\"");
        assertThat(body(register + "/departments/nobody")).contains("UNKNOWN_DEPARTMENT");
        assertThat(body(register + "/changes?size=1")).contains("\"total\":2", "\"version\":2", "\"next\"");
        var list = json.readTree("""
                {"version": 0, "departments": [{"departmentCode": "both", "departmentName": "文旅局"},
                  {"departmentCode": "travel", "departmentName": "旅游局"}]}""");
        assertThat(put("/api/v1/filings/231085/2024/list", list, administrator))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "FORMER_DEPARTMENTS",
                        "\"pointer\":\"/departments/1/departmentCode\"",
                        "旅游局（travel）自 2024-01-01 起撤销，由文旅局（both）承接",
                        "\"instead\":[{\"departmentCode\":\"both\"");
        assertThat(put("/api/v1/filings/231085/2023/list", list, administrator))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "FORMER_DEPARTMENTS",
                        "\"pointer\":\"/departments/0/departmentCode\"",
                        "文旅局（both）按登记自 2024-01-01 起才有",
                        "\"instead\":[{\"departmentCode\":\"culture\"");
        ((ObjectNode) list.path("departments").path(0))
                .put("departmentCode", "culture")
                .put("departmentName", "文化局");
        assertThat(put("/api/v1/filings/231085/2023/list", list, administrator)).hasStatusOk();

        var mistake = "{\"version\": %d, \"reason\": \"误办\"}";
        assertThat(post(register, "/changes/1/withdrawal", mistake.formatted(2), null, administrator))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("CHANGE_IN_USE", "有关部门此后又有变更（2024-01-01 起，县编〔2023〕9号）", "文化局（culture）列在应编报部门名单上：2023 年");
        assertThat(post(register, "/changes/2/withdrawal", mistake.formatted(2), null, auditor()))
                .hasStatus(HttpStatus.FORBIDDEN);
        for (var time = 0; time < 2; time++) {
            assertThat(post(register, "/changes/2/withdrawal", mistake.formatted(2), null, administrator))
                    .hasStatusOk()
                    .hasHeader("ETag", "\"3\"")
                    .bodyText()
                    .contains("\"kind\":\"WITHDRAWN\"", "\"withdraws\":2", "误办");
        }
        assertThat(body(register + "/departments/both")).contains("UNKNOWN_DEPARTMENT");
        assertThat(body(register + "/departments?asOf=2024-01-01")).contains("\"total\":2", "文化局", "旅游局");
        assertThat(post(register, "/changes/2/withdrawal", mistake.formatted(3), null, administrator))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .contains("UNKNOWN_CHANGE");
    }

    private MvcTestResult post(String register, String change, @Nullable String ifMatch, RequestPostProcessor caller) {
        return post(register, "/changes", change, ifMatch, caller);
    }

    private MvcTestResult post(
            String register, String place, String change, @Nullable String ifMatch, RequestPostProcessor caller) {
        var request = http.post()
                .uri(register + place)
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(change);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).exchange();
    }

    @Test
    void theTemplateInForceIsShownWithItsVersion() {
        assertThat(http.get().uri("/api/v1/templates/standard").with(auditor()))
                .hasStatusOk()
                .bodyText()
                .contains("\"version\":1");
        assertThat(http.get().uri("/api/v1/templates/none").with(auditor())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aPublishedVersionScoresItsFormsAgainAndTheOldScoresStayReadable() throws Exception {
        var form = "231083-2034-OBJECTIVE-archives";
        approve(form, "92");
        awaitBody("/api/v1/scores/" + form, "\"grade\":\"EXCELLENT\"");
        var changed = json.readTree(body("/api/v1/templates/standard"));
        ((ObjectNode) changed).put("regionCode", "231083").put("year", 2034).put("version", 0);
        ((ObjectNode) changed.path("gradeBands").path(0)).put("from", 95);

        assertThat(put("/api/v1/templates/of-2034", changed, caller("business-administrator")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("\"pointer\":\"/reason\"", "NO_REASON");
        ((ObjectNode) changed).put("reason", " 提高优秀线 ");
        assertThat(put("/api/v1/templates/of-2034", changed, caller("business-administrator")))
                .hasStatusOk()
                .hasHeader("ETag", "\"1\"")
                .bodyText()
                .contains("\"version\":1", "\"publishedBy\"", "\"reason\":\"提高优秀线\"");

        awaitBody("/api/v1/scores/" + form, "\"grade\":\"GOOD\"", "\"templateId\":\"of-2034\"");
        awaitBody("/api/v1/departments/231083/2034/archives", "\"grade\":\"GOOD\"");
        awaitBody(
                "/api/v1/scores/" + form + "/history",
                "\"reason\":\"RESCORED\"",
                "\"reason\":\"APPROVED\"",
                "EXCELLENT");
        awaitBody("/api/v1/templates/of-2034/versions", "\"version\":1");
        awaitBody("/api/v1/templates/of-2034/versions/1", "\"year\":2034");
        assertThat(put("/api/v1/templates/of-2034", changed, caller("business-administrator")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("STALE_TEMPLATE");
        assertThat(http.put()
                        .uri("/api/v1/templates/of-2034")
                        .with(caller("business-administrator"))
                        .header("If-Match", "\"0\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(changed.toString()))
                .hasStatus(HttpStatus.PRECONDITION_FAILED)
                .bodyText()
                .contains("STALE_TEMPLATE");
        assertThat(put("/api/v1/templates/of-2034", changed, auditor())).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void aTemplateThatIsNotWholeIsRefusedWithEveryFault() {
        var changed = (ObjectNode) json.readTree(body("/api/v1/templates/standard"));
        changed.put("executionPoints", 20);
        changed.put("year", 20226);
        ((ObjectNode) changed.path("levels").path(0)).put("level1", "产出");

        assertThat(put("/api/v1/templates/standard", changed, caller("business-administrator")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("\"pointer\":\"/levels/0/level1\"", "没有这一级指标：产出", "POINTS_NOT_100", "110", "年度须在");

        var only = (ObjectNode) json.readTree(body("/api/v1/templates/standard"));
        only.put("regionCode", "231083");
        assertThat(put("/api/v1/templates/standard", only, caller("business-administrator")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("NONE_FOR_ALL");
    }

    @Test
    void whatIfScoresUnderAnyTemplateAndStoresNothing() {
        var form = """
                {"year": 2035, "template": "execution-20-40-40", "content": {"indicators": [
                  {"level1": "产出指标", "level2": "数量指标", "name": "培训人数", "operator": "GE", "direction": "POSITIVE",
                   "target": "100", "actual": "50", "unit": "人", "weight": 80}],
                  "execution": {"adjustedBudget": 300, "executed": 223.23}}}""";

        assertThat(http.post()
                        .uri("/api/v1/what-if")
                        .with(clerk("finance"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(form))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "\"rule\":\"F12\"",
                        "\"points\":14.88",
                        "\"points\":40.00",
                        "\"total\":54.88",
                        "\"grade\":\"POOR\"");
    }

    @Test
    void whatIfTakesUnitsInPlaceOfOneForm() {
        var unit = """
                {"indicators": [{"level1": "产出指标", "name": "培训人数", "operator": "GE", "direction": "POSITIVE",
                  "target": "100", "actual": "%s", "unit": "人", "weight": 90}], "execution": {"adjustedBudget": 1, "executed": 1}}""";
        var units = "{\"year\": 2035, \"units\": [%s, %s]}".formatted(unit.formatted("50"), unit.formatted("130"));

        assertThat(whatIf(units))
                .hasStatusOk()
                .bodyText()
                .contains("F16: 培训人数: A = 100 + 100 = 200, B = 50 + 130 = 180", "\"total\":91.00");
        assertThat(whatIf("{\"year\": 2035}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("CONTENT_OR_UNITS");
        assertThat(whatIf("{\"year\": 2035, \"units\": []}").getResponse().getStatus())
                .isBetween(400, 499);
    }

    private MvcTestResult whatIf(String asked) {
        return http.post()
                .uri("/api/v1/what-if")
                .with(clerk("finance"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(asked)
                .exchange();
    }

    private MvcTestResult put(String path, JsonNode template, RequestPostProcessor caller) {
        return http.put()
                .uri(path)
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(template.toString())
                .exchange();
    }

    private String body(String path) {
        return new String(
                http.get().uri(path).with(auditor()).exchange().getResponse().getContentAsByteArray(), UTF_8);
    }

    private void approve(String form, String percent) {
        publisher.send(Topics.APPROVED_FORMS, form, approved(form, 5, percent)).join();
    }

    @Test
    void whoeverLooksAfterItSeesItsStreamsAndHowFarTheyAre() {
        awaitBody(
                "/api/v1/operations",
                "\"name\":\"jixiao-scoring\",\"state\":\"RUNNING\",\"failedThreads\":0,\"waitingThreads\":0,\"behind\":0",
                "\"name\":\"jixiao-scoring-sums-by-rows\",\"state\":\"RUNNING\"",
                "\"directory\":",
                "\"calendarYear\":20");
    }

    private void awaitBody(String path, String... parts) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(http.get().uri(path).with(auditor()))
                        .hasStatusOk()
                        .bodyText()
                        .contains(parts));
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        var topic = Topics.APPROVED_FORMS.deadLetters();
        try (var consumer = consumers.createConsumer("test-" + UUID.randomUUID(), "test")) {
            var partitions = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var letters = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
                return !letters.isEmpty();
            });
            return letters;
        }
    }

    private static RequestPostProcessor auditor() {
        return caller("auditor");
    }
}
