package org.jixiaoflow.local.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.local.stack.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one stack that all browser tests of a process share, with a few more people than usual and a template whose head signs. */
final class Office implements BeforeAllCallback {

    /** The year whose forms the head of the department signs. */
    static final int SIGNED = 2022;

    private static final String REGION = "231083";

    /** Who publishes lists and gives more time. */
    static final Person ADMINISTRATOR =
            new Person("rules", "rules", List.of("business-administrator"), null, List.of(), List.of()).in(REGION);

    private static final List<String> ROUTE =
            List.of("SUPERVISING_DEPARTMENT", "FINANCE_DIVISION", "PERFORMANCE_DIVISION");
    /** As people are called, so that pictures show people. */
    private static final Map<String, String> NAMES = Map.of(
            "SUPERVISING_DEPARTMENT", "陈静",
            "FINANCE_DIVISION", "刘洋",
            "PERFORMANCE_DIVISION", "孙志强",
            "civil-affairs", "张敏",
            "education", "王芳");

    private static final String CONTENT_OF = "民政局";
    private static final Map<String, String> DEPARTMENTS = Map.of("education", "教育局", "housing-construction", "建设局");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger YEAR = new AtomicInteger(2023);

    private static final String MORE_PEOPLE = """
                - { id: several, name: 何多任, roles: [reviewer, final-reviewer], regions: ["231083", "231084"], department: finance, stages: [FINANCE_DIVISION, PERFORMANCE_DIVISION] }
                - { id: supervisor-2, name: 苏敏, roles: [reviewer], regions: ["231083"], stages: [SUPERVISING_DEPARTMENT] }
                - { id: clerk-housing, name: 马丽, roles: [clerk], regions: ["231083"], department: housing-construction }
                - { id: colleague-housing, name: 吴迪, roles: [clerk], regions: ["231083"], department: housing-construction }
                - { id: head-housing, name: 高峰, roles: [head], regions: ["231083"], department: housing-construction }
                - { id: head-education, name: 郑华, roles: [head], regions: ["231083"], department: education }
                - { id: clerk-elsewhere, name: 于海, roles: [clerk], regions: ["231084"], department: civil-affairs }
                - { id: supervisor-elsewhere, name: 白雪, roles: [reviewer], regions: ["231084"], stages: [SUPERVISING_DEPARTMENT] }
            """;

    private static final String SIGNED_TEMPLATE = """
            {"jixiao": {"filing": {"years-ahead": 200}, "review": {"templates": {"signed": {"year": %d, "kind": "OBJECTIVE", "head-signs": true,
              "route": [{"id": "SUPERVISING_DEPARTMENT", "name": "主管部门", "name-en": "supervising department"},
                {"id": "FINANCE_DIVISION", "name": "财政业务股", "name-en": "finance division"},
                {"id": "PERFORMANCE_DIVISION", "name": "绩效股", "name-en": "performance division"}],
              "dimensions": [{"code": "COMPLETENESS", "name": "完整性", "name-en": "Completeness", "items": [
                {"code": "FORMAT", "name": "规范完整性", "name-en": "Complete and to format", "points": 50, "findings": ["V01", "V06"]},
                {"code": "CLARITY", "name": "明确清晰性", "name-en": "Clear and definite", "points": 50, "findings": ["V08"]}]}],
              "bands": {"EXCELLENT": 90, "GOOD": 80, "FAIR": 60, "POOR": 0}}}}}}""".formatted(SIGNED);

    private static volatile @Nullable LocalStack open;

    private record Closing(LocalStack stack) implements AutoCloseable {

        @Override
        public void close() {
            Chromium.closeIdle();
            stack.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Chromium.required();
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        if (open != null) {
            return;
        }
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Office.class, once -> new Closing(opened()), Closing.class);
    }

