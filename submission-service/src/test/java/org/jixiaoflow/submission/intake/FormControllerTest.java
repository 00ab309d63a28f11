package org.jixiaoflow.submission.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.submission.Samples.DEPARTMENT;
import static org.jixiaoflow.submission.Samples.FORM;
import static org.jixiaoflow.submission.Samples.content;
import static org.jixiaoflow.submission.Samples.withFirst;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.fixtures.WebEdgeAlone;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.RequestHash;
import org.jixiaoflow.schemas.evaluation.Objective;
import org.jixiaoflow.submission.Samples;
import org.jixiaoflow.submission.templates.Presets;
import org.jixiaoflow.submission.tracking.TrackedForms;
import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.jixiaoflow.support.command.CommandOutcomes;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.replies.Replies;
import org.jixiaoflow.support.replies.Unanswered;
import org.jixiaoflow.support.web.FormOrder;
import org.jixiaoflow.support.web.FormSorting;
import org.jixiaoflow.support.web.Page;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@DisplayName("The departments' door")
@SpringBootTest(
        classes = FormControllerTest.Door.class,
        properties = {
            "spring.config.name=submission-service",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:1/keys",
            "jixiao.largest-body=20KB"
        })
@AutoConfigureMockMvc
@NullUnmarked
class FormControllerTest {

    private static final String URI = "/api/v1/forms/" + FORM;
    private static final UUID COMMAND = UUID.fromString("6f1c2f4e-0a36-4f0e-9c55-0d8a3f7b9a11");
    private static final FormContent FAULTY = withFirst(indicator -> indicator.setName("无"));

    @Autowired
    private MockMvcTester http;

    @MockitoBean
    private Replies replies;

    @MockitoBean
    private TrackedForms forms;

    @MockitoBean
    private CommandOutcomes outcomes;

    /** The door alone, without broker and database; no stereotype, or the real application would find it too. */
    @WebEdgeAlone
    @EnableConfigurationProperties(FilingSettings.class)
    @Import({Filing.class, FormController.class})
    static class Door {

        /** There before it is asked whether the edge of commands has anything to say. */
        @Bean
        CommandOutcomes commandOutcomes() {
            return mock();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        ValidationTemplates validationTemplates() {
            return Presets.all();
        }
    }

    @Nested
    @DisplayName("Filing")
    class FilingAForm {

        @Test
        @DisplayName("saves the whole content in the caller's name and answers with the new version")
        void saves() {
            answering(accepted());

            var answer = send(HttpMethod.PUT, URI, clerk(), body(FAULTY));

            assertThat(answer)
                    .hasStatusOk()
                    .hasHeader(HttpHeaders.ETAG, "\"4\"")
                    .bodyJson()
                    .extractingPath("$.status")
                    .isEqualTo("ACCEPTED");
            var command = sent();
            assertThat(command.getTrigger()).isEqualTo(SubmissionTrigger.SAVE);
            assertThat(command.getContent()).isEqualTo(FAULTY);
            assertThat(command.getFindings()).extracting(Finding::getCode).containsExactly("V08");
            assertThat(command.getValidationTemplate()).isEqualTo("standard");
            assertThat(command.getActor().getId()).isEqualTo("zhang");
            assertThat(command.getActor().getName()).isEqualTo("张填报");
            assertThat(command.getActor().getRole()).isEqualTo("clerk");
            assertThat(command.getActor().getDepartmentCode()).isEqualTo(DEPARTMENT);
            assertThat(command.getPortalId()).isNull();
        }

        @Test
        @DisplayName("takes of a self-evaluation what was achieved, and leaves the approved targets to whoever decides")
        void selfEvaluation() {
            answering(accepted());
            var form = FORM.replace("OBJECTIVE", "SELF_EVALUATION");
            var sent = FormContent.newBuilder()
                    .setIndicators(List.of(
                            Indicator.newBuilder().setId("i1").setActual("1020").build()))
                    .build();

            assertThat(send(HttpMethod.PUT, URI.replace(FORM, form), clerk(), body(sent)))
                    .hasStatus(HttpStatus.CONFLICT)
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("OBJECTIVE_NOT_APPROVED");
            when(forms.objectiveOf(FormId.parse(form).orElseThrow()))
                    .thenReturn(Optional.of(new Objective(2, content())));
            send(HttpMethod.PUT, URI.replace(FORM, form), clerk(), body(sent));

            assertThat(sent().getContent()).isEqualTo(sent);
            assertThat(sent().getObjectiveHash()).isEqualTo(RequestHash.ofContent(content()));
        }

