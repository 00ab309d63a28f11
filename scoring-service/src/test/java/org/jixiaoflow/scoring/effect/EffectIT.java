package org.jixiaoflow.scoring.effect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.scoring.Samples.approved;
import static org.jixiaoflow.scoring.Samples.indicator;
import static org.jixiaoflow.scoring.TestCallers.caller;
import static org.jixiaoflow.scoring.TestCallers.clerk;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jixiaoflow.fixtures.EmbeddedBroker;
import org.jixiaoflow.fixtures.EmbeddedDatabase;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.BudgetExecution;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.Publisher;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The effect of an unpublished template, on a real broker and database,")
@SpringBootTest(
        properties = {
            "spring.config.name=scoring-service",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:1/keys",
            "jixiao.registry.plain=true",
            "jixiao.topics.partitions=2",
            "jixiao.streams.state-dir=${java.io.tmpdir}/effect-it-${random.uuid}"
        })
@AutoConfigureMockMvc
@EmbeddedBroker
// The broker must not outlive its directory: then it takes half a minute to give up.
@DirtiesContext
@Import(EmbeddedDatabase.class)
class EffectIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int DEPARTMENTS = 12;

    @Autowired
    private Publisher publisher;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private JsonMapper json;

    @Test
    @DisplayName("is what publishing it then does, to the last digit, and stores nothing")
    void equal() {
        var forms = approveAll("2051");
        var draft = draft("2051");
        var before = scores(forms);
        var effect = json.readTree(asked("effect", draft, caller("auditor")));
        assertThat(http.get().uri("/api/v1/templates/of-2051").with(caller("auditor")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(scores(forms)).isEqualTo(before);

        draft.put("reason", "提高优秀线");
        assertThat(send(HttpMethod.PUT, "/api/v1/templates/of-2051", draft, caller("business-administrator")))
                .hasStatusOk();
        await().atMost(PATIENCE)
                .until(
                        () -> scores(forms),
                        now -> now.values().stream()
                                .allMatch(score ->
                                        score.path("templateId").asString().equals("of-2051")));

        var after = scores(forms);
        assertThat(effect.path("forms").asInt()).isEqualTo(forms.size());
        assertThat(effect.path("unread").asInt()).isZero();
        assertThat(changes(effect.path("changedForms"), "formId", "total"))
                .isNotEmpty()
                .isEqualTo(changes(before, after));
        assertThat(effect.path("changed").asInt())
                .isEqualTo(changes(before, after).size());
        for (var kind : effect.path("kinds")) {
            var name = kind.path("kind").asString();
            assertThat(told(kind.path("before"))).as(name).isEqualTo(summed(before, name));
            assertThat(told(kind.path("after"))).as(name).isEqualTo(summed(after, name));
        }
        assertThat(effect.path("kinds")).hasSize(2);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(departments("2051")).containsAllEntriesOf(means(effect.path("changedDepartments"))));
        assertThat(effect.path("departments").asInt())
                .isEqualTo(effect.path("changedDepartments").size())
                .isPositive();
    }

    @Test
    @DisplayName(
            "is counts and sums for business administrators, with names for readers of scores, and nothing for departments")
    void rights() {
        approveAll("2052");
        var draft = draft("2052");

        var administrators = json.readTree(asked("effect", draft, caller("business-administrator")));

        assertThat(administrators
                        .path("kinds")
                        .path(0)
                        .path("after")
                        .path("mean")
                        .isNumber())
                .isTrue();
        assertThat(administrators.has("changedForms")).isFalse();
        assertThat(administrators.toString()).doesNotContain("d01");
        assertThat(send(HttpMethod.POST, "/api/v1/templates/of-2052/effect", draft, clerk("d01")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(send(HttpMethod.POST, "/api/v1/templates/of-2052/effect", draft, reader("231084", List.of())))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyText()
                .contains("NOT_YOUR_REGION");
        draft.putNull("regionCode");
        assertThat(asked("effect", draft, reader("231084", List.of()))).contains("\"forms\":0");
        assertThat(send(HttpMethod.POST, "/api/v1/templates/of-2052/effect", draft, reader("231083", List.of("d01"))))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    @DisplayName("is refused like publishing of what isn't whole, or is made from an old version")
    void refused() {
        var draft = draft("2053");
        draft.put("executionPoints", 30);

        assertThat(send(HttpMethod.POST, "/api/v1/templates/of-2053/effect", draft, caller("auditor")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("POINTS_NOT_100", "/levels");
        assertThat(asked("faults", draft, caller("auditor"))).contains("POINTS_NOT_100", "110");
        draft.put("executionPoints", 20);
        assertThat(asked("faults", draft, caller("auditor"))).isEqualTo("[]");
        draft.put("version", 3);
        assertThat(send(HttpMethod.POST, "/api/v1/templates/of-2053/effect", draft, caller("auditor")))
                .hasStatus(HttpStatus.CONFLICT);
    }

    private static RequestPostProcessor reader(String region, List<String> departments) {
        return jwt().jwt(token -> token.subject("r")
                .claim("roles", List.of("reviewer"))
                .claim("regions", List.of(region))
                .claim("stages", List.of("FINANCE_DIVISION"))
                .claim("stage_departments", departments));
    }

    /** Every department files an objective, and every other one evaluates itself. */
    @Test
    @DisplayName("counts no form whose score and content are of two approvals")
    void apart() {
        var forms = approveAll("2053");
        sql.sql("update scoring.approved_form set version = version + 1 where form_id = ?")
                .param(forms.get(0))
                .update();

        assertThat(asked("effect", draft("2053"), caller("auditor")))
                .contains("\"forms\":" + (forms.size() - 1), "\"unread\":1");
    }

    private List<String> approveAll(String year) {
        var forms = new ArrayList<String>();
        for (var number = 0; number < DEPARTMENTS; number++) {
            var objective = "231083-%s-OBJECTIVE-d%02d".formatted(year, number);
            approve(approved(objective, 5, String.valueOf(66 + number * 3)));
            forms.add(objective);
            if (number % 2 == 0) {
                var evaluation = "231083-%s-SELF_EVALUATION-d%02d".formatted(year, number);
                approve(evaluation(evaluation, 40 + number * 5));
                forms.add(evaluation);
            }
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(asked("effect", draft(year), caller("auditor")))
                        .contains("\"forms\":" + forms.size(), "\"unread\":0"));
        return forms;
    }

    private static ApprovedForm evaluation(String form, int achieved) {
        var row = Indicator.newBuilder(indicator("i1", "产出指标", "90"))
                .setOperator(Operator.GE)
                .setTarget("100")
                .setActual(String.valueOf(achieved))
                .setUnit("人")
                .build();
        var approved = approved(form, 5, List.of(), List.of(row));
        return ApprovedForm.newBuilder(approved)
                .setContent(FormContent.newBuilder(approved.getContent())
                        .setExecution(BudgetExecution.newBuilder()
                                .setAdjustedBudget(new BigDecimal("300.00"))
                                .setExecuted(new BigDecimal("223.23"))
                                .build())
                        .build())
                .build();
    }

    private void approve(ApprovedForm form) {
        publisher.send(Topics.APPROVED_FORMS, form.getFormId(), form).join();
    }

    /** A template for one year, with more points for the execution of the budget and other grades. */
    private ObjectNode draft(String year) {
        var draft = (ObjectNode) json.readTree(answer(http.get()
                .uri("/api/v1/templates/execution-20-40-40")
                .with(caller("auditor"))
                .exchange()));
        draft.put("templateId", "of-" + year)
                .put("regionCode", "231083")
                .put("year", Integer.parseInt(year))
                .put("preset", false)
                .put("version", 0);
        ((ObjectNode) draft.path("gradeBands").path(0)).put("from", 95);
        ((ObjectNode) draft.path("gradeBands").path(1)).put("from", 84);
        return draft;
    }

    private String asked(String what, JsonNode draft, RequestPostProcessor caller) {
        var asked = send(
                HttpMethod.POST,
                "/api/v1/templates/%s/%s".formatted(draft.path("templateId").asString(), what),
                draft,
                caller);
        assertThat(asked).hasStatusOk();
        return answer(asked);
    }

    private MvcTestResult send(HttpMethod method, String path, JsonNode body, RequestPostProcessor caller) {
        return http.method(method)
                .uri(path)
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.toString())
                .exchange();
    }

    private static String answer(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), UTF_8);
    }

    private Map<String, JsonNode> scores(List<String> forms) {
        return forms.stream()
                .collect(Collectors.toMap(
                        form -> form,
                        form -> json.readTree(answer(http.get()
                                        .uri("/api/v1/scores/" + form)
                                        .with(caller("auditor"))
                                        .exchange()))
                                .path("value")));
    }

    private static Map<String, String> changes(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        var changes = new TreeMap<String, String>();
        after.forEach((form, score) -> {
            var was = figures(Objects.requireNonNull(before.get(form)));
            if (!was.equals(figures(score))) {
                changes.put(form, was + " → " + figures(score));
            }
        });
        return changes;
    }

    private static String figures(JsonNode score) {
        return score.path("total").asString() + " " + score.path("grade").asString();
    }

    private static Map<String, String> changes(JsonNode effects, String id, String what) {
        var changes = new TreeMap<String, String>();
        effects.forEach(effect -> changes.put(
                effect.path(id).asString(),
                "%s %s → %s %s"
                        .formatted(
                                effect.path(what).path("before").asString(),
                                effect.path(what).path("gradeBefore").asString(),
                                effect.path(what).path("after").asString(),
                                effect.path(what).path("gradeAfter").asString())));
        return changes;
    }

    private static Map<String, String> means(JsonNode effects) {
        var means = new TreeMap<String, String>();
        effects.forEach(effect -> means.put(
                effect.path("departmentCode").asString(),
                effect.path("mean").path("after").asString() + " "
                        + effect.path("mean").path("gradeAfter").asString()));
        return means;
    }

    private Map<String, String> departments(String year) {
        var ranking = json.readTree(answer(http.get()
                .uri("/api/v1/departments/231083/%s?size=200".formatted(year))
                .with(caller("auditor"))
                .exchange()));
        return StreamSupport.stream(ranking.path("items").spliterator(), false)
                .collect(Collectors.toMap(
                        department -> department.path("departmentCode").asString(),
                        department -> department.path("mean").asString() + " "
                                + department.path("grade").asString()));
    }

    private static String told(JsonNode totals) {
        var grades = new TreeMap<String, Integer>();
        totals.path("grades").forEach(count -> {
            if (count.path("forms").asInt() > 0) {
                grades.put(count.path("grade").asString(), count.path("forms").asInt());
            }
        });
        return "%s %s %s %s"
                .formatted(
                        totals.path("sum").asString(),
                        totals.path("lowest").asString(),
                        totals.path("highest").asString(),
                        grades);
    }

    private static String summed(Map<String, JsonNode> scores, String kind) {
        var totals = scores.values().stream()
                .filter(score -> score.path("kind").asString().equals(kind))
                .map(score -> score.path("total").decimalValue())
                .sorted()
                .toList();
        var grades = scores.values().stream()
                .filter(score -> score.path("kind").asString().equals(kind))
                .collect(Collectors.groupingBy(
                        score -> score.path("grade").asString(), TreeMap::new, Collectors.summingInt(score -> 1)));
        return "%s %s %s %s"
                .formatted(
                        totals.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                        totals.get(0),
                        totals.get(totals.size() - 1),
                        grades);
    }
}
