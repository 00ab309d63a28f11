package org.jixiaoflow.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jixiaoflow.clients.review.model.DecisionRequest;
import org.jixiaoflow.clients.review.model.DecisionTrigger;
import org.jixiaoflow.clients.review.model.NewComment;
import org.jixiaoflow.clients.review.model.Problem;
import org.jixiaoflow.clients.submission.model.AnnualGoal;
import org.jixiaoflow.clients.submission.model.Direction;
import org.jixiaoflow.clients.submission.model.Explanation;
import org.jixiaoflow.clients.submission.model.FieldComment;
import org.jixiaoflow.clients.submission.model.FormChange;
import org.jixiaoflow.clients.submission.model.FormContent;
import org.jixiaoflow.clients.submission.model.FormState;
import org.jixiaoflow.clients.submission.model.Indicator;
import org.jixiaoflow.clients.submission.model.Operator;
import org.jixiaoflow.clients.submission.model.OutcomeStatus;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.local.stack.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("By a client generated from what is released, a form goes to a reviewer and back")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedClientsIT {

    private static final List<String> NAMES = List.of("救助人数", "资金发放及时率", "困难群众应保尽保率", "救助对象满意度");
    private static final String ADVICE = "请写明测算依据";

    @TempDir
    private static Path data;

    private LocalStack stack;
    private String clerk;
    private String reviewer;

    @BeforeAll
    void start() {
        stack = LocalStack.start(data, Ports.free(), Progress.SILENT);
        clerk = stack.identity().token(Person.clerk("civil-affairs"));
        reviewer = stack.identity().token(Person.reviewer("SUPERVISING_DEPARTMENT"));
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    @DisplayName("in Java")
    void java() {
        var form = "231083-2036-OBJECTIVE-civil-affairs";
        var forms = new org.jixiaoflow.clients.submission.api.FormsApi(submission());
        var reviewed = new org.jixiaoflow.clients.review.api.FormsApi(review());
        var decisions = new org.jixiaoflow.clients.review.api.DecisionsApi(review());

        var saved = forms.saveForm(form, whole(), null, "*", key());
        var submitted = forms.submitForm(form, "\"%d\"".formatted(saved.getVersion()), key(), null);
        var sheet = reviewed.getForm(form, submitted.getVersion());
        var returned = decisions.decide(form, returning(submitted.getVersion()), key(), null);
        var details = forms.getForm(form, returned.getVersion());
        var again = catchThrowableOfType(
                RestClientResponseException.class,
                () -> decisions.decide(
                        form,
                        new DecisionRequest().trigger(DecisionTrigger.PASS).expectedVersion(submitted.getVersion()),
                        key(),
                        null));

        assertThat(saved.getStatus()).isEqualTo(OutcomeStatus.ACCEPTED);
        assertThat(submitted.getState()).isEqualTo(FormState.SUBMITTED);
        assertThat(Objects.requireNonNull(sheet.getContent()).getIndicators())
                .extracting(org.jixiaoflow.clients.review.model.Indicator::getName)
                .isEqualTo(NAMES);
        assertThat(details.getForm().getState()).isEqualTo(FormState.RETURNED);
        assertThat(details.getComments()).extracting(FieldComment::getText).containsExactly(ADVICE);
        assertThat(Objects.requireNonNull(again.getResponseBodyAs(Problem.class))
                        .getCode())
                .isEqualTo("STALE_VERSION");
    }

    @Test
    @DisplayName("in TypeScript, strictly compiled")
    void typeScript() throws Exception {
        TypeScript.required();
        var addresses = stack.addresses();

        TypeScript.compile();
        var told = TypeScript.run(
                "way",
                Map.of(
                        "FORM", "231083-2037-OBJECTIVE-civil-affairs",
                        "CLERK", clerk,
                        "REVIEWER", reviewer,
                        "SUBMISSION", addresses.submission().toString(),
                        "REVIEW", addresses.review().toString(),
                        "SCORING", addresses.scoring().toString(),
                        "NOTIFICATION", addresses.notification().toString()));

        assertThat(JsonMapper.shared().readValue(told, Object.class))
                .isEqualTo(Map.of(
                        "saved", "ACCEPTED",
                        "submitted", "SUBMITTED",
                        "shown", NAMES,
                        "decidedAt", true,
                        "returned", "RETURNED",
                        "comments", List.of(ADVICE),
                        "again", "STALE_VERSION",
                        "scores", 0,
                        "language", "zh"));
    }

    @Test
    @DisplayName("and what else there is can be asked for: scores, notices, views")
    void others() {
        var scoring = new org.jixiaoflow.clients.scoring.ApiClient()
                .setBasePath(stack.addresses().scoring().toString());
        var notification = new org.jixiaoflow.clients.notification.ApiClient()
                .setBasePath(stack.addresses().notification().toString());
        scoring.setBearerToken(reviewer);
        notification.setBearerToken(reviewer);

        var templates = new org.jixiaoflow.clients.scoring.api.TemplatesApi(scoring).listTemplates();
        var scores = new org.jixiaoflow.clients.scoring.api.ScoresApi(scoring)
                .listScores(null, 2036, null, null, null, null, null, null, null, null);
        var preference = new org.jixiaoflow.clients.notification.api.PreferencesApi(notification).getPreference();

        assertThat(templates).isNotEmpty();
        assertThat(scores.getItems()).isEmpty();
        assertThat(scores.getTotal()).isZero();
        assertThat(preference.getLanguage()).isEqualTo("zh");
    }

    private org.jixiaoflow.clients.submission.ApiClient submission() {
        var client = new org.jixiaoflow.clients.submission.ApiClient()
                .setBasePath(stack.addresses().submission().toString());
        client.setBearerToken(clerk);
        return client;
    }

    private org.jixiaoflow.clients.review.ApiClient review() {
        var client = new org.jixiaoflow.clients.review.ApiClient()
                .setBasePath(stack.addresses().review().toString());
        client.setBearerToken(reviewer);
        return client;
    }

    private static FormChange whole() {
        return new FormChange()
                .content(new FormContent()
                        .departmentName("民政局")
                        .annualGoals(List.of(new AnnualGoal().text("按时足额发放各类救助资金，保障困难群众基本生活")))
                        .indicators(List.of(
                                indicator(0, "产出指标", "数量指标", "4200", "人", 30),
                                indicator(1, "产出指标", "时效指标", "98", "%", 20),
                                indicator(2, "效益指标", "社会效益指标", "98", "%", 30),
                                indicator(3, "满意度指标", "服务对象满意度指标", "90", "%", 10))))
                .explanations(List.of(
                        new Explanation().code("V06").path("").text("本年无质量、成本方面的任务"),
                        new Explanation().code("V07").path("").text("部门任务单一")));
    }

    private static Indicator indicator(
            int place, String level1, String level2, String target, String unit, int weight) {
        return new Indicator()
                .level1(level1)
                .level2(level2)
                .name(NAMES.get(place))
                .operator(Operator.GE)
                .direction(Direction.POSITIVE)
                .target(target)
                .unit(unit)
                .weight(BigDecimal.valueOf(weight));
    }

    private static DecisionRequest returning(long version) {
        return new DecisionRequest()
                .trigger(DecisionTrigger.RETURN)
                .expectedVersion(version)
                .comments(List.of(new NewComment().text(ADVICE).path("/indicators/i1/target")));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