        @Test
        @DisplayName("marks new rows, for whoever decides to give them ids that no row of the form ever had")
        void newRows() {
            answering(accepted());

            send(
                    HttpMethod.PUT,
                    URI,
                    clerk(),
                    body(withFirst(indicator -> indicator.setId("").setName("无"))));

            assertThat(sent().getContent().getIndicators().get(0).getId()).isEqualTo("+i7");
            assertThat(sent().getFindings().get(0).getPath()).isEqualTo("/indicators/+i7/name");
        }

        @Test
        @DisplayName("takes the command's id and the version seen from the headers")
        void headers() {
            answering(accepted());

            http.put()
                    .uri(URI)
                    .with(clerk())
                    .header("Idempotency-Key", COMMAND)
                    .header(HttpHeaders.IF_MATCH, "\"3\"")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body(content()))
                    .exchange();

            assertThat(sent().getCommandId()).isEqualTo(COMMAND);
            assertThat(sent().getExpectedVersion()).isEqualTo(3);
        }

        @Test
        @DisplayName("creates a form only if If-None-Match says that there is none")
        void ifNoneMatch() {
            answering(accepted());

            assertThat(ifNoneMatch("\"3\""))
                    .hasStatus(HttpStatus.BAD_REQUEST)
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("INVALID_IF_NONE_MATCH");
            ifNoneMatch("*");

            assertThat(sent().getExpectedVersion()).isZero();
        }

        private MvcTestResult ifNoneMatch(String header) {
            return http.put()
                    .uri(URI)
                    .with(clerk())
                    .header(HttpHeaders.IF_NONE_MATCH, header)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body(content()))
                    .exchange();
        }

        @Test
        @DisplayName("submits the content sent, with what was found in it")
        void submits() {
            answering(accepted());
            send(HttpMethod.POST, URI + "/submit", head(), body(content()));

            assertThat(sent().getTrigger()).isEqualTo(SubmissionTrigger.SUBMIT);
            assertThat(sent().getContent()).isEqualTo(content());
            assertThat(sent().getFindings()).isEmpty();
            assertThat(sent().getActor().getRole()).isEqualTo("head");
        }

        @Test
        @DisplayName("submits forms filed before the rules existed, with their faults listed as warnings")
        void lenient() {
            answering(accepted());

            send(HttpMethod.POST, URI.replace("2023", "2022") + "/submit", clerk(), body(FAULTY));

            assertThat(sent().getFindings())
                    .extracting(finding -> finding.getCode() + " " + finding.getSeverity())
                    .containsExactly("V08 WARN");
        }

        @ParameterizedTest
        @CsvSource({"submit, SUBMIT", "sign, SIGN"})
        @DisplayName("submits and signs what is saved without looking at any view: whoever decides knows what is saved")
        void whatIsSaved(String path, SubmissionTrigger trigger) {
            answering(accepted());

            send(HttpMethod.POST, URI + "/" + path, head(), "");

            assertThat(sent().getTrigger()).isEqualTo(trigger);
            assertThat(sent().getContent()).isNull();
            assertThat(sent().getFindings()).isEmpty();
            assertThat(sent().getExpectedVersion()).isNull();
            verifyNoInteractions(forms);
        }

