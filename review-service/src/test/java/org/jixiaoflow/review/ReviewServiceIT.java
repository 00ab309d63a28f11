package org.jixiaoflow.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.review.Samples.FIRST;
import static org.jixiaoflow.review.Samples.LAST;
import static org.jixiaoflow.review.Samples.SECOND;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import com.jayway.jsonpath.JsonPath;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.jixiaoflow.fixtures.EmbeddedBroker;
import org.jixiaoflow.review.audit.JournalProof;
import org.jixiaoflow.review.lifecycle.EntryHash;
import org.jixiaoflow.schemas.CommentAnswer;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.Publisher;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@DisplayName("The review service, on a real broker and database")
@SpringBootTest(
        classes = ReviewApplication.class,
        properties = {
            "spring.config.name=review-service",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:1/keys",
            "jixiao.registry.plain=true",
            "jixiao.topics.partitions=2",
            "jixiao.replies.timeout=30s",
            "jixiao.public.requests-per-minute=200"
        })
@AutoConfigureMockMvc
@EmbeddedBroker
@DirtiesContext
@NullUnmarked
class ReviewServiceIT {

    @TempDir
    static Path stateDir;

    private static EmbeddedPostgres database;

    @Autowired
    private Publisher publisher;

    @Autowired
    private KafkaTemplate<byte[], byte[]> raw;

    @Autowired
    private ConsumerFactory<byte[], byte[]> consumers;

    @Autowired
    private MockMvcTester http;

