package org.jixiaoflow.local.access;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static java.net.http.HttpResponse.BodyHandlers;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jixiaoflow.fixtures.RecordSender;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.local.stack.Progress;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Access to every endpoint")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixIT {

    private static final String DEPARTMENT = "civil-affairs";
    private static final String OTHER = "education";
    private static final String HERE = "231083";
    private static final String ELSEWHERE = "231084";
    private static final List<Whence> CALLERS =
            List.of(new Whence(HERE, DEPARTMENT), new Whence(HERE, OTHER), new Whence(ELSEWHERE, DEPARTMENT));
    private static final List<String> ROUTE =
            List.of("SUPERVISING_DEPARTMENT", "FINANCE_DIVISION", "PERFORMANCE_DIVISION");
    private static final Set<Integer> LET_THROUGH = Set.of(200, 202, 204, 409, 422);

    private static final String CONTENT = """
            {"content": {"departmentName": "民政局", "annualGoals": [{"text": "按时足额发放各类救助资金，保障困难群众基本生活"}], "indicators": [
              {"level1": "产出指标", "level2": "数量指标", "name": "救助人数", "operator": "GE", "direction": "POSITIVE", "target": "4200", "unit": "人", "weight": 30},
              {"level1": "产出指标", "level2": "时效指标", "name": "资金发放及时率", "operator": "GE", "direction": "POSITIVE", "target": "98", "unit": "%", "weight": 20},
              {"level1": "效益指标", "level2": "社会效益指标", "name": "困难群众应保尽保率", "operator": "GE", "direction": "POSITIVE", "target": "98", "unit": "%", "weight": 30},
              {"level1": "满意度指标", "level2": "服务对象满意度指标", "name": "救助对象满意度", "operator": "GE", "direction": "POSITIVE", "target": "90", "unit": "%", "weight": 10}]},
             "explanations": [
              {"code": "V06", "path": "", "text": "本年无质量、成本方面的任务"}, {"code": "V07", "path": "", "text": "部门任务单一"}]}""";

    private static final String OLD_TEMPLATE = """
            {"templateId": "county", "version": 0, "regionCode": "231083", "name": "县级模板", "executionPoints": 100, "levels": [], "gradeBands": []}""";
    private static final String OLD_ROUTE =
            "{\"templateId\": \"county\", \"version\": 0, \"regionCode\": \"231083\", \"route\": []}";
    private static final String OLD_RULES = """
            {"templateId": "county", "version": 0, "regionCode": "231083", "name": "县级模板", "executionPoints": 100, "levels": [], "scales": [], "heaviest": "ERROR"}""";
    private static final String UPLOAD = "/api/v1/documents?region=231083&year=2031";
    private static final String PARTS =
            "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n信\r\n--part--\r\n";

    @TempDir
    private static Path data;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final List<Case> cases = new ArrayList<>();
    private final Map<String, UUID> uploads = new HashMap<>();
    private LocalStack stack;
    private Map<String, URI> services;
    private Matrix matrix;
    private Matrix pages;
    private Visitors visitors;

    @BeforeAll
    void oneFormInEachState() throws Exception {
        matrix = Matrix.ofInterfaces();
        pages = Matrix.ofPages();
        var people = pages.roles().stream()
                .flatMap(role -> CALLERS.stream().map(whence -> caller(role, whence)))
                .toList();
        var identity = Files.createDirectories(data.resolve("identity"));
        Files.writeString(identity.resolve("people.yml"), Visitors.file(people));
        stack = LocalStack.start(data, Ports.free(), Progress.SILENT);
        visitors = new Visitors(
                stack.addresses().workbench(),
                id -> Objects.requireNonNull(
                        stack.identity().secrets(List.of(id)).get(id)));
        var addresses = stack.addresses();
        services = Map.of(
                "submission",
                addresses.submission(),
                "review",
                addresses.review(),
                "scoring",
                addresses.scoring(),
                "notification",
                addresses.notification());
        cases.add(draft(2031));
        cases.add(submitted(2032));
        cases.add(returned(2033));
        cases.add(approved(2034));
        refused(cases.get(0).formId());
        for (var role : List.of("clerk", "head", "portal")) {
            uploads.put(role, upload(named(person(role, DEPARTMENT).in(HERE), CALLERS.get(0))));
        }
        var auditor = token(new Person("auditor", "auditor", List.of("auditor"), null, List.of(), List.of()));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(ask("scoring", "GET", "/api/v1/scores/" + cases.get(3).formId(), auditor, null)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(ask("scoring", "GET", "/api/v1/departments/231083/2034/" + DEPARTMENT, auditor, null)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(ask(
                                    "scoring",
                                    "GET",
                                    "/api/v1/overviews/231083/2034/%s/indicators".formatted(DEPARTMENT),
                                    auditor,
                                    null)
                            .statusCode())
                    .isEqualTo(200);
            for (var each : cases) {
                for (var service : List.of("submission", "review")) {
                    var form = json.readTree(ask(service, "GET", "/api/v1/forms/" + each.formId(), auditor, null)
                            .body());
                    assertThat(form.path("form").path("state").asString(""))
                            .isEqualTo(each.state().name());
                    assertThat(ask("submission", "GET", "/api/v1/commands/" + each.filed(), auditor, null)
                                    .statusCode())
                            .isEqualTo(200);
                }
            }
            assertThat(ask("submission", "GET", "/api/v1/refused-submissions", auditor, null)
                            .body())
                    .contains(cases.get(0).formId());
            assertThat(ask("review", "GET", "/api/v1/commands/" + cases.get(3).decided(), auditor, null)
                            .statusCode())
                    .isEqualTo(200);
        });
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    @DisplayName("is listed in the matrix, and nothing else is")
    void complete() throws Exception {
        var listed = matrix.rows().stream().map(Matrix.Row::endpoint).collect(Collectors.toCollection(TreeSet::new));
        var existing = new TreeSet<String>();
        for (var service : services.keySet()) {
            json.readTree(ask(service, "GET", "/v3/api-docs", null, null).body())
                    .path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .propertyNames()
                            .forEach(method -> existing.add(
                                    "%s %s %s".formatted(service, method.toUpperCase(Locale.ROOT), path.getKey()))));
        }

        assertThat(existing).isEqualTo(listed);
    }

    @Test
    @DisplayName("keeps two counties apart whose departments have the same codes")
    void counties() throws Exception {
        var here = "231083-2035-OBJECTIVE-" + DEPARTMENT;
        var there = "231084-2035-OBJECTIVE-" + DEPARTMENT;
        for (var form : List.of(here, there)) {
            var clerk = token(person("clerk", DEPARTMENT).in(form.substring(0, 6)));
            done(UUID.randomUUID(), "submission", "PUT", "/api/v1/forms/" + form, clerk, CONTENT);
            done(UUID.randomUUID(), "submission", "POST", "/api/v1/forms/" + form + "/submit", clerk, "{}");
        }
        var clerk = token(person("clerk", DEPARTMENT).in(ELSEWHERE));
        var reviewer = token(person("reviewer", OTHER).in(ELSEWHERE));
        var city = token(person("reviewer", OTHER).in("2310*"));
        var cityItself = token(person("reviewer", OTHER).in("231000"));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(forms("review", "/api/v1/inbox?year=2035&size=200", city))
                        .containsExactlyInAnyOrder(here, there));
        assertThat(forms("review", "/api/v1/inbox?year=2035&size=200", reviewer))
                .containsExactly(there);
        assertThat(forms("review", "/api/v1/inbox?size=200", cityItself)).isEmpty();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(forms("review", "/api/v1/notifications?size=200", reviewer))
                        .containsExactly(there));
        assertThat(forms("review", "/api/v1/notifications?size=200", clerk)).isEmpty();
        assertThat(forms("review", "/api/v1/forms?size=200", reviewer)).containsExactly(there);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(forms("submission", "/api/v1/forms?size=200", clerk))
                        .containsExactly(there));
        for (var path : List.of("", "/history", "/document", "/similar")) {
            assertThat(ask("submission", "GET", "/api/v1/forms/" + here + path, clerk, null)
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(ask("submission", "PUT", "/api/v1/forms/" + here, clerk, CONTENT)
                        .body())
                .contains("NOT_YOUR_REGION");
        assertThat(ask("scoring", "GET", "/api/v1/summaries/231083/2035", reviewer, null)
                        .body())
                .contains("NOT_YOUR_REGION", "您在地区 231083 没有这项权限");
        for (var region : List.of(HERE, ELSEWHERE)) {
            var writer = token(named(person("reviewer", DEPARTMENT).in(region), new Whence(region, DEPARTMENT)));
            var shared = "{\"text\":\"%s 的常用意见\",\"shared\":true}".formatted(region);
            assertThat(ask("review", "POST", "/api/v1/phrases", writer, shared).statusCode())
                    .isEqualTo(201);
        }
        assertThat(ask("review", "GET", "/api/v1/phrases", reviewer, null).body())
                .contains(ELSEWHERE + " 的常用意见")
                .doesNotContain(HERE + " 的常用意见");
        assertThat(ask("review", "GET", "/api/v1/phrases", city, null).body())
                .contains(HERE + " 的常用意见", ELSEWHERE + " 的常用意见");
        assertThat(ask("review", "GET", "/api/v1/phrases", cityItself, null).body())
                .doesNotContain("的常用意见");
        assertThat(ask("review", "POST", "/api/v1/forms/" + here + "/decisions", reviewer, decision("PASS", 1))
                        .body())
                .contains("NOT_YOUR_REGION");
        assertThat(ask(
                                "submission",
                                "GET",
                                "/api/v1/forms",
                                token(person("clerk", DEPARTMENT).in()),
                                null)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName(
            "lets whoever files for a department read what was approved of those it came of, and nothing else of them")
    void predecessors() throws Exception {
        var before = approved(2041, "supply");
        submitted(2040, "supply");
        var administrator = token(person("business-administrator", OTHER).in(HERE));
        change(administrator, 0, "REGISTERED", "2020-01-01", "", "supply");
        change(administrator, 1, "MERGED", "2042-01-01", "\"supply\"", "waters");
        var now = "231083-2042-OBJECTIVE-waters";
        var heir = token(person("clerk", "waters").in(HERE));
        var predecessors = "/api/v1/forms/" + now + "/predecessors";
        var compared = "/api/v1/overviews/231083/2042/waters/indicators";

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(ask("review", "GET", predecessors, heir, null).body())
                    .contains(before.formId(), "supply局", "救助人数");
            assertThat(ask("scoring", "GET", compared, heir, null).body()).contains("supply局", "4200");
        });
        for (var stranger : List.of(
                token(person("clerk", DEPARTMENT).in(HERE)),
                token(person("clerk", "waters").in(ELSEWHERE)),
                token(person("clerk", "supply").in(ELSEWHERE)))) {
            assertThat(ask("review", "GET", predecessors, stranger, null).statusCode())
                    .isEqualTo(404);
            assertThat(ask("scoring", "GET", compared, stranger, null).statusCode())
                    .isEqualTo(404);
        }
        for (var path : List.of("", "/history", "/revisions", "/revisions/1", "/previous-year", "/predecessors")) {
            assertThat(ask("review", "GET", "/api/v1/forms/" + before.formId() + path, heir, null)
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        for (var path : List.of("", "/history", "/document")) {
            assertThat(ask("submission", "GET", "/api/v1/forms/" + before.formId() + path, heir, null)
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(ask("scoring", "GET", "/api/v1/scores/" + before.formId(), heir, null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(ask("submission", "PUT", "/api/v1/forms/" + before.formId(), heir, CONTENT)
                        .body())
                .contains("NOT_YOUR_DEPARTMENT");
        assertThat(ask("review", "GET", "/api/v1/forms/231083-2041-OBJECTIVE-waters/predecessors", heir, null)
                        .body())
                .as("what was submitted and never approved")
                .isEqualTo("[]");
    }

    private void change(String administrator, int version, String kind, String day, String before, String after)
            throws Exception {
        var body = """
                {"version": %d, "kind": "%s", "effectiveOn": "%s", "reason": "机构改革", "departments": [%s],
                 "successors": [{"departmentCode": "%s", "departmentName": "%5$s局"}]}""".formatted(version, kind, day, before, after);
        var answer = ask("scoring", "POST", "/api/v1/registers/231083/changes", administrator, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private List<String> forms(String service, String path, String token) throws Exception {
        return json.readTree(ask(service, "GET", path, token, null).body()).findValuesAsString("formId");
    }

    @Test
    @DisplayName("is refused to whoever is what one person may not be at once")
    void combinedRoles() throws Exception {
        var both =
                new Person("both", "both", List.of("operator", "security-administrator"), null, List.of(), List.of());

        var answer = ask("submission", "GET", "/api/v1/views", token(both), null);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("COMBINED_ROLES", "operator, security-administrator");
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("is what the matrix says, for every role, department and state")
    void everyRole(Matrix.Row row) throws Exception {
        for (var role : matrix.roles()) {
            for (var whence : CALLERS) {
                var token = token(caller(role, whence));
                var answers = new HashMap<String, HttpResponse<String>>();
                for (var each : cases) {
                    var path = path(row, each, uploads.get(role));
                    var body = body(row, each);
                    // Not every request says which form is meant.
                    var answer = answers.get(path + body);
                    if (answer == null) {
                        answer = ask(row.service(), row.method(), path, token, body);
                        answers.put(path + body, answer);
                    }
                    assertThat(reaches(row, each, answer))
                            .as(
                                    "%s as %s of %s, form %s: %d %s",
                                    row, role, whence, each.state(), answer.statusCode(), answer.body())
                            .isEqualTo(expected(matrix, row, role, whence, each));
                    assertThat(answer.statusCode()).as(row + " as " + role).isLessThan(500);
                }
            }
        }
    }

    @Test
    @DisplayName("has every page of the workbench, and all that its forms send")
    void everyPage() throws Exception {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        var existing = new TreeSet<String>();
        for (var found : scanner.findCandidateComponents("org.jixiaoflow.workbench")) {
            var type = Class.forName(Objects.requireNonNull(found.getBeanClassName()));
            var below = path(AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class));
            for (var method : ReflectionUtils.getAllDeclaredMethods(type)) {
                var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null) {
                    existing.add("workbench %s %s".formatted(mapping.method()[0], below + path(mapping)));
                }
            }
        }

        assertThat(existing)
                .isEqualTo(
                        pages.rows().stream().map(Matrix.Row::endpoint).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String path(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("shownPages")
    @DisplayName("shows a page as the matrix says, for every role, department and state")
    void everybodyAtEveryPage(Matrix.Row row) {
        for (var role : pages.roles()) {
            for (var whence : CALLERS) {
                var answers = new HashMap<String, HttpResponse<String>>();
                for (var each : cases) {
                    var path = path(row, each, null);
                    var answer = answers.computeIfAbsent(path, open -> visitors.open(caller(role, whence), open));
                    var reached = row.is("list") && answer.statusCode() == 200
                            ? answer.body().contains(each.formId()) ? Reach.REACHED : Reach.UNKNOWN
                            : shown(answer);
                    assertThat(reached)
                            .as("%s as %s of %s, form %s: %d", row, role, whence, each.state(), answer.statusCode())
                            .isEqualTo(expected(pages, row, role, whence, each));
                }
            }
        }
    }

    private static Reach shown(HttpResponse<String> page) {
        return switch (page.statusCode()) {
            case 200 -> Reach.REACHED;
            case 403 -> Reach.REFUSED;
            case 404 -> Reach.UNKNOWN;
            default -> throw new AssertionError(page.uri() + " answered " + page.statusCode());
        };
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("buttons")
    @DisplayName("lets nobody change a form by a button that the matrix doesn't give them")
    void everybodyAtEveryButton(Matrix.Row row) throws Exception {
        var before = versions();
        for (var role : pages.roles()) {
            for (var whence : CALLERS) {
                for (var each : cases) {
                    if (expected(pages, row, role, whence, each) != Reach.REACHED) {
                        var inputs = Visitors.inputs(row, each, Objects.requireNonNull(before.get(each)));
                        var answer = visitors.press(caller(role, whence), path(row, each, null), inputs);
                        assertThat(answer.statusCode())
                                .as("%s as %s of %s: %s", row, role, whence, answer.body())
                                .isLessThan(500);
                    }
                }
            }
            assertThat(versions()).as("%s as %s", row, role).isEqualTo(before);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @MethodSource("rightfulButtons")
    @DisplayName("is refused at a button to whoever hasn't the right, before it is looked for what they name")
    void nobodyAtOfficesButtons(Matrix.Row row) {
        for (var role : pages.roles()) {
            if (pages.cell(row, role).equals("–")) {
                var answer =
                        visitors.press(caller(role, CALLERS.get(0)), row.path(), Visitors.nothingThere(row.path()));
                assertThat(answer.statusCode())
                        .as("%s as %s: %s", row, role, answer.body())
                        .isEqualTo(403);
            }
        }
    }

    List<Matrix.Row> rightfulButtons() {
        return pages.rows().stream()
                .filter(row -> row.method().equals("POST"))
                .filter(row -> row.is("right") || row.path().startsWith("/admin/"))
                .toList();
    }

    private Map<Case, Long> versions() throws Exception {
        var versions = new LinkedHashMap<Case, Long>();
        for (var each : cases) {
            versions.put(each, version(each));
        }
        return versions;
    }

    private long version(Case form) throws Exception {
        var auditor = token(new Person("auditor", "auditor", List.of("auditor"), null, List.of(), List.of()));
        var answer = ask("review", "GET", "/api/v1/forms/" + form.formId(), auditor, null);
        return json.readTree(answer.body()).path("form").path("version").asLong();
    }

    List<Matrix.Row> shownPages() {
        return pages.rows().stream()
                .filter(row -> row.method().equals("GET") && !row.is("mine", "open"))
                .toList();
    }

    List<Matrix.Row> buttons() {
        return pages.rows().stream().filter(row -> row.is("command")).toList();
    }

    @ParameterizedTest
    @MethodSource("openRows")
    @DisplayName("needs no token where it is open, and tells nothing that wasn't published")
    void open(Matrix.Row row) throws Exception {
        for (var each : cases) {
            var answer = ask(row.service(), row.method(), path(row, each, null), null, null);

            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 404);
            if (answer.statusCode() == 200) {
                assertThat(answer.body()).doesNotContain(each.formId());
            }
        }
    }

    List<Matrix.Row> openRows() {
        return matrix.rows().stream().filter(row -> row.is("open")).toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("needs a token")
    void anonymous(Matrix.Row row) throws Exception {
        assertThat(ask(row.service(), row.method(), path(row, cases.get(0), null), null, body(row, cases.get(0)))
                        .statusCode())
                .isEqualTo(401);
    }

    List<Matrix.Row> rows() {
        return matrix.rows().stream().filter(row -> !row.is("open")).toList();
    }

    /** What a caller is to get of a form: all there is, nothing as if there were none, or a refusal. */
    private enum Reach {
        REACHED,
        UNKNOWN,
        REFUSED
    }

    private static Reach expected(Matrix table, Matrix.Row row, String role, Whence whence, Case form) {
        var cell = table.cell(row, role);
        var here = whence.region().equals(HERE);
        var own = here && whence.department().equals(DEPARTMENT);
        var covered = switch (cell) {
            case "yes" -> true;
            case "mine" -> own || !isUpload(row);
            case "region", "all" -> here;
            case "own" -> own;
            case "others" -> here && !own;
            case "submitted" -> here && form.submitted();
            case "others submitted" -> here && !own && form.submitted();
            case "–", "nothing" -> false;
            default -> throw new IllegalStateException("The matrix says " + cell);
        };
        if (cell.equals("–") && !row.is("batch")) {
            return Reach.REFUSED;
        }
        if (covered) {
            return exists(row, form) ? Reach.REACHED : Reach.UNKNOWN;
        }
        return row.is("command", "batch", "region") || (row.is("hint") && (own || !here))
                ? Reach.REFUSED
                : Reach.UNKNOWN;
    }

    /** Whether there is anything to be had of the form at that endpoint. */
    private static boolean exists(Matrix.Row row, Case form) {
        if (row.is("right", "region", "mine")) {
            return true;
        }
        if (row.path().endsWith("/{department}/indicators")) {
            return form.state() == FormState.APPROVED;
        }
        if (row.service().equals("workbench") && !row.is("list")) {
            return true;
        }
        if (row.path().endsWith("/refused-submissions")) {
            return form.state() == FormState.DRAFT;
        }
        if (row.service().equals("scoring")) {
            return row.path().startsWith("/api/v1/filings/") || form.state() == FormState.APPROVED;
        }
        if (row.path().endsWith("{revision}") || row.path().endsWith("/diff")) {
            return form.submitted();
        }
        if (row.path().endsWith("/previous-year")) {
            // The draft of the first year was never submitted, so the second year's form has none before it.
            return form.state() == FormState.RETURNED || form.state() == FormState.APPROVED;
        }
        if (row.path().endsWith("/owed")) {
            return form.state() == FormState.DRAFT || form.state() == FormState.RETURNED;
        }
        if (row.path().endsWith("/inbox")) {
            return form.state() == FormState.SUBMITTED;
        }
        return !row.endpoint().startsWith("review GET /api/v1/commands")
                || form.state() == FormState.RETURNED
                || form.state() == FormState.APPROVED;
    }

    private Reach reaches(Matrix.Row row, Case form, HttpResponse<String> answer) {
        if (answer.statusCode() == 403) {
            return Reach.REFUSED;
        }
        return switch (row.kind()) {
            case "right", "region" -> Reach.REACHED;
            case "mine" -> answer.body().contains("\"UNKNOWN_UPLOAD\"") ? Reach.UNKNOWN : Reach.REACHED;
            case "command" -> LET_THROUGH.contains(answer.statusCode()) ? Reach.REACHED : Reach.UNKNOWN;
            case "batch" ->
                json.readTree(answer.body())
                                        .path("results")
                                        .path(0)
                                        .path("status")
                                        .asInt()
                                == 403
                        ? Reach.REFUSED
                        : Reach.REACHED;
            case "list" ->
                json.readTree(answer.body()).findValuesAsString("formId").contains(form.formId())
                        ? Reach.REACHED
                        : Reach.UNKNOWN;
            case "form", "outcome" -> answer.statusCode() == 200 ? Reach.REACHED : Reach.UNKNOWN;
            case "hint", "note" -> answer.body().contains("UNKNOWN_FORM") ? Reach.UNKNOWN : Reach.REACHED;
            default -> throw new IllegalStateException(row.kind());
        };
    }

    private static boolean isUpload(Matrix.Row row) {
        return row.path().startsWith("/api/v1/documents/{id}");
    }

    private static String path(Matrix.Row row, Case form, @Nullable UUID upload) {
        var path = row.path()
                .replace("{formId}", form.formId())
                .replace("{revision}", "1")
                .replace("{version}", "1")
                .replace("{region}", "231083")
                .replace("{year}", String.valueOf(form.year()))
                .replace("{department}", DEPARTMENT)
                .replace("{ordinal}", "1")
                .replace("{name}", "no-such-view")
                .replace("{commandId}", (row.service().equals("review") ? form.decided() : form.filed()).toString())
                .replace(
                        "{id}",
                        row.path().contains("templates")
                                ? row.method().equals("GET") ? inForce(row) : "county"
                                : upload != null && isUpload(row)
                                        ? upload.toString()
                                        : UUID.randomUUID().toString());
        if (row.path().equals("/api/v1/departments")) {
            return path + "?region=" + HERE + "&year=" + form.year();
        }
        if (row.path().endsWith("/owed/reminders")) {
            return path + "?year=1999"; // in which nobody owes anything
        }
        if (row.path().endsWith("/diff")) {
            return path + "?from=1&to=1";
        }
        if (row.path().endsWith("/documents")) {
            return row.method().equals("GET") ? path + "?year=" + form.year() : UPLOAD;
        }
        if (row.service().equals("workbench")) {
            return switch (row.path()) {
                case "/search" -> path + "?q=" + DEPARTMENT;
                case "/indicators/file", "/departments/{region}/{year}/{department}/indicators" -> path + "?format=CSV";
                default -> path;
            };
        }
        return row.is("list") ? path + "?size=200" : path;
    }

    private static String inForce(Matrix.Row row) {
        return row.path().contains("review-templates") ? "default" : "standard";
    }

    private static @Nullable String body(Matrix.Row row, Case form) {
        if (row.method().equals("GET")) {
            return null;
        }
        if (row.trigger() != null) {
            return decision(row.trigger(), 999);
        }
        if (row.path().equals("/api/v1/documents")) {
            return PARTS;
        }
        if (row.path().endsWith("/working-copy")) {
            return "{\"baseVersion\":0,\"copy\":{\"content\":{}}}";
        }
        if (row.path().endsWith("/review-draft")) {
            return "{\"baseVersion\":0,\"draft\":{}}";
        }
        if (row.path().endsWith("/substitutions")) {
            return "{\"substitute\":\"nobody\",\"from\":\"2031-01-02\",\"to\":\"2031-01-02\"}";
        }
        if (row.path().contains("/phrases")) {
            return "{\"text\":\"请补充依据\"}";
        }
        if (row.path().endsWith("/copies")) {
            return "{\"person\":\"reviewer-education-231083\"}";
        }
        if (row.path().endsWith("/presence")) {
            return "{\"doing\":\"READING\"}";
        }
        if (row.path().endsWith("/look")) {
            return "{\"revision\":1}";
        }
        if (row.path().endsWith("/what-if")) {
            return "{\"year\":2031}";
        }
        if (row.path().endsWith("/columns")) {
            return row.method().equals("PUT") ? "{\"layout\":\"一|二\",\"heading\":\"一\"}" : null;
        }
        if (row.path().endsWith("/doubts")) {
            return "{\"path\":\"/indicators/i1/weight\",\"value\":\"10\"}";
        }
        if (row.path().endsWith("/drafts")) {
            return "{\"forms\":[{\"ordinal\":1}]}";
        }
        if (row.is("batch")) {
            return "{\"decisions\":[{\"formId\":\"%s\",\"decision\":%s}]}"
                    .formatted(form.formId(), decision("PASS", 999));
        }
        if (row.path().endsWith("/extension")) {
            // A day that is over, so that it changes nothing.
            return "{\"dueOn\":\"2020-01-02\",\"reason\":\"x\"}";
        }
        if (row.path().contains("/notice-defaults/")) {
            return "{\"version\":999,\"digestAt\":\"08:30\",\"workingHours\":false,\"ways\":[],\"reason\":\"x\"}";
        }
        if (row.path().endsWith("/list")) {
            return "{\"version\":999,\"departments\":[]}";
        }
        if (row.path().endsWith("/withdrawal")) {
            return "{\"version\":999,\"reason\":\"x\"}";
        }
        if (row.path().endsWith("/changes")) {
            return "{\"version\":999,\"kind\":\"REGISTERED\",\"successors\":[],\"effectiveOn\":\"2031-01-02\"}";
        }
        if (row.path().endsWith("/recommended")) {
            return "{\"name\":\"救助人数\",\"recommended\":false}"; // which it isn't
        }
        if (row.path().contains("/review-templates/")) {
            return OLD_ROUTE;
        }
        if (row.path().contains("/validation-templates/")) {
            return OLD_RULES;
        }
        if (row.path().contains("/templates/")) {
            return OLD_TEMPLATE;
        }
        return row.is("command") && !row.path().endsWith("/findings") ? "{\"expectedVersion\":0}" : "{}";
    }

    private static String decision(String trigger, long version) {
        var ratings = List.of(
                        "FORMAT",
                        "CLARITY",
                        "OBJECTIVE_RELEVANCE",
                        "INDICATOR_SCIENCE",
                        "PERFORMANCE_REASONABLENESS",
                        "RESOURCE_MATCH",
                        "ATTAINABILITY",
                        "CONDITIONS")
                .stream()
                .map("{\"item\":\"%s\",\"percent\":90}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
        var more = Map.of(
                "RETURN", ",\"comments\":[{\"path\":\"\",\"text\":\"请补充依据\"}]", "APPROVE", ",\"ratings\":" + ratings);
        return "{\"trigger\":\"%s\",\"expectedVersion\":%d%s}"
                .formatted(trigger, version, more.getOrDefault(trigger, ""));
    }

    private static Person person(String role, String department) {
        var speaksFor = role.equals("portal") ? List.of(department) : List.<String>of();
        var own = role.equals("portal") ? null : department;
        var stages = role.endsWith("reviewer") ? ROUTE : List.<String>of();
        return new Person(role + "-" + department, role, List.of(role), own, speaksFor, stages);
    }

    private static Person caller(String role, Whence whence) {
        return named(person(role, whence.department()).in(whence.region()), whence);
    }

    /** People of the same role and department in two regions are two. */
    private static Person named(Person person, Whence whence) {
        return new Person(
                person.id() + "-" + whence.region(),
                person.name(),
                person.roles(),
                person.regions(),
                person.department(),
                person.departments(),
                person.stages(),
                person.stageDepartments(),
                person.substitutions());
    }

    /** Where a caller comes from. */
    private record Whence(String region, String department) {}

    private Case draft(int year) throws Exception {
        return draft(year, DEPARTMENT);
    }

    private Case draft(int year, String department) throws Exception {
        var form = "231083-%d-OBJECTIVE-%s".formatted(year, department);
        var command = UUID.randomUUID();
        done(command, "submission", "PUT", "/api/v1/forms/" + form, token(person("clerk", department)), CONTENT);
        return new Case(FormState.DRAFT, form, year, command, UUID.randomUUID());
    }

    private Case submitted(int year) throws Exception {
        return submitted(year, DEPARTMENT);
    }

    private Case submitted(int year, String department) throws Exception {
        var form = draft(year, department).formId();
        var command = UUID.randomUUID();
        done(
                command,
                "submission",
                "POST",
                "/api/v1/forms/" + form + "/submit",
                token(person("clerk", department)),
                CONTENT);
        return new Case(FormState.SUBMITTED, form, year, command, UUID.randomUUID());
    }

    private Case returned(int year) throws Exception {
        var form = submitted(year);
        return new Case(FormState.RETURNED, form.formId(), year, form.filed(), decide(form, "RETURN", 2));
    }

    private Case approved(int year) throws Exception {
        return approved(year, DEPARTMENT);
    }

    private Case approved(int year, String department) throws Exception {
        var form = submitted(year, department);
        decide(form, "PASS", 2);
        decide(form, "PASS", 3);
        return new Case(FormState.APPROVED, form.formId(), year, form.filed(), decide(form, "APPROVE", 4));
    }

    /** By the portal, because it says to save and brings nothing. */
    private void refused(String form) throws Exception {
        var submission = FormSubmission.newBuilder()
                .setCommandId(UUID.randomUUID())
                .setFormId(form)
                .setTrigger(SubmissionTrigger.SAVE)
                .setActor(Actor.newBuilder()
                        .setId("p")
                        .setName("p")
                        .setRole("portal")
                        .build())
                .setIssuedAt(Instant.now())
                .build();
        var topic = Topics.portalSubmissions(LocalStack.PORTAL);
        var registrySerdes = new RegistrySerdes(stack.addresses().registry());
        registrySerdes.register(List.of(topic));
        var value = registrySerdes.of(topic).serializer().serialize(topic.name(), submission);
        RecordSender.to(stack.addresses().kafka()).send(topic.name(), form.getBytes(UTF_8), value);
    }

    private UUID upload(Person person) throws Exception {
        var answer = ask("submission", "POST", UPLOAD, token(person), PARTS);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return UUID.fromString(json.readTree(answer.body()).path("id").asString());
    }

    private UUID decide(Case form, String trigger, long version) throws Exception {
        var command = UUID.randomUUID();
        var path = "/api/v1/forms/" + form.formId() + "/decisions";
        done(command, "review", "POST", path, token(another(version)), decision(trigger, version));
        return command;
    }

    /** Nobody decides on a form twice. */
    private static Person another(long number) {
        return new Person("reviewer-" + number, "reviewer", List.of("final-reviewer"), OTHER, List.of(), ROUTE);
    }

    private void done(UUID command, String service, String method, String path, String token, String body)
            throws Exception {
        var request = request(service, path, token)
                .header("Idempotency-Key", command.toString())
                .method(method, ofString(body))
                .build();
        // A stack that has just started answers late, or can't reach the issuer yet. A command may be repeated.
        var answer = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> http.send(request, BodyHandlers.ofString()),
                        it -> it.statusCode() != 202 && it.statusCode() != 503);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> ask(
            String service, String method, String path, @Nullable String token, @Nullable String body)
            throws Exception {
        var request = request(service, path, token)
                .method(method, body == null ? noBody() : ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String service, String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(
                        Objects.requireNonNull(services.get(service)).resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header(
                        "Content-Type",
                        path.equals(UPLOAD) ? "multipart/form-data; boundary=part" : "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private String token(Person person) {
        return stack.identity().token(person);
    }
}
