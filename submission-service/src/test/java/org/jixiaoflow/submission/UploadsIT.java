package org.jixiaoflow.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.submission.Samples.DEPARTMENT;
import static org.jixiaoflow.submission.Samples.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.submission.files.Documents;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@DisplayName("The service on a real broker and database reads uploads")
@NullUnmarked
class UploadsIT extends RunningService {

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
            assertThat(steps).extracting(step -> step.path("checked").asInt()).isSorted();
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
                            "$.results[0].status", status -> assertThat(status).isEqualTo(200))
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
                        "$.results[0].problem.code", code -> assertThat(code).isEqualTo("OBJECTIVE_NOT_APPROVED"));

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
        assertThat(Objects.requireNonNull(content.getExecution()).getExecuted()).isEqualTo("1500000.00");
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
        assertThat(settle(one, form.replace("/forms/1", "/forms/2"), "\"90\"")).hasStatus(HttpStatus.NOT_FOUND);
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