    @BeforeAll
    static void patience() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) throws IOException {
        database = EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
        properties.add("spring.datasource.url", () -> database.getJdbcUrl("postgres", "postgres"));
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("jixiao.streams.state-dir", () -> stateDir.resolve("streams"));
    }

    @Test
    @DisplayName("lets a browser ask for so much of what is public in a minute, and others go on")
    void limited() {
        assertThat(IntStream.range(0, 300)
                        .mapToObj(again ->
                                publicRegions("198.51.100.7").getResponse().getStatus()))
                .contains(HttpStatus.TOO_MANY_REQUESTS.value());
        var refused = publicRegions("198.51.100.7");
        assertThat(code(refused)).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(refused).headers().containsHeader(HttpHeaders.RETRY_AFTER);
        assertThat(publicRegions("198.51.100.8").getResponse().getStatus())
                .isNotEqualTo(HttpStatus.TOO_MANY_REQUESTS.value());
    }

    /** As the workbench passes it on, which is on this machine. */
    private MvcTestResult publicRegions(String browser) {
        return http.get()
                .uri("/api/v1/public/regions")
                .header("X-Forwarded-For", browser)
                .exchange();
    }

    @Test
    @DisplayName("takes a form all the way: submitted, returned, mended, passed, approved, revoked")
    void theWholeWay() {
        var form = "231083-2022-OBJECTIVE-civil-affairs";
        submit(form, "civil-affairs", "50", List.of());
        awaitInbox(FIRST, "TO_REVIEW", form);
        await().untilAsserted(() -> assertThat(get(reviewer(FIRST), "/api/v1/notifications?unread=true&size=200"))
                .bodyText()
                .contains(form));

        // who knows of a version sees it, or is told what is missing
        var known = get(reviewer(FIRST), "/api/v1/forms/" + form + "?atLeast=2");
        assertThat(known).hasStatusOk().hasHeader("Behind", "0");
        var unknown = get(reviewer(FIRST), "/api/v1/forms/" + form + "/history?atLeast=9");
        assertThat(unknown).hasStatusOk().hasHeader("Behind", "7");
        assertThat(code(get(reviewer(FIRST), "/api/v1/forms/" + form + "?atLeast=soon")))
                .isEqualTo("INVALID_AT_LEAST");

        // returned with a comment on one field
        var returned = decide(FIRST, form, 2, """
                {"trigger": "RETURN", "comments": [{"path": "/indicators/i1/target", "text": "目标值偏低"}]}""");
        assertThat(returned).hasStatusOk().hasHeader(HttpHeaders.ETAG, "\"3\"");
        var sheet = get(clerk("civil-affairs"), "/api/v1/forms/" + form + "?atLeast=3");
        assertThat(text(sheet, "$.form.state")).isEqualTo("RETURNED");
        assertThat(text(sheet, "$.comments[0].state")).isEqualTo("OPEN");

        // what doesn't fit is refused, and changes nothing
        assertThat(decide(LAST, form, 3, "{\"trigger\":\"PASS\"}"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .hasPathSatisfying("$.code", code -> assertThat(code).isEqualTo("ILLEGAL_TRANSITION"))
                .hasPathSatisfying("$.detail", detail -> assertThat(detail).isEqualTo("表单现为“被退回”，不能审核。"));
        assertThat(code(decide(FIRST, form, 2, "{\"trigger\":\"PASS\"}"))).isEqualTo("STALE_VERSION");

        // mended and submitted again
        awaitInbox(FIRST, "RETURNED", form);
        submit(form, "civil-affairs", "95", List.of(text(sheet, "$.comments[0].id")));
        awaitInbox(FIRST, "TO_REVIEW", form);
        var difference = get(reviewer(FIRST), "/api/v1/forms/" + form + "/diff");
        assertThat(text(difference, "$.changes[0].path")).isEqualTo("/indicators/i1/target");
        assertThat(text(difference, "$.changes[0].before")).isEqualTo("50");
        assertThat(text(difference, "$.changes[0].after")).isEqualTo("95");
        assertThat(text(difference, "$.changes[0].label")).isEqualTo("绩效指标「低保金发放率」的目标值");

        // passed by two stages; the second one's decision is sent twice
        assertThat(decide(FIRST, form, 4, "{\"trigger\":\"PASS\"}")).hasStatusOk();
        awaitInbox(SECOND, "TO_REVIEW", form);
        awaitInbox(FIRST, "REVIEWED", form);
        var key = UUID.randomUUID();
        var once = decide(SECOND, form, 5, key, "{\"trigger\":\"PASS\"}");
        var again = decide(SECOND, form, 5, key, "{\"trigger\":\"PASS\"}");
        assertThat(once).hasStatusOk();
        assertThat(body(again)).isEqualTo(body(once));
        awaitInbox(LAST, "TO_REVIEW", form);
        await().untilAsserted(() ->
                assertThat(get(reviewer(SECOND), "/api/v1/commands/" + key)).hasStatusOk());

        // approved with every item rated, not without
        var incomplete = decide(LAST, form, 6, "{\"trigger\":\"APPROVE\",\"ratings\":[]}");
        assertThat(incomplete).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(code(incomplete)).isEqualTo("RATINGS_INCOMPLETE");
        var rated = body(get(reviewer(LAST), "/api/v1/forms/" + form));
        List<String> items = JsonPath.read(rated, "$.template.dimensions[*].items[*].code");
        var ratings = items.stream()
                .map("{\"item\":\"%s\",\"percent\":92}"::formatted)
                .toList();
        assertThat(decide(LAST, form, 6, "{\"trigger\":\"APPROVE\",\"opinion\":\"同意\",\"ratings\":" + ratings + "}"))
                .hasStatusOk();
        await().untilAsserted(() -> {
            var approved = get(reviewer(LAST), "/api/v1/forms/" + form);
            assertThat(text(approved, "$.form.grade")).isEqualTo("EXCELLENT");
            assertThat(body(approved)).contains("\"total\":92.00");
            assertThat(text(approved, "$.allowedActions")).contains("REVOKE", "GRANT_ADJUST");
        });

        // published by the administrator, for anybody to read
        var place = "/api/v1/public/forms/" + form + "/2";
        assertThat(get(administrator(), "/api/v1/forms/" + form)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(text(get(administrator(), "/api/v1/publications/forms/" + form), "$.preview.grade"))
                .isEqualTo("EXCELLENT");
        assertThat(http.get().uri(place).exchange()).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(code(decide(administrator(), form, "{\"trigger\":\"PUBLISH\"}")))
                .isEqualTo("VERSION_REQUIRED");
        assertThat(decide(administrator(), form, "{\"trigger\":\"PUBLISH\",\"expectedVersion\":7,\"withGrade\":true}"))
                .hasStatusOk();
        await().untilAsserted(() -> assertThat(http.get().uri(place).exchange())
                .hasStatusOk()
                .headers()
                .hasValue(HttpHeaders.CACHE_CONTROL, "max-age=60, must-revalidate, public")
                .doesNotContainHeader(HttpHeaders.SET_COOKIE));
        var shown = http.get().uri(place).exchange();
        assertThat(text(shown, "$.document.grade")).isEqualTo("EXCELLENT");
        assertThat(body(shown)).doesNotContain("填报人", "审核人", "管理员");
        assertThat(EntryHash.of(
                        body(http.get().uri(place + "/document").exchange()).getBytes(UTF_8)))
                .isEqualTo(text(shown, "$.hash"));
        assertThat(http.get()
                        .uri(place)
                        .header(HttpHeaders.IF_NONE_MATCH, shown.getResponse().getHeader(HttpHeaders.ETAG))
                        .exchange())
                .hasStatus(HttpStatus.NOT_MODIFIED);

        // revoked, with a reason
        assertThat(code(decide(LAST, form, 8, "{\"trigger\":\"REVOKE\"}"))).isEqualTo("REASON_REQUIRED");
        assertThat(decide(LAST, form, 8, "{\"trigger\":\"REVOKE\",\"reason\":\"数据有误\"}"))
                .hasStatusOk();
        awaitInbox(LAST, "TO_REVIEW", form);

        // which is public still, until that is withheld
        assertThat(text(http.get().uri(place).exchange(), "$.standing")).isEqualTo("CURRENT");
        assertThat(decide(administrator(), form, "{\"trigger\":\"WITHHOLD\",\"reason\":\"涉密\"}"))
                .hasStatusOk();
        await().untilAsserted(() ->
                assertThat(http.get().uri(place + "/document").exchange()).hasStatus(HttpStatus.GONE));
        assertThat(body(http.get().uri(place).exchange())).contains("WITHHELD").doesNotContain("涉密", "document");
        var history = body(get(auditor(), "/api/v1/forms/" + form + "/history"));
        assertThat(JsonPath.<List<String>>read(history, "$[*].trigger"))
                .containsExactly(
                        "SAVE",
                        "SUBMIT",
                        "RETURN",
                        "SUBMIT",
                        "PASS",
                        "PASS",
                        "APPROVE",
                        "PUBLISH",
                        "REVOKE",
                        "WITHHOLD");
        assertThat(JsonPath.<List<Integer>>read(history, "$[*].version"))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(JsonPath.<List<String>>read(history, "$[*].previousHash")).hasSize(9);
        var proof = new JournalProof();
        body(get(auditor(), "/api/v1/forms/" + form + "/journal")).lines().forEach(proof::take);
        assertThat(proof.result()).isEmpty();
        assertThat(proof.entries()).isEqualTo(10);
        assertThat(get(reviewer(LAST), "/api/v1/forms/" + form + "/journal")).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    @DisplayName("lets exactly one of 100 concurrent decisions on a form win")
    void oneWins() throws Exception {
        var form = "231083-2022-OBJECTIVE-education";
        submit(form, "education", "50", List.of());
        awaitInbox(FIRST, "TO_REVIEW", form);

        var codes = inParallel(IntStream.range(0, 100)
                .<Callable<String>>mapToObj(number -> () -> {
                    var answer = decide(FIRST, form, 2, "{\"trigger\":\"PASS\"}");
                    return answer.getResponse().getStatus() == 200 ? "won" : code(answer);
                })
                .toList());

        assertThat(codes).filteredOn("won"::equals).hasSize(1);
        assertThat(codes).filteredOn("STALE_VERSION"::equals).hasSize(99);
        await().untilAsserted(() -> assertThat(text(get(auditor(), "/api/v1/forms/" + form), "$.form.version"))
                .isEqualTo("3"));
    }

    @Test
    @DisplayName("decides a batch form by form")
    void batch() {
        var forms = Stream.of("batch-1", "batch-2", "finance")
                .map(department -> "231083-2022-OBJECTIVE-" + department)
                .toList();
        submit(forms.get(0), "batch-1", "50", List.of());
        submit(forms.get(1), "batch-2", "50", List.of());
        submit(forms.get(2), "finance", "50", List.of());
        awaitInbox(FIRST, "TO_REVIEW", forms.get(0));
        awaitInbox(FIRST, "TO_REVIEW", forms.get(1));

        var decisions = Stream.concat(forms.stream(), Stream.of("231083-2022-OBJECTIVE-nobody"))
                .map("{\"formId\":\"%s\",\"decision\":{\"trigger\":\"PASS\",\"expectedVersion\":2}}"::formatted)
                .toList();
        var answer = post(reviewer(FIRST), "/api/v1/decisions", "{\"decisions\":" + decisions + "}");

        assertThat(answer).hasStatusOk();
        assertThat(JsonPath.<List<Integer>>read(body(answer), "$.results[*].status"))
                .containsExactly(200, 200, 403, 404);
        assertThat(JsonPath.<List<String>>read(body(answer), "$.results[*].problem.code"))
                .containsExactly("OWN_DEPARTMENT", "UNKNOWN_FORM");
    }

    @Test
    @DisplayName("puts poisoned records of the journal aside and goes on")
    void poisonedJournal() {
        var form = "231083-2022-OBJECTIVE-poisoned-journal";
        var undecodable = "not avro".getBytes(UTF_8);
        var nonsense = FormEvent.newBuilder()
                .setFormId("no form")
                .setVersion(1)
                .setRevision(0)
                .setCommandId(UUID.randomUUID())
                .setTrigger(Trigger.SAVE)
                .setToState(FormState.DRAFT)
                .setActor(Samples.clerk("education"))
                .setOccurredAt(Instant.EPOCH)
                .setTemplateId("default")
                .build();

        raw.send(Topics.FORM_EVENTS.name(), form.getBytes(UTF_8), undecodable).join();
        publisher.send(Topics.FORM_EVENTS, form, nonsense).join();
        submit(form, "poisoned-journal", "50", List.of());

        awaitInbox(FIRST, "TO_REVIEW", form);
        assertThat(deadLetters(Topics.FORM_EVENTS, form))
                .containsExactly(undecodable, publisher.encode(Topics.FORM_EVENTS, nonsense));
    }

    @Test
    @DisplayName("puts poisoned notifications aside and goes on")
    void poisonedNotifications() {
        var recipient = "stage:231083/" + SECOND;
        var undecodable = "not avro".getBytes(UTF_8);
        var told = Notification.newBuilder()
                .setId(UUID.randomUUID())
                .setRecipient(recipient)
                .setFormId("231083-2022-OBJECTIVE-told")
                .setVersion(1)
                .setTrigger(Trigger.SUBMIT)
                .setActionRequired(true)
                .setText("请审核")
                .setTextEn("Please review")
                .setLink("/")
                .setCreatedAt(Instant.now())
                .build();

        raw.send(Topics.NOTIFICATIONS.name(), recipient.getBytes(UTF_8), undecodable)
                .join();
        publisher.send(Topics.NOTIFICATIONS, recipient, told).join();

        await().untilAsserted(() -> assertThat(body(get(reviewer(SECOND), "/api/v1/notifications?size=200")))
                .contains(told.getId().toString()));
        assertThat(deadLetters(Topics.NOTIFICATIONS, recipient)).containsExactly(undecodable);
    }

    @Test
    @DisplayName("introduces the caller, every code with its name, in their own name or another's")
    void me() {
        submit("231083-2022-OBJECTIVE-petitions", "petitions", "50", List.of());
        awaitInbox(FIRST, "TO_REVIEW", "231083-2022-OBJECTIVE-petitions");
        var now = Instant.now();
        var substitute = jwt().jwt(token -> token.subject("wang")
                .claim("name", "王芳")
                .claim("roles", List.of("clerk"))
                .claim("regions", List.of("*"))
                .claim("department", "petitions")
                .claim(
                        "substitutes",
                        List.of(Map.of(
                                "person",
                                "sun",
                                "name",
                                "孙志强",
                                "roles",
                                List.of("final-reviewer"),
                                "regions",
                                List.of("*"),
                                "stages",
                                List.of(LAST),
                                "from",
                                now.minusSeconds(60).toString(),
                                "to",
                                now.plusSeconds(3600).toString()))));

        var self = http.get().uri("/api/v1/me").with(substitute).exchange();
        assertThat(text(self, "$.name")).isEqualTo("王芳");
        assertThat(text(self, "$.roles[0].name")).isEqualTo("填报人");
        assertThat(text(self, "$.department.name")).isEqualTo("民政局");
        assertThat(JsonPath.<List<String>>read(body(self), "$.actions"))
                .contains("SAVE")
                .doesNotContain("PASS");
        assertThat(text(self, "$.mandates[0].stages[0].name")).isEqualTo("绩效股");
        assertThat(text(self, "$.regions[0].name")).isEqualTo("海林市");

        var other = http.get()
                .uri("/api/v1/me")
                .with(substitute)
                .header("Acting-For", "sun")
                .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                .exchange();
        assertThat(text(other, "$.id")).isEqualTo("wang");
        assertThat(text(other, "$.actingFor.name")).isEqualTo("孙志强");
        assertThat(text(other, "$.stages[0].name")).isEqualTo("performance division");
        assertThat(JsonPath.<List<String>>read(body(other), "$.actions"))
                .contains("APPROVE")
                .doesNotContain("SAVE");
    }

    @Test
    @DisplayName("keeps a reviewer's draft and tells colleagues who has a form")
    void notes() {
        var form = "231083-2022-OBJECTIVE-archives";
        submit(form, "archives", "50", List.of());
        awaitInbox(FIRST, "TO_REVIEW", form);
        var draft = "/api/v1/forms/" + form + "/review-draft";

        var kept = put(reviewer(FIRST), draft, """
                {"baseVersion": 2, "draft": {"comments": [{"path": "/indicators/i1/target", "text": ""}],
                  "ratings": [{"item": "FORMAT"}], "seenRows": [{"path": "/indicators/i1", "revision": 1}]}}""");
        assertThat(kept).hasStatusOk().hasHeader(HttpHeaders.ETAG, "\"1\"");
        assertThat(text(get(reviewer(FIRST), draft), "$.content.ratings[0].item"))
                .isEqualTo("FORMAT");
        assertThat(code(get(reviewer(SECOND), draft))).isEqualTo("NO_REVIEW_DRAFT");
        assertThat(put(clerk("archives"), draft, "{\"baseVersion\": 2, \"draft\": {}}"))
                .hasStatus(HttpStatus.FORBIDDEN);

        assertThat(text(put(reviewer(FIRST), "/api/v1/forms/" + form + "/claim", "{}"), "$.person"))
                .isEqualTo("reviewer-of-" + FIRST);
        assertThat(code(put(reviewer(SECOND), "/api/v1/forms/" + form + "/claim", "{}")))
                .isEqualTo("NOT_YOUR_STAGE");
        assertThat(put(reviewer(SECOND), "/api/v1/forms/" + form + "/presence", "{\"doing\": \"REVIEWING\"}"))
                .hasStatusOk();
        assertThat(text(
                        put(reviewer(FIRST), "/api/v1/forms/" + form + "/presence", "{\"doing\": \"READING\"}"),
                        "$[0].doing"))
                .isEqualTo("REVIEWING");
        assertThat(put(reviewer(FIRST), "/api/v1/forms/" + form + "/look", "{\"revision\": 1}"))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(text(get(reviewer(FIRST), "/api/v1/forms/" + form + "/look"), "$.revision"))
                .isEqualTo("1");
        assertThat(post(reviewer(FIRST), "/api/v1/phrases", "{\"text\": \"请说明依据\"}"))
                .hasStatus(HttpStatus.CREATED);
        assertThat(get(clerk("archives"), "/api/v1/phrases")).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    @DisplayName("leads forms that were submitted by the version of their template, and later ones by the next")
    void versions() {
        var before = "231083-2041-OBJECTIVE-archives";
        var after = "231083-2041-OBJECTIVE-petitions";
        var template = "/api/v1/review-templates/of-2041";
        var first = """
                {"templateId": "of-2041", "version": 0, "year": 2041, "regionCode": "231083", "reason": "试行", "headSigns": false, "distinctPersons": true,
                 "consultationWaits": false, "dimensions": [], "gradeBands": [],
                 "route": [{"id": "%s", "name": "初审", "nameEn": "first", "workingDays": 5}, {"id": "%s", "name": "终审", "nameEn": "last"}]}""".formatted(FIRST, LAST);

        assertThat(put(clerk("archives"), template, first)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(text(put(administrator(), template, first), "$.publishedBy.id"))
                .isEqualTo("administrator");
        submit(before, "archives", "50", List.of());
        awaitInbox(FIRST, "TO_REVIEW", before);
        var second = first.replace("\"version\": 0", "\"version\": 1")
                .replace(FIRST, SECOND)
                .replace("试行", "改由业务股初审");
        assertThat(put(administrator(), template, second)).hasStatusOk().hasHeader(HttpHeaders.ETAG, "\"2\"");
        submit(after, "petitions", "50", List.of());
        awaitInbox(SECOND, "TO_REVIEW", after);

        assertThat(decide(FIRST, before, 2, "{\"trigger\": \"PASS\"}")).hasStatusOk();
        awaitInbox(LAST, "TO_REVIEW", before);
        assertThat(text(get(reviewer(LAST), "/api/v1/forms/" + before), "$.template.id"))
                .isEqualTo("of-2041");
        assertThat(text(get(reviewer(LAST), "/api/v1/forms/" + after), "$.template.id"))
                .isEqualTo("of-2041@2");
        assertThat(body(get(administrator(), template + "/versions"))).contains("改由业务股初审", "试行");
        assertThat(body(get(administrator(), template + "/diff?from=1&to=2")))
                .contains("\"place\":\"/route\"", FIRST + "、" + LAST, SECOND + "、" + LAST);
        assertThat(body(get(administrator(), template + "/forms")))
                .contains("{\"version\":2,\"forms\":1,\"underWay\":1}", "{\"version\":1,\"forms\":1,\"underWay\":1}");
        assertThat(code(put(administrator(), template, second))).isEqualTo("STALE_TEMPLATE");
        assertThat(http.put()
                        .uri(template)
                        .with(administrator())
                        .header(HttpHeaders.IF_MATCH, "\"1\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(second)
                        .exchange())
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(body(put(
                        administrator(),
                        template,
                        second.replace("\"version\": 1", "\"version\": 2")
                                .replace("改由业务股初审", "")
                                .replace("\"终审\"", "\"\""))))
                .contains("\"pointer\":\"/route/1/name\"", "\"pointer\":\"/reason\"", "NO_REASON");
        assertThat(body(put(
                        administrator(),
                        template,
                        second.replace("\"version\": 1", "\"version\": 2").replace("\"gradeBands\": []", """
                                        "gradeBands": [{"grade": "GOOD", "from": 80}, {"grade": "GOOD", "from": 70}]"""))))
                .contains("\"status\":422", "\"pointer\":\"/gradeBands/1/grade\"", "REPEATED_CODE");
        assertThat(body(get(reviewer(LAST), template))).contains("publishedBy");
        assertThat(body(get(elsewhere(), template)))
                .doesNotContain("publishedBy")
                .contains("publishedAt");
        assertThat(body(get(elsewhere(), template + "/versions"))).doesNotContain("publishedBy");
        assertThat(body(post(
                        administrator(),
                        template + "/faults",
                        second.replace("of-2041", "x").replace("2041", "2042"))))
                .isEqualTo("[]");
    }

    private void submit(String form, String department, String target, List<String> answeredComments) {
        var submission = FormSubmission.newBuilder(
                        Samples.filing(SubmissionTrigger.SUBMIT).build())
                .setFormId(form)
                .setActor(Samples.clerk(department))
                .setIssuedAt(Instant.now())
                .setContent(Samples.content(target))
                .setAnswers(answeredComments.stream()
                        .map(comment -> new CommentAnswer(UUID.fromString(comment), "已修改"))
                        .toList());
        if (answeredComments.isEmpty()) {
            var save = FormSubmission.newBuilder(submission.build())
                    .setTrigger(SubmissionTrigger.SAVE)
                    .setCommandId(UUID.randomUUID())
                    .build();
            publisher.send(Topics.FORM_SUBMISSIONS, form, save).join();
        }
        publisher.send(Topics.FORM_SUBMISSIONS, form, submission.build()).join();
    }

    private void awaitInbox(String stage, String tab, String form) {
        await().untilAsserted(() -> assertThat(body(get(reviewer(stage), "/api/v1/inbox?size=200&tab=" + tab)))
                .contains(form));
    }

    private MvcTestResult decide(String stage, String form, Integer version, String body) {
        return decide(stage, form, version, UUID.randomUUID(), body);
    }

    private MvcTestResult decide(String stage, String form, Integer version, UUID key, String body) {
        var request = http.post()
                .uri("/api/v1/forms/" + form + "/decisions")
                .with(reviewer(stage))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return (version == null ? request : request.header(HttpHeaders.IF_MATCH, "\"" + version + "\""))
                .exchange(Duration.ofMinutes(1));
    }

    private MvcTestResult post(JwtRequestPostProcessor caller, String uri, String body) {
        return http.post()
                .uri(uri)
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange(Duration.ofMinutes(1));
    }

    private MvcTestResult put(JwtRequestPostProcessor caller, String uri, String body) {
        return http.put()
                .uri(uri)
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(JwtRequestPostProcessor caller, String uri) {
        return http.get().uri(uri).with(caller).exchange();
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MvcTestResult answer, String path) {
        assertThat(answer).hasStatusOk();
        return JsonPath.read(body(answer), path).toString();
    }

    private static String code(MvcTestResult answer) {
        return JsonPath.read(body(answer), "$.code");
    }

    private static <T> List<T> inParallel(List<Callable<T>> tasks) throws Exception {
        var threads = Executors.newFixedThreadPool(tasks.size());
        try {
            var results = new ArrayList<T>();
            for (var done : threads.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Values of the dead letters of that key, in order; at least one is awaited. */
    private List<byte[]> deadLetters(Topic<?> topic, String key) {
        try (var consumer = consumers.createConsumer("test-" + UUID.randomUUID(), "test")) {
            var partitions = consumer.partitionsFor(topic.deadLetters()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var kept = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            await().until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(kept::add);
                return partitions.stream()
                        .allMatch(partition -> consumer.position(partition)
                                >= consumer.endOffsets(List.of(partition)).get(partition));
            });
            return kept.stream()
                    .filter(letter -> new String(letter.key(), UTF_8).equals(key))
                    .map(ConsumerRecord::value)
                    .toList();
        }
    }

    private static JwtRequestPostProcessor reviewer(String stage) {
        return caller("reviewer-of-" + stage, "final-reviewer", "finance", List.of(stage));
    }

    private static JwtRequestPostProcessor clerk(String department) {
        return caller("clerk-" + department, "clerk", department, List.of());
    }

    private MvcTestResult decide(JwtRequestPostProcessor caller, String form, String body) {
        return post(caller, "/api/v1/forms/" + form + "/decisions", body);
    }

    private static JwtRequestPostProcessor administrator() {
        return caller("administrator", "business-administrator", "finance", List.of());
    }

    private static JwtRequestPostProcessor elsewhere() {
        return jwt().jwt(token -> token.subject("elsewhere")
                .claim("roles", List.of("clerk"))
                .claim("regions", List.of("231084"))
                .claim("department", "finance"));
    }

    private static JwtRequestPostProcessor auditor() {
        return caller("auditor", "auditor", "audit", List.of());
    }

    private static JwtRequestPostProcessor caller(String id, String role, String department, List<String> stages) {
        return jwt().jwt(token -> token.subject(id)
                .claim("roles", List.of(role))
                .claim("regions", List.of("*"))
                .claim("department", department)
                .claim("stages", stages));
    }
}
