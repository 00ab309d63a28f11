package org.jixiaoflow.local.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.local.stack.Progress;
import org.jixiaoflow.schemas.contract.Topics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A command is answered alike, whichever service takes it")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandEdgeIT {

    private static final String PATIENCE = "jixiao.replies.timeout";
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String KEY = "Idempotency-Key";
    private static final String IF_MATCH = "If-Match";

    private static final int CLERKS = 4;
    private static final int TURNS = 6;

    private static final String SUBMITTED = "231083-2031-OBJECTIVE-civil-affairs";
    private static final String NOWHERE = "231083-2032-OBJECTIVE-civil-affairs";
    private static final String CONTENT = """
            {"content": {"departmentName": "民政局", "annualGoals": [{"text": "按时足额发放各类救助资金，保障困难群众基本生活"}], "indicators": [
              {"level1": "产出指标", "level2": "数量指标", "name": "救助人数", "operator": "GE", "direction": "POSITIVE", "target": "4200", "unit": "人", "weight": 30},
              {"level1": "产出指标", "level2": "时效指标", "name": "资金发放及时率", "operator": "GE", "direction": "POSITIVE", "target": "98", "unit": "%", "weight": 20},
              {"level1": "效益指标", "level2": "社会效益指标", "name": "困难群众应保尽保率", "operator": "GE", "direction": "POSITIVE", "target": "98", "unit": "%", "weight": 30},
              {"level1": "满意度指标", "level2": "服务对象满意度指标", "name": "救助对象满意度", "operator": "GE", "direction": "POSITIVE", "target": "90", "unit": "%", "weight": 10}]},
             "explanations": [{"code": "V06", "path": "", "text": "本年无质量、成本方面的任务"}, {"code": "V07", "path": "", "text": "部门任务单一"}]}""";

    @TempDir
    private static Path data;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.builder().build();
    private LocalStack stack;

    /** A service's edge: a command that a form under review allows, and one that it doesn't. */
    @SuppressWarnings("ImmutableEnumChecker") // nobody can write to the lists of these people
    enum Edge {
        SUBMISSION(
                2040,
                "/withdraw",
                "{%s\"reason\": \"重填\"}",
                "/adjust",
                "{\"reason\": \"重填\", \"expectedVersion\": 2}",
                Person.clerk("civil-affairs"),
                Person.clerk("education")),
        REVIEW(
                2041,
                "/decisions",
                "{%s\"trigger\": \"PASS\"}",
                "/decisions",
                "{\"trigger\": \"REVOKE\", \"reason\": \"有误\", \"expectedVersion\": 2}",
                reviewer(),
                reviewer().in("110000"));

        private final int year;
        private final String path;
        private final String body;
        private final String illegalPath;
        private final String illegalBody;
        private final Person sender;
        private final Person stranger;

        Edge(
                int year,
                String path,
                String body,
                String illegalPath,
                String illegalBody,
                Person sender,
                Person stranger) {
            this.year = year;
            this.path = path;
            this.body = body;
            this.illegalPath = illegalPath;
            this.illegalBody = illegalBody;
            this.sender = sender;
            this.stranger = stranger;
        }

        private static Person reviewer() {
            return new Person(
                    "reviewer",
                    "reviewer",
                    List.of("final-reviewer"),
                    null,
                    List.of(),
                    List.of("SUPERVISING_DEPARTMENT", "FINANCE_DIVISION", "PERFORMANCE_DIVISION"));
        }

        private String body(@Nullable Long version) {
            return body.formatted(version == null ? "" : "\"expectedVersion\": %d, ".formatted(version));
        }
    }

    /**
     * A row of the table: what is sent, and what both services answer.
     *
     * @param headers by name; a key and nothing else if there are none
     * @param version in the body; null for none
     */
    private record Case(
            String name,
            String form,
            Map<String, String> headers,
            @Nullable Long version,
            int status,
            String code,
            String pointer,
            List<String> members) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<String> ALL = List.of("commandId", "formId", "version", "state", "stage");
    private static final List<String> OF_NO_FORM = List.of("commandId", "formId", "version");

    static Stream<Case> cases() {
        return Stream.of(
                new Case("not a form's id", "nonsense", Map.of(), 2L, 400, "INVALID_FORM_ID", "", List.of()),
                new Case(
                        "a key that is no UUID",
                        SUBMITTED,
                        Map.of(KEY, "once"),
                        2L,
                        400,
                        "INVALID_IDEMPOTENCY_KEY",
                        KEY,
                        List.of()),
                new Case(
                        "an If-Match that is no ETag",
                        SUBMITTED,
                        Map.of(IF_MATCH, "two"),
                        null,
                        400,
                        "INVALID_IF_MATCH",
                        IF_MATCH,
                        List.of()),
                new Case(
                        "an If-Match that says otherwise than the body",
                        SUBMITTED,
                        Map.of(IF_MATCH, "\"2\""),
                        1L,
                        400,
                        "VERSIONS_DISAGREE",
                        "/expectedVersion",
                        List.of()),
                new Case(
                        "an older version in the body",
                        SUBMITTED,
                        Map.of(),
                        1L,
                        409,
                        "STALE_VERSION",
                        "/expectedVersion",
                        ALL),
                new Case(
                        "an older version in If-Match",
                        SUBMITTED,
                        Map.of(IF_MATCH, "\"1\""),
                        null,
                        412,
                        "STALE_VERSION",
                        IF_MATCH,
                        ALL),
                new Case("a form that isn't there", NOWHERE, Map.of(), 1L, 404, "UNKNOWN_FORM", "", OF_NO_FORM));
    }

    static Stream<Arguments> everywhere() {
        return Stream.of(Edge.values()).flatMap(edge -> cases().map(each -> Arguments.of(edge, each)));
    }

    @BeforeAll
    void start() throws Exception {
        System.setProperty(PATIENCE, "8s");
        stack = LocalStack.start(data, Ports.free(), Progress.SILENT);
        submit(SUBMITTED);
    }

    @AfterAll
    void stop() {
        System.clearProperty(PATIENCE);
        stack.close();
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    @Order(1)
    @DisplayName("and refused with one code, in one place, with the same members, for")
    void refused(Edge edge, Case asked) throws Exception {
        var headers = new HashMap<>(asked.headers());
        headers.putIfAbsent(KEY, UUID.randomUUID().toString());

        var answer = send(edge, edge.sender, asked.form(), headers, edge.body(asked.version()));

        var problem = problem(answer, asked.status(), asked.code());
        assertThat(problem.path("pointer").asString("")).isEqualTo(asked.pointer());
        assertThat(problem.propertyNames()).containsAll(asked.members());
        if (asked.members().contains("commandId")) {
            assertThat(problem.path("commandId").asString()).isEqualTo(headers.get(KEY));
            assertThat(problem.path("formId").asString()).isEqualTo(asked.form());
        }
    }

    @ParameterizedTest
    @EnumSource(Edge.class)
    @Order(1)
    @DisplayName("and refused where the form's state doesn't allow it: 409, saying what is the case")
    void illegal(Edge edge) throws Exception {
        var answer = ask(edge, "POST", form(SUBMITTED) + edge.illegalPath, edge.sender, Map.of(), edge.illegalBody);

        var problem = problem(answer, 409, "ILLEGAL_TRANSITION");
        assertThat(problem.propertyNames()).containsAll(ALL);
        assertThat(problem.path("version").asLong()).isEqualTo(2);
        assertThat(problem.path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(problem.path("detail").asString()).contains("审核中");
    }

    @ParameterizedTest
    @EnumSource(Edge.class)
    @Order(1)
    @DisplayName("and refused to a stranger: 403, saying which command about which form")
    void stranger(Edge edge) throws Exception {
        var key = UUID.randomUUID().toString();

        var answer = send(edge, edge.stranger, SUBMITTED, Map.of(KEY, key), edge.body(2L));

        assertThat(answer.statusCode()).isEqualTo(403);
        var problem = json.readTree(answer.body());
        assertThat(problem.path("commandId").asString()).isEqualTo(key);
        assertThat(problem.path("formId").asString()).isEqualTo(SUBMITTED);
    }

    @ParameterizedTest
    @EnumSource(Edge.class)
    @Order(1)
    @DisplayName("and unknown if nobody sent it: 404")
    void unknown(Edge edge) throws Exception {
        var id = UUID.randomUUID();

        problem(outcome(edge, edge.sender, "/api/v1/commands/" + id), 404, "NO_OUTCOME");
        problem(outcome(edge, edge.sender, "/api/v1/commands/" + id + "?request=made-up"), 404, "NO_OUTCOME");
    }

    @ParameterizedTest
    @EnumSource(Edge.class)
    @Order(2)
    @DisplayName("and taken: 200 with the outcome and the new version, and the same again for the same key, and later")
    void taken(Edge edge) throws Exception {
        var form = "231083-%d-OBJECTIVE-civil-affairs".formatted(edge.year);
        var key = UUID.randomUUID().toString();
        submit(form);

        var first = send(edge, edge.sender, form, Map.of(KEY, key, IF_MATCH, "\"2\""), edge.body(null));
        var second = send(edge, edge.sender, form, Map.of(KEY, key, IF_MATCH, "\"2\""), edge.body(null));

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.headers().firstValue("ETag")).contains("\"3\"");
        assertThat(json.readTree(first.body()).path("status").asString()).isEqualTo("ACCEPTED");
        assertThat(second.body()).isEqualTo(first.body());
        await().atMost(LONG).untilAsserted(() -> {
            var later = outcome(edge, edge.sender, "/api/v1/commands/" + key);
            assertThat(later.statusCode()).isEqualTo(200);
            assertThat(later.body()).isEqualTo(first.body());
        });
        var refused =
                send(edge, edge.sender, form, Map.of(KEY, UUID.randomUUID().toString()), edge.body(2L));
        var id = problem(refused, 409, "STALE_VERSION").path("commandId").asString();
        await().atMost(LONG)
                .untilAsserted(
                        () -> problem(outcome(edge, edge.sender, "/api/v1/commands/" + id), 409, "STALE_VERSION"));
    }

    @Test
    @Order(2)
    @DisplayName(
            "and decided on what is saved by then: who saves, submits and takes back in turn is told of no conflict")
    void inTurn() {
        var clerks = IntStream.range(0, CLERKS)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> turns("in-turn-" + number)))
                .toList();

        assertThat(clerks)
                .flatMap(CompletableFuture::join)
                .hasSize(CLERKS * TURNS * 3)
                .containsOnly("200");
    }

    /** What a clerk is answered who names no version and no content they have just saved. */
    private List<String> turns(String department) {
        var clerk = Person.clerk(department);
        var form = form("231083-2044-OBJECTIVE-" + department);
        return IntStream.range(0, TURNS)
                .boxed()
                .flatMap(turn -> Stream.of(
                        once("PUT", form, clerk, CONTENT.replace("\"4200\"", "\"%d\"".formatted(4201 + turn))),
                        once("POST", form + "/submit", clerk, "{}"),
                        once("POST", form + "/withdraw", clerk, "{}")))
                .toList();
    }

    /** Asked again under the same key while nobody has decided. */
    private String once(String method, String address, Person person, String body) {
        var headers = Map.of(KEY, UUID.randomUUID().toString());
        return await().atMost(LONG)
                .until(
                        () -> {
                            var answer = ask(Edge.SUBMISSION, method, address, person, headers, body);
                            return answer.statusCode() == 200 ? "200" : answer.statusCode() + " " + answer.body();
                        },
                        answer -> !answer.startsWith("202"));
    }

    @Test
    @Order(3)
    @DisplayName(
            "and told to ask later while it is under way: 202 with Location and {commandId, location}, until it is decided")
    void late() throws Exception {
        var forms = Map.of(
                Edge.SUBMISSION, "231083-2042-OBJECTIVE-civil-affairs",
                Edge.REVIEW, "231083-2043-OBJECTIVE-civil-affairs");
        for (var form : forms.values()) {
            submit(form);
        }
        var keys = Map.of(Edge.SUBMISSION, UUID.randomUUID(), Edge.REVIEW, UUID.randomUUID());
        var locations = new HashMap<Edge, String>();

        withoutOutcomes(() -> {
            var answers = new HashMap<Edge, CompletableFuture<HttpResponse<String>>>();
            for (var edge : Edge.values()) {
                var headers = Map.of(KEY, keys.get(edge).toString());
                answers.put(edge, sending(edge, edge.sender, forms.get(edge), headers, edge.body(2L)));
                // Before anybody was told to ask later.
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(outcome(edge, edge.sender, "/api/v1/commands/" + keys.get(edge))
                                        .statusCode())
                                .isEqualTo(202));
            }
            for (var edge : Edge.values()) {
                var answer = answers.get(edge).join();
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
                var location = answer.headers().firstValue("Location").orElseThrow();
                locations.put(edge, location);
                assertThat(json.readTree(answer.body()))
                        .isEqualTo(json.valueToTree(
                                Map.of("commandId", keys.get(edge).toString(), "location", location)));
                var later = outcome(edge, edge.sender, location);
                assertThat(later.statusCode()).isEqualTo(202);
                assertThat(later.body()).isEqualTo(answer.body());
                problem(outcome(edge, edge.stranger, location), 404, "NO_OUTCOME");
            }
        });

        for (var edge : Edge.values()) {
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(outcome(edge, edge.sender, locations.get(edge))
                                    .statusCode())
                            .isEqualTo(200));
        }
    }

    @Test
    @Order(4)
    @DisplayName("and not sent where Kafka doesn't take it: 503, to be tried again with the same key")
    void notSent() throws Exception {
        refusing(List.of(Topics.FORM_SUBMISSIONS.name(), Topics.REVIEW_DECISIONS.name()), () -> {
            for (var edge : Edge.values()) {
                await().atMost(LONG).untilAsserted(() -> {
                    var answer = send(edge, edge.sender, SUBMITTED, Map.of(), edge.body(1L));
                    var problem = problem(answer, 503, "NOT_SENT");
                    assertThat(problem.propertyNames()).contains("commandId", "formId");
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                });
            }
        });
    }

    private interface Meanwhile {
        void run() throws Exception;
    }

    /** As long as a transaction is open on their topic, nobody sees the outcomes behind it. */
    private void withoutOutcomes(Meanwhile meanwhile) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stack.addresses().kafka(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "open"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var topic = Topics.FORM_OUTCOMES.name();
            for (var partition : producer.partitionsFor(topic)) {
                producer.send(new ProducerRecord<>(topic, partition.partition(), new byte[0], new byte[0]))
                        .get();
            }
            try {
                meanwhile.run();
            } finally {
                producer.abortTransaction();
            }
        }
    }

    /** Kafka refuses what is older than no time at all. */
    private void refusing(List<String> topics, Meanwhile meanwhile) throws Exception {
        oldest(topics, "0");
        try {
            meanwhile.run();
        } finally {
            oldest(topics, String.valueOf(Long.MAX_VALUE));
        }
    }

    private void oldest(List<String> topics, String millis) throws Exception {
        try (var admin = Admin.create(
                Map.<String, Object>of("bootstrap.servers", stack.addresses().kafka()))) {
            var change = List.of(new AlterConfigOp(
                    new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, millis),
                    AlterConfigOp.OpType.SET));
            admin.incrementalAlterConfigs(topics.stream()
                            .collect(Collectors.toMap(
                                    topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic), topic -> change)))
                    .all()
                    .get();
        }
    }

    /** Saves and submits a form, which is its version 2 then. */
    private void submit(String form) throws Exception {
        var clerk = Edge.SUBMISSION.sender;
        var saved = ask(Edge.SUBMISSION, "PUT", form(form), clerk, Map.of("If-None-Match", "*"), CONTENT);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        var submitted = ask(Edge.SUBMISSION, "POST", form(form) + "/submit", clerk, Map.of(), "{}");
        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(200);
    }

    private static String form(String id) {
        return "/api/v1/forms/" + id;
    }

    private JsonNode problem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        var problem = json.readTree(answer.body());
        assertThat(problem.path("code").asString()).isEqualTo(code);
        return problem;
    }

    private HttpResponse<String> outcome(Edge edge, Person person, String address) throws Exception {
        return http.send(request(edge, address, person, Map.of()).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(Edge edge, Person person, String form, Map<String, String> headers, String body)
            throws Exception {
        return ask(edge, "POST", form(form) + edge.path, person, headers, body);
    }

    private CompletableFuture<HttpResponse<String>> sending(
            Edge edge, Person person, String form, Map<String, String> headers, String body) {
        var request = request(edge, form(form) + edge.path, person, headers).POST(BodyPublishers.ofString(body));
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> ask(
            Edge edge, String method, String address, Person person, Map<String, String> headers, String body)
            throws Exception {
        var request = request(edge, address, person, headers).method(method, BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(Edge edge, String address, Person person, Map<String, String> headers) {
        var addresses = stack.addresses();
        var service = edge == Edge.SUBMISSION ? addresses.submission() : addresses.review();
        var request = HttpRequest.newBuilder(service.resolve(address))
                .timeout(LONG)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + stack.identity().token(person));
        headers.forEach(request::header);
        return request;
    }
}