    private static LocalStack opened() {
        System.setProperty("spring.application.json", SIGNED_TEMPLATE);
        try {
            var data = Files.createTempDirectory("office");
            var identity = Files.createDirectories(data.resolve("identity"));
            try (var usual = Objects.requireNonNull(LocalStack.class.getResourceAsStream("/people.yml"))) {
                var people = new String(usual.readAllBytes(), UTF_8);
                Files.writeString(
                        identity.resolve("people.yml"), people.replace("  portals:\n", MORE_PEOPLE + "  portals:\n"));
            }
            var stack = LocalStack.start(data, Ports.free(), Progress.SILENT);
            open = stack;
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LocalStack stack() {
        return Objects.requireNonNull(open);
    }

    static URI home() {
        return stack().addresses().workbench();
    }

    /** Somebody's browser, signed in. */
    static Chromium as(String person, String... options) {
        return Chromium.at(home(), options).signIn(person, password(person));
    }

    static String password(String person) {
        return Objects.requireNonNull(
                stack().identity().secrets(List.of(person)).get(person));
    }

    /** A year in which nobody filed anything yet, so that no test minds another. */
    static int year() {
        return years(1);
    }

    /** The first of so many years in a row in which nobody filed anything yet. */
    static int years(int count) {
        return YEAR.getAndAdd(count);
    }

    static String form(int year, String department) {
        return "%s-%d-OBJECTIVE-%s".formatted(REGION, year, department);
    }

    /** Publishes who must file an objective in that year, departments as JSON; it was due long ago. */
    static void list(int year, String departments) {
        var answer = ask(
                stack().addresses().scoring(),
                "PUT",
                "/api/v1/filings/%s/%d/list".formatted(REGION, year),
                ADMINISTRATOR,
                UUID.randomUUID(),
                """
                {"version": 0, "departments": [%s], "deadlines": [{"kind": "OBJECTIVE", "dueOn": "2022-03-01"}]}""".formatted(departments));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Saves a form that lacks nothing, under its department's own name: forms are what departments are known by. */
    static long save(String form) {
        return save(form, content(form));
    }

    private static String content(String form) {
        return CONTENT.replace(CONTENT_OF, DEPARTMENTS.getOrDefault(department(form), CONTENT_OF));
    }

    static long save(String form, String content) {
        return version(filed("PUT", form, "", content));
    }

    /** Saves a form and submits it. */
    static String submitted(String form) {
        return submitted(form, content(form));
    }

    private static String submitted(String form, String content) {
        save(form, content);
        submit(form);
        return form;
    }

    static long submit(String form) {
        return seen(form, version(filed("POST", form, "/submit", "{}")));
    }

    private static JsonNode filed(String method, String form, String step, String body) {
        var clerk = Person.clerk(department(form))
                .called(NAMES.getOrDefault(department(form), "李明"))
                .in(form.substring(0, REGION.length()));
        return done(stack().addresses().submission(), method, "/api/v1/forms/" + form + step, clerk, body);
    }

    static String department(String form) {
        return form.split("-", 4)[3];
    }

    /** A form that has come to a stage, by its number. */
    static String at(int stage, String form) {
        return at(stage, form, content(form));
    }

    private static String at(int stage, String form, String content) {
        var version = version(shown(submitted(form, content)));
        for (var passed = 0; passed < stage; passed++) {
            version = decided(form, ROUTE.get(passed), decision("PASS", version));
        }
        return form;
    }

    /** A form that was sent back with two comments. */
    static String returned(String form) {
        submitted(form);
        var indicator = shown(form)
                .path("content")
                .path("indicators")
                .path(0)
                .path("id")
                .asString();
        decided(form, ROUTE.get(0), """
                {"trigger": "RETURN", "expectedVersion": %d, "comments": [
                  {"path": "/indicators/%s/target", "severity": "ERROR", "text": "请说明目标值依据"},
                  {"path": "/indicators/%s/name", "severity": "WARN", "text": "名称写完整"}]}""".formatted(version(shown(form)), indicator, indicator));
        return form;
    }

    /** A form that was sent back, answered, and passed on by a reviewer who was satisfied with the answers. */
    static String settled(String form) {
        returned(form);
        var made = await().until(() -> shown(form).path("comments"), comments -> comments.size() == 2);
        var comments = IntStream.range(0, made.size())
                .mapToObj(number -> made.path(number).path("id").asString())
                .toList();
        var answers = comments.stream()
                .map("{\"commentId\": \"%s\", \"text\": \"已核实\"}"::formatted)
                .toList();
        var version = seen(form, version(filed("POST", form, "/submit", "{\"answers\": %s}".formatted(answers))));
        decided(
                form,
                ROUTE.get(0),
                "{\"trigger\": \"PASS\", \"expectedVersion\": %d, \"resolvedComments\": [%s]}"
                        .formatted(
                                version,
                                comments.stream()
                                        .map(comment -> '"' + comment + '"')
                                        .collect(Collectors.joining(", "))));
        return form;
    }

    /** A form that was approved. */
    static String approved(String form) {
        return approved(form, content(form));
    }

    static String approved(String form, String content) {
        at(2, form, content);
        var rated = List.of(
                        "FORMAT",
                        "CLARITY",
                        "OBJECTIVE_RELEVANCE",
                        "INDICATOR_SCIENCE",
                        "PERFORMANCE_REASONABLENESS",
                        "RESOURCE_MATCH",
                        "ATTAINABILITY",
                        "CONDITIONS")
                .stream()
                .map("{\"item\": \"%s\", \"percent\": 90}"::formatted)
                .toList();
        decided(
                form,
                ROUTE.get(2),
                "{\"trigger\": \"APPROVE\", \"expectedVersion\": %d, \"ratings\": %s}"
                        .formatted(version(shown(form)), rated));
        return form;
    }

    static String decision(String trigger, long version) {
        return "{\"trigger\": \"%s\", \"expectedVersion\": %d}".formatted(trigger, version);
    }

    static long decided(String form, String stage, String decision) {
        var reviewer =
                Person.reviewer(stage).called(NAMES.getOrDefault(stage, stage)).in(REGION);
        return seen(
                form,
                version(done(
                        stack().addresses().review(),
                        "POST",
                        "/api/v1/forms/" + form + "/decisions",
                        reviewer,
                        decision)));
    }

    /** Waits until reviewers see that version, as the next who opens the form is to. */
    private static long seen(String form, long version) {
        await().atMost(Duration.ofSeconds(60)).until(() -> version(shown(form)), shown -> shown >= version);
        return version;
    }

    private static long version(JsonNode outcome) {
        return outcome.has("form")
                ? outcome.path("form").path("version").asLong()
                : outcome.path("version").asLong();
    }

    /** The form as the auditor reads it, once the views have what was submitted. */
    static JsonNode shown(String form) {
        return json(await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> ask(
                                stack().addresses().review(),
                                "GET",
                                "/api/v1/forms/" + form,
                                Person.auditor(),
                                UUID.randomUUID(),
                                null),
                        answer -> answer.statusCode() == 200 && json(answer).has("content")));
    }

    /** A form's entries in the journal, oldest first. */
    static JsonNode history(String form) {
        return json(ask(
                stack().addresses().review(),
                "GET",
                "/api/v1/forms/" + form + "/history",
                Person.auditor(),
                UUID.randomUUID(),
                null));
    }

    /** When the journal says that version came about. */
    static Instant writtenAt(String form, long version) {
        var entries = history(form);
        return IntStream.range(0, entries.size())
                .mapToObj(entries::get)
                .filter(entry -> entry.path("version").asLong() == version)
                .findFirst()
                .map(entry -> Instant.parse(entry.path("occurredAt").asString()))
                .orElseThrow();
    }

    private static JsonNode done(URI service, String method, String path, Person who, String body) {
        var key = UUID.randomUUID();
        var answer = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> ask(service, method, path, who, key, body),
                        told -> told.statusCode() != 202 && told.statusCode() != 503 && told.statusCode() != 404);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return json(answer);
    }

    static HttpResponse<String> ask(
            URI service, String method, String path, Person who, UUID key, @Nullable String body) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(service.resolve(path))
                            .header(
                                    "Authorization",
                                    "Bearer " + stack().identity().token(who))
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", key.toString())
                            .method(
                                    method,
                                    body == null
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** What lacks nothing under the rules of any year. */
    static final String CONTENT = """
            {"content": {"departmentName": "民政局", "annualGoals": [{"text": "按时足额发放各类救助资金，保障困难群众基本生活"}],
              "tasks": [{"name": "困难群众救助", "content": "发放低保金和临时救助金", "budget": {"total": 1200.5, "fiscal": 1000, "other": 200.5}}],
              "indicators": [
              {"level1": "产出指标", "level2": "数量指标", "name": "救助人数", "operator": "GE", "direction": "POSITIVE", "target": "4200", "unit": "人", "weight": 30},
              {"level1": "产出指标", "level2": "时效指标", "name": "资金发放及时率", "operator": "GE", "direction": "POSITIVE", "target": "98", "unit": "%", "weight": 20},
              {"level1": "效益指标", "level2": "社会效益指标", "name": "困难群众应保尽保率", "operator": "GE", "direction": "POSITIVE", "target": "98", "unit": "%", "weight": 30},
              {"level1": "满意度指标", "level2": "服务对象满意度指标", "name": "救助对象满意度", "operator": "GE", "direction": "POSITIVE", "target": "90", "unit": "%", "weight": 10}]},
             "explanations": [
              {"code": "V06", "path": "", "text": "本年无质量、成本方面的任务"}, {"code": "V07", "path": "", "text": "部门任务单一"}]}""";
}