        @ParameterizedTest
        @CsvSource({"withdraw, WITHDRAW", "adjust, ADJUST"})
        @DisplayName("withdraws and adjusts with a reason and without content")
        void withoutContent(String path, SubmissionTrigger trigger) {
            answering(accepted());

            send(HttpMethod.POST, URI + "/" + path, clerk(), "{\"reason\":\"金额有误\"}");

            assertThat(sent().getTrigger()).isEqualTo(trigger);
            assertThat(sent().getReason()).isEqualTo("金额有误");
            assertThat(sent().getContent()).isNull();
        }
    }

    @Nested
    @DisplayName("Refusing")
    class Refusing {

        @ParameterizedTest
        @CsvSource({
            "PUT, ''",
            "POST, /submit",
            "POST, /withdraw",
            "POST, /adjust",
            "POST, /findings",
            "GET, ''",
            "GET, /history"
        })
        @DisplayName("without a token: 401, before anything else is looked at")
        void unauthenticated(String method, String path) {
            var answer = http.method(HttpMethod.valueOf(method)).uri(URI + path).exchange();

            assertProblem(answer, HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED");
        }

        @Test
        @DisplayName("who belongs to another department: 403")
        void foreign() {
            var answer = send(HttpMethod.PUT, URI, caller("clerk", "education"), body(content()));

            assertProblem(answer, HttpStatus.FORBIDDEN, "NOT_YOUR_DEPARTMENT");
            assertNothingSent();
        }

        @ParameterizedTest
        @ValueSource(strings = {"reviewer", "final-reviewer", "auditor", "reader", "administrator"})
        @DisplayName("who neither fills in forms nor heads a department: 403")
        void role(String role) {
            assertProblem(
                    send(HttpMethod.PUT, URI, caller(role, DEPARTMENT), body(content())),
                    HttpStatus.FORBIDDEN,
                    "NOT_YOUR_ROLE");
            assertNothingSent();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"content\":{\"indicators\":[{\"operator\":\"MORE\"}]}} | /content/indicators/0/operator",
                    "{\"content\":{\"indicators\":[{},{\"weight\":\"ten\"}]}} | /content/indicators/1/weight",
                    "{\"content\":{\"annualGoals\":[{\"id\":\"g1\"}]}} | /content/annualGoals/0/text",
                    "{\"content\":{\"goals\":[]}} | /content/goals",
                    "{\"answers\":[{\"commentId\":\"one\"}]} | /answers/0/commentId"
                })
        @DisplayName("what does not fit the contract: 400, pointing at the place")
        void shape(String body, String pointer) {
            var answer = send(HttpMethod.PUT, URI, clerk(), body);

            assertProblem(answer, HttpStatus.BAD_REQUEST, "INVALID_SHAPE");
            assertThat(answer).bodyJson().extractingPath("$.pointer").isEqualTo(pointer);
            assertNothingSent();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "[]", "nonsense"})
        @DisplayName("what is no JSON object: 400")
        void unreadable(String body) {
            assertThat(send(HttpMethod.PUT, URI, clerk(), body)).hasStatus(HttpStatus.BAD_REQUEST);
            assertNothingSent();
        }

        @Test
        @DisplayName("an address that is no form's: 400")
        void noForm() {
            assertProblem(
                    send(HttpMethod.PUT, "/api/v1/forms/mine", clerk(), body(content())),
                    HttpStatus.BAD_REQUEST,
                    "INVALID_FORM_ID");
        }

        @Test
        @DisplayName("headers that are not ours: 400")
        void headers() {
            assertProblem(with(HttpHeaders.IF_MATCH, "\"three\""), HttpStatus.BAD_REQUEST, "INVALID_IF_MATCH");
            assertThat(with("Idempotency-Key", "again")).hasStatus(HttpStatus.BAD_REQUEST);
            assertNothingSent();
        }

        @Test
        @DisplayName("two versions in one request: 400")
        void twoVersions() {
            var answer = http.post()
                    .uri(URI + "/withdraw")
                    .with(clerk())
                    .header(HttpHeaders.IF_MATCH, "\"3\"")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"expectedVersion\":4}")
                    .exchange();

            assertProblem(answer, HttpStatus.BAD_REQUEST, "VERSIONS_DISAGREE");
        }

        @Test
        @DisplayName("a body larger than a form can be: 413")
        void tooLarge() {
            var large = body(withFirst(indicator -> indicator.setRemark("x".repeat(20 * 1024))));

            assertProblem(send(HttpMethod.PUT, URI, clerk(), large), HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE");
            assertNothingSent();
        }

        @Test
        @DisplayName("to save nothing: 422")
        void nothing() {
            var answer = send(HttpMethod.PUT, URI, clerk(), "{}");

            assertProblem(answer, HttpStatus.UNPROCESSABLE_CONTENT, "CONTENT_REQUIRED");
            assertThat(answer).bodyJson().extractingPath("$.pointer").isEqualTo("/content");
        }

        @Test
        @DisplayName("to submit faults that must be mended first: 422 with the findings, and nothing is published")
        void blocked() {
            var answer = send(HttpMethod.POST, URI + "/submit", clerk(), body(FAULTY));

            assertProblem(answer, HttpStatus.UNPROCESSABLE_CONTENT, "BLOCKING_FINDINGS");
            assertThat(answer)
                    .bodyJson()
                    .hasPathSatisfying(
                            "$.findings[0].code", code -> assertThat(code).isEqualTo("V08"))
                    .hasPathSatisfying(
                            "$.findings[0].path", path -> assertThat(path).isEqualTo("/indicators/i1/name"))
                    .hasPathSatisfying(
                            "$.findings[0].message", it -> assertThat(it).isEqualTo("“无”不是具体的指标名称。"));
            assertNothingSent();
        }

        @Test
        @DisplayName("to submit what is saved with such faults: 422 with the findings kept with it")
        void savedBlocked() {
            var found = new Finding(
                    "V08",
                    Severity.ERROR,
                    "/indicators/i1/name",
                    "无",
                    "不是",
                    "Not",
                    null,
                    false,
                    null,
                    List.of(),
                    List.of());
            answering(CommandOutcome.newBuilder(accepted())
                    .setStatus(OutcomeStatus.REFUSED)
                    .setReason(RefusalReason.BLOCKING_FINDINGS)
                    .setDetail("V08")
                    .setFindings(List.of(found))
                    .build());

            var answer = send(HttpMethod.POST, URI + "/submit", clerk(), "");

            assertProblem(answer, HttpStatus.UNPROCESSABLE_CONTENT, "BLOCKING_FINDINGS");
            assertThat(answer).bodyJson().extractingPath("$.findings[*].code").isEqualTo(List.of("V08"));
        }

        @Test
        @DisplayName("in Chinese, or in English if the caller prefers it")
        void languages() {
            assertThat(send(HttpMethod.PUT, URI, caller("clerk", "education"), body(content())))
                    .bodyJson()
                    .extractingPath("$.detail")
                    .isEqualTo("这不是您所属部门的表单。");
            assertThat(http.put()
                            .uri(URI)
                            .with(caller("clerk", "education"))
                            .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body(content())))
                    .bodyJson()
                    .extractingPath("$.detail")
                    .isEqualTo("This is not a form of your department.");
        }

        private MvcTestResult with(String header, String value) {
            return http.put()
                    .uri(URI)
                    .with(clerk())
                    .header(header, value)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body(content()))
                    .exchange();
        }
    }

    @Nested
    @DisplayName("Answering")
    class Answering {

        @ParameterizedTest
        @CsvSource({
            "STALE_VERSION, 409",
            "ILLEGAL_TRANSITION, 409",
            "ALREADY_ACTED, 409",
            "NOT_YOUR_DEPARTMENT, 403",
            "UNKNOWN_FORM, 404",
            "OPEN_COMMENTS, 422"
        })
        @DisplayName("says why a command was refused, and where the form stands")
        void refused(RefusalReason reason, int status) {
            answering(CommandOutcome.newBuilder(accepted())
                    .setStatus(OutcomeStatus.REFUSED)
                    .setReason(reason)
                    .setDetail("4")
                    .build());

            var answer = send(HttpMethod.POST, URI + "/withdraw", clerk(), "");

            assertProblem(answer, HttpStatus.valueOf(status), reason.name());
            assertThat(answer).bodyJson().extractingPath("$.version").isEqualTo(4);
        }

        @Test
        @DisplayName("tells where to ask when the outcome is late")
        void late() {
            when(replies.ask(any(), any(), any(), any()))
                    .thenReturn(CompletableFuture.failedFuture(new Unanswered(COMMAND, "a-Z_0")));

            assertThat(http.post().uri(URI + "/withdraw").with(clerk()).header("Idempotency-Key", COMMAND))
                    .hasStatus(HttpStatus.ACCEPTED)
                    .hasHeader(HttpHeaders.LOCATION, "/api/v1/commands/" + COMMAND + "?request=a-Z_0");
        }

        @Test
        @DisplayName("knows an outcome once there is one")
        void command() {
            when(outcomes.find(eq(COMMAND), isNull(), any())).thenReturn(Optional.of(accepted()));

            assertThat(get("/api/v1/commands/" + COMMAND, clerk())).hasStatusOk();
            assertProblem(get("/api/v1/commands/" + UUID.randomUUID(), clerk()), HttpStatus.NOT_FOUND, "NO_OUTCOME");
        }

        @Test
        @DisplayName("lists what validation finds, without anything being saved")
        void findings() {
            var answer = send(HttpMethod.POST, URI + "/findings", clerk(), body(FAULTY));

            assertThat(answer)
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$[*].code")
                    .isEqualTo(List.of("V08"));
            assertNothingSent();
        }

        @Test
        @DisplayName("a form that isn't there or isn't the caller's the same way")
        void hidden() {
            assertProblem(get(URI, clerk()), HttpStatus.NOT_FOUND, "UNKNOWN_FORM");
            assertProblem(get(URI + "/history", clerk()), HttpStatus.NOT_FOUND, "UNKNOWN_FORM");
        }

        @Test
        @DisplayName("lists for those who may read them, by filter and page")
        void lists() {
            when(forms.list(any(), any(), any(), any())).thenReturn(new Page<>(List.of(), 0, 0, 20, null, null));

            assertThat(get(
                            "/api/v1/forms?state=draft&year=2023&q=民政&sort=oldest&changedSince=2026-03-01T00:00:00Z",
                            clerk()))
                    .hasStatusOk();

            verify(forms)
                    .list(
                            eq(new ReadScope(Regions.EVERY, false, false, List.of(), List.of(DEPARTMENT))),
                            argThat(filter -> filter.state() == FormState.DRAFT && filter.year() == 2023),
                            eq(new FormSorting(FormOrder.OLDEST, Instant.parse("2026-03-01T00:00:00Z"))),
                            any());
            assertThat(get("/api/v1/forms?state=LOST", clerk())).hasStatus(HttpStatus.BAD_REQUEST);
            assertThat(get("/api/v1/forms?size=0", clerk())).hasStatus(HttpStatus.BAD_REQUEST);
        }

        @Test
        @DisplayName("shows a portal the refusals of its own submissions")
        void refusals() {
            when(forms.refusals(any(), any(), any())).thenReturn(new Page<>(List.of(), 0, 0, 20, null, null));

            assertThat(get("/api/v1/refused-submissions", caller("portal", null)))
                    .hasStatusOk();
            assertThat(get("/api/v1/refused-submissions", clerk())).hasStatusOk();

            verify(forms).refusals(any(), eq("zhang"), any());
            verify(forms).refusals(any(), eq(null), any());
        }

        @Test
        @DisplayName("describes the interface for all to read")
        void described() {
            assertThat(http.get().uri("/v3/api-docs"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("/api/v1/forms/{formId}/submit", "/api/v1/refused-submissions", "Idempotency-Key");
        }
    }

    private void answering(CommandOutcome outcome) {
        when(replies.ask(any(), any(), any(), any())).thenReturn(CompletableFuture.completedFuture(outcome));
    }

    private FormSubmission sent() {
        var command = ArgumentCaptor.forClass(FormSubmission.class);
        verify(replies).ask(any(), any(), any(), command.capture());
        return command.getValue();
    }

    private void assertNothingSent() {
        verify(replies, never()).ask(any(), any(), any(), any());
    }

    private static void assertProblem(MvcTestResult answer, HttpStatus status, String code) {
        assertThat(answer)
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo(code);
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().isNotBlank();
    }

    private MvcTestResult get(String uri, JwtRequestPostProcessor caller) {
        return http.get().uri(uri).with(caller).exchange();
    }

    private MvcTestResult send(HttpMethod method, String uri, JwtRequestPostProcessor caller, String body) {
        return http.method(method)
                .uri(uri)
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String body(FormContent content) {
        return "{\"content\":%s}".formatted(AvroJson.write(content));
    }

    private static JwtRequestPostProcessor clerk() {
        return caller("clerk", DEPARTMENT);
    }

    private static JwtRequestPostProcessor head() {
        return caller("head", DEPARTMENT);
    }

    private static JwtRequestPostProcessor caller(String role, String department) {
        return jwt().jwt(token -> {
            token.subject("zhang")
                    .claim("name", "张填报")
                    .claim("roles", List.of(role))
                    .claim("regions", List.of("*"));
            if (department != null) {
                token.claim("department", department);
            }
        });
    }

    private static CommandOutcome accepted() {
        return CommandOutcome.newBuilder()
                .setCommandId(COMMAND)
                .setFormId(FORM)
                .setTrigger(Trigger.SAVE)
                .setStatus(OutcomeStatus.ACCEPTED)
                .setVersion(4)
                .setRevision(1)
                .setState(FormState.DRAFT)
                .setDecidedAt(Samples.NOW)
                .build();
    }
}
