package org.jixiaoflow.review.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jixiaoflow.fixtures.WebEdgeAlone;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.review.audit.Journal;
import org.jixiaoflow.review.audit.Revision;
import org.jixiaoflow.review.audit.SubmittedContent;
import org.jixiaoflow.review.notes.Hints;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.review.tracking.FormDetails;
import org.jixiaoflow.review.tracking.FormLists;
import org.jixiaoflow.review.tracking.FormRow;
import org.jixiaoflow.review.tracking.Inbox;
import org.jixiaoflow.review.tracking.InboxOrder;
import org.jixiaoflow.review.tracking.OpinionLists;
import org.jixiaoflow.review.tracking.Tab;
import org.jixiaoflow.review.watching.WatchLists;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.Task;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.support.command.CommandOutcomes;
import org.jixiaoflow.support.command.Refusals;
import org.jixiaoflow.support.replies.Replies;
import org.jixiaoflow.support.replies.Unanswered;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@DisplayName("The reviewers' desk")
@SpringBootTest(
        classes = DeskTest.Desk.class,
        properties = {
            "spring.config.name=review-service",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:1/keys",
            "jixiao.desk.largest-batch=3",
            "jixiao.addresses.people=classpath:desk-people.yml",
            "management.endpoint.health.validate-group-membership=false" // there is no stream here
        })
@AutoConfigureMockMvc
@MockitoBean(types = {Hints.class, OpinionLists.class, PredecessorForms.class, WatchLists.class})
@NullUnmarked
class DeskTest {

    private static final String FORM = Samples.FORM;
    private static final String DECISIONS = "/api/v1/forms/" + FORM + "/decisions";
    private static final UUID COMMAND = UUID.fromString("6f1c2f4e-0a36-4f0e-9c55-0d8a3f7b9a11");

    @Autowired
    private MockMvcTester http;

    @MockitoBean
    private Replies replies;

    @MockitoBean
    private FormLists forms;

    @MockitoBean
    private Journal journal;

    @MockitoBean
    private CommandOutcomes outcomes;

    /** The desk alone, without broker and database; no stereotype, or the real application would find it too. */
    @WebEdgeAlone
    @EnableConfigurationProperties(DeskSettings.class)
    @Import({
        DeskConfiguration.class,
        Decisions.class,
        Batches.class,
        ChangeLabels.class,
        DecisionController.class,
        FormController.class,
        FormSheets.class,
        ColleagueController.class,
        InboxRows.class,
        HistoryController.class
    })
    static class Desk {

        /** There before it is asked whether the edge of commands has anything to say. */
        @Bean
        CommandOutcomes commandOutcomes() {
            return mock();
        }

        @Bean
        ReviewTemplates reviewTemplates() {
            return Samples.templates();
        }
    }

    @Nested
    @DisplayName("Deciding on a form")
    class Deciding {

        @Test
        @DisplayName("answers with the outcome and the form's new version")
        void accepted() {
            answering(outcome(null, ""));

            var answer = post(DECISIONS, "{\"trigger\":\"PASS\"}");

            assertThat(answer)
                    .hasStatusOk()
                    .hasHeader(HttpHeaders.ETAG, "\"4\"")
                    .bodyJson()
                    .extractingPath("$.status")
                    .isEqualTo("ACCEPTED");
        }

        @Test
        @DisplayName("takes no decision that names no version: nothing is decided unseen")
        void unseen() {
            var answer = http.post()
                    .uri(DECISIONS)
                    .with(reviewer())
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"trigger\":\"PASS\"}")
                    .exchange();

            assertThat(answer).hasStatus(HttpStatus.PRECONDITION_REQUIRED);
            assertThat(codeOf(answer)).isEqualTo("VERSION_REQUIRED");
            assertThat(codeOf(postWith(HttpHeaders.IF_MATCH, "*", "{\"trigger\":\"PASS\"}")))
                    .isEqualTo("VERSION_REQUIRED");
            verify(replies, never()).ask(any(), any(), any(), any());
        }

        @Test
        @DisplayName("hands over to whom the address book has, with what they may do, and needs no version")
        void handover() {
            answering(outcome(null, ""));

            assertThat(http.post()
                            .uri(DECISIONS)
                            .with(reviewer())
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"trigger\":\"HAND_OVER\",\"person\":\"li\",\"reason\":\"出差\"}")
                            .exchange())
                    .hasStatusOk();

            assertThat(sentDecision().getPerson()).satisfies(person -> {
                assertThat(person.getName()).isEqualTo("李审核");
                assertThat(person.getRole()).isEqualTo("reviewer");
                assertThat(person.getStages()).containsExactly(Samples.SECOND);
                assertThat(person.getRegions()).containsExactly("231083");
            });
        }

        @Test
        @DisplayName("hands over to nobody that the address book doesn't have, or has as no reviewer")
        void strangers() {
            for (var person : List.of("nobody", "wu")) {
                var answer = post(DECISIONS, "{\"trigger\":\"HAND_OVER\",\"person\":\"%s\"}".formatted(person));

                assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                assertThat(codeOf(answer)).isEqualTo("INVALID_PERSON");
                assertThat(member(answer, "$.pointer")).isEqualTo("/person");
            }
            verify(replies, never()).ask(any(), any(), any(), any());
        }

        @Test
        @DisplayName("asks for the question, not for a reason, where none is asked")
        void withoutAQuestion() {
            answering(outcome(RefusalReason.REASON_REQUIRED, ""));

            var answer = post(DECISIONS, "{\"trigger\":\"CONSULT\",\"person\":\"wu\",\"reason\":\" \"}");

            assertThat(codeOf(answer)).isEqualTo("REASON_REQUIRED");
            assertThat(member(answer, "$.pointer")).isEqualTo("/reason");
            assertThat(member(answer, "$.detail")).isEqualTo("请填写要征求意见的问题。");
        }

        @Test
        @DisplayName("sends the whole decision in the caller's name")
        void sent() {
            answering(outcome(null, ""));

            http.post()
                    .uri(DECISIONS)
                    .with(reviewer())
                    .header("Idempotency-Key", COMMAND)
                    .header(HttpHeaders.IF_MATCH, "\"3\"")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("""
                            {"trigger": "RETURN", "fieldsOnly": true, "opinion": "请修改",
                             "comments": [{"path": "/indicators/i1/target", "severity": "WARN", "text": "目标值偏低"},
                                          {"text": "请核对全表"}],
                             "ratings": [{"item": "CLARITY", "percent": 85.5}]}""")
                    .exchange();

            var decision = sentDecision();
            assertThat(decision.getCommandId()).isEqualTo(COMMAND);
            assertThat(decision.getTrigger()).isEqualTo(DecisionTrigger.RETURN);
            assertThat(decision.getExpectedVersion()).isEqualTo(3);
            assertThat(decision.getFieldsOnly()).isTrue();
            assertThat(decision.getOpinion()).isEqualTo("请修改");
            assertThat(decision.getActor().getId()).isEqualTo("wang");
            assertThat(decision.getActor().getRole()).isEqualTo("final-reviewer");
            assertThat(decision.getActor().getStages()).containsExactly(Samples.SECOND);
            assertThat(decision.getComments())
                    .extracting(comment -> comment.getPath() + " " + comment.getSeverity())
                    .containsExactly("/indicators/i1/target WARN", " ERROR");
            assertThat(decision.getRatings().get(0).getPercent()).isEqualTo(new BigDecimal("85.50"));
        }

        @Test
        @DisplayName(
                "sends the very same comments when the command is sent again, which lists put as they were written")
        void repeatable() {
            answering(outcome(null, ""));
            var body = "{\"trigger\":\"RETURN\",\"comments\":[%s]}"
                    .formatted(String.join(",", Collections.nCopies(20, "{\"text\":\"一\"}")));

            postWith("Idempotency-Key", COMMAND.toString(), body);
            var first = sentDecision();
            clearInvocations(replies);
            postWith("Idempotency-Key", COMMAND.toString(), body);

            assertThat(sentDecision().getComments()).isEqualTo(first.getComments());
            assertThat(first.getComments())
                    .extracting(comment -> comment.getId().toString())
                    .doesNotHaveDuplicates()
                    .isSorted();
        }

        @ParameterizedTest
        @EnumSource(RefusalReason.class)
        @DisplayName("answers every refusal with its code and a sentence in the caller's language")
        void refused(RefusalReason reason) {
            answering(outcome(reason, "X1"));

            assertThat(post(DECISIONS, "{\"trigger\":\"PASS\"}"))
                    .hasStatus(
                            reason == RefusalReason.STALE_VERSION
                                    ? HttpStatus.PRECONDITION_FAILED
                                    : Refusals.status(reason))
                    .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .bodyJson()
                    .hasPathSatisfying("$.code", code -> assertThat(code).isEqualTo(reason.name()))
                    .hasPathSatisfying(
                            "$.version", version -> assertThat(version).isEqualTo(4))
                    .hasPathSatisfying(
                            "$.detail",
                            detail -> assertThat(detail)
                                    .asString()
                                    .matches("(?s).*[\\u4e00-\\u9fff].*")
                                    .doesNotContain("{", "desk.", "refusal.", "problem."));
            assertThat(postWith("Accept-Language", "en", "{\"trigger\":\"PASS\"}"))
                    .bodyJson()
                    .hasPathSatisfying(
                            "$.detail",
                            detail -> assertThat(detail)
                                    .asString()
                                    .matches("[\\x20-\\x7e’]+")
                                    .doesNotContain("{", "''", "desk.", "refusal.", "problem."));
        }

        @Test
        @DisplayName("points to the comment, rating or field that is to blame")
        void pointers() {
            var body = """
                    {"trigger": "RETURN", "comments": [{"text": "一"}, {"path": "/tasks/t9", "text": "二"},
                      {"path": "/tasks/t1", "text": "三", "suggestion": {"path": "/tasks/t1/colour", "value": "红"}}],
                     "ratings": [{"item": "CLARITY", "percent": 90}, {"item": "STYLE", "percent": 90}],
                     "resolvedComments": ["%s"]}""".formatted(COMMAND);

            assertThat(pointerOf(RefusalReason.UNKNOWN_PATH, "/tasks/t9", body)).isEqualTo("/comments/1/path");
            assertThat(pointerOf(RefusalReason.UNKNOWN_PATH, "/tasks/t1/colour", body))
                    .isEqualTo("/comments/2/suggestion/path");
            assertThat(pointerOf(RefusalReason.INVALID_RATING, "STYLE", body)).isEqualTo("/ratings/1");
            assertThat(pointerOf(RefusalReason.UNKNOWN_COMMENT, COMMAND.toString(), body))
                    .isEqualTo("/resolvedComments/0");
            assertThat(pointerOf(RefusalReason.STALE_VERSION, "3", body)).isEqualTo("If-Match");
        }

        @Test
        @DisplayName("says where to ask later when it takes long")
        void late() {
            when(replies.ask(any(), any(), any(), any()))
                    .thenReturn(CompletableFuture.failedFuture(new Unanswered(COMMAND, "a-Z_0")));

            assertThat(postWith("Idempotency-Key", COMMAND.toString(), "{\"trigger\":\"PASS\"}"))
                    .hasStatus(HttpStatus.ACCEPTED)
                    .hasHeader(HttpHeaders.LOCATION, "/api/v1/commands/" + COMMAND + "?request=a-Z_0");
        }

        @Test
        @DisplayName("says that nothing was sent when the broker is away")
        void notSent() {
            when(replies.ask(any(), any(), any(), any()))
                    .thenReturn(CompletableFuture.failedFuture(
                            new Problem(HttpStatus.SERVICE_UNAVAILABLE, "NOT_SENT", COMMAND.toString())));

            assertThat(post(DECISIONS, "{\"trigger\":\"PASS\"}"))
                    .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("NOT_SENT");
        }

        @Test
        @DisplayName("is for reviewers with a token only")
        void security() {
            assertThat(http.post().uri(DECISIONS)).hasStatus(HttpStatus.UNAUTHORIZED);
            assertThat(http.post()
                            .uri(DECISIONS)
                            .with(caller("clerk", "clerk"))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"trigger\":\"PASS\"}"))
                    .hasStatus(HttpStatus.FORBIDDEN);
            verify(replies, never()).ask(any(), any(), any(), any());
        }

        @Test
        @DisplayName("refuses requests that say nothing sensible, and says where")
        void malformed() {
            assertThat(codeOf(postWith("Idempotency-Key", "once", "{\"trigger\":\"PASS\"}")))
                    .isEqualTo("INVALID_IDEMPOTENCY_KEY");
            assertThat(codeOf(postWith(HttpHeaders.IF_MATCH, "three", "{\"trigger\":\"PASS\"}")))
                    .isEqualTo("INVALID_IF_MATCH");
            assertThat(codeOf(postWith(HttpHeaders.IF_MATCH, "\"3\"", "{\"trigger\":\"PASS\",\"expectedVersion\":4}")))
                    .isEqualTo("VERSIONS_DISAGREE");
            assertThat(codeOf(post("/api/v1/forms/nonsense/decisions", "{\"trigger\":\"PASS\"}")))
                    .isEqualTo("INVALID_FORM_ID");
            assertThat(pointerIn("{}")).isEqualTo("/trigger");
            assertThat(pointerIn("{\"trigger\":\"SAVE\"}")).isEqualTo("/trigger");
            assertThat(pointerIn("{\"trigger\":\"PASS\",\"coments\":[]}")).isEqualTo("/coments");
            assertThat(pointerIn("{\"trigger\":\"RETURN\",\"comments\":[{\"text\":\" \"}]}"))
                    .isEqualTo("/comments/0/text");
            assertThat(pointerIn("{\"trigger\":\"PASS\",\"ratings\":[{\"item\":\"CLARITY\",\"percent\":\"90\"}]}"))
                    .isEqualTo("/ratings/0/percent");
            assertThat(post(DECISIONS, "{\"trigger\":\"RETURN\",\"comments\":[null]}"))
                    .hasStatus(HttpStatus.BAD_REQUEST);
            assertThat(post(DECISIONS, "{\"trigger\":\"PASS\",\"ratings\":[null]}"))
                    .hasStatus(HttpStatus.BAD_REQUEST);
            assertThat(post("/api/v1/decisions", "{\"decisions\":[null]}")).hasStatus(HttpStatus.BAD_REQUEST);
            assertThat(post("/api/v1/decisions", "[]")).hasStatus(HttpStatus.BAD_REQUEST);
            verify(replies, never()).ask(any(), any(), any(), any());
        }

        private Object pointerIn(String body) {
            var answer = post(DECISIONS, body);
            assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
            return member(answer, "$.pointer");
        }

        private Object pointerOf(RefusalReason reason, String detail, String body) {
            answering(outcome(reason, detail));
            return member(post(DECISIONS, body), "$.pointer");
        }
    }

    @Nested
    @DisplayName("Deciding on several forms")
    class DecidingOnSeveral {

        @Test
        @DisplayName("answers each on its own, whatever becomes of the others")
        void eachAlone() {
            when(replies.ask(any(), any(), any(), any()))
                    .thenReturn(CompletableFuture.completedFuture(outcome(null, "")))
                    .thenReturn(CompletableFuture.failedFuture(new Unanswered(COMMAND, "a-Z_0")))
                    .thenReturn(CompletableFuture.completedFuture(outcome(RefusalReason.OWN_DEPARTMENT, "x")));

            var answer = post("/api/v1/decisions", batch(3));

            assertThat(answer)
                    .hasStatusOk()
                    .bodyJson()
                    .hasPathSatisfying(
                            "$.results[*].status", all -> assertThat(all).isEqualTo(List.of(200, 202, 403)))
                    .hasPathSatisfying(
                            "$.results[0].outcome.version",
                            version -> assertThat(version).isEqualTo(4))
                    .hasPathSatisfying(
                            "$.results[1].location",
                            location -> assertThat(location).asString().startsWith("/api/v1/commands/"))
                    .hasPathSatisfying(
                            "$.results[2].problem.code",
                            code -> assertThat(code).isEqualTo("OWN_DEPARTMENT"));
        }

        @Test
        @DisplayName("sends them all before it waits for any")
        void allAtOnce() {
            var unanswered = List.of(
                    new CompletableFuture<CommandOutcome>(),
                    new CompletableFuture<CommandOutcome>(),
                    new CompletableFuture<CommandOutcome>());
            var sent = unanswered.iterator();
            when(replies.ask(any(), any(), any(), any())).thenAnswer(call -> {
                var mine = sent.next();
                if (!sent.hasNext()) {
                    unanswered.forEach(each -> each.complete(outcome(null, "")));
                }
                return mine;
            });

            assertThat(post("/api/v1/decisions", batch(3))).hasStatusOk();
        }

        @Test
        @DisplayName("refuses too many, and none of something else's form stops the rest")
        void limits() {
            answering(outcome(null, ""));

            assertThat(post("/api/v1/decisions", batch(4))).hasStatus(HttpStatus.CONTENT_TOO_LARGE);
            verify(replies, never()).ask(any(), any(), any(), any());

            var answer = post("/api/v1/decisions", """
                    {"decisions": [{"formId": "nonsense", "decision": {"trigger": "PASS"}},
                                   {"formId": "%s", "decision": {"trigger": "PASS"}},
                                   {"formId": "%s", "decision": {"trigger": "PASS", "expectedVersion": 3}}]}""".formatted(FORM, FORM));
            assertThat(member(answer, "$.results[*].status")).isEqualTo(List.of(400, 428, 200));
        }

        private static String batch(int size) {
            return IntStream.range(0, size)
                    .mapToObj(number -> "{\"formId\":\"%s\",\"decision\":{\"trigger\":\"PASS\",\"expectedVersion\":3}}"
                            .formatted(FORM))
                    .collect(Collectors.joining(",", "{\"decisions\":[", "]}"));
        }
    }

    @Nested
    @DisplayName("Reading")
    class Reading {

        @BeforeEach
        void oneForm() {
            var form = row(FormState.SUBMITTED, Samples.SECOND, Trigger.SUBMIT);
            when(forms.find(any(), any()))
                    .thenReturn(Optional.of(
                            new FormDetails(form, Samples.content(), List.of(), List.of(), List.of(), List.of())));
        }

        @Test
        @DisplayName("a form gives its content, template and the decisions the caller may send")
        void form() {
            assertThat(get("/api/v1/forms/" + FORM))
                    .hasStatusOk()
                    .hasHeader(HttpHeaders.ETAG, "\"4\"")
                    .bodyJson()
                    .hasPathSatisfying(
                            "$.content.departmentName", name -> assertThat(name).isEqualTo("民政局"))
                    .hasPathSatisfying(
                            "$.template.route[2].name", name -> assertThat(name).isEqualTo("绩效股"))
                    .hasPathSatisfying(
                            "$.allowedActions",
                            actions -> assertThat(actions)
                                    .isEqualTo(List.of("RETURN", "PASS", "HAND_OVER", "CONSULT", "RECALL")));
        }

        @Test
        @DisplayName(
                "colleagues gives the reviewers of its stage that are for its department, and who else has an opinion")
        void colleagues() {
            assertThat(get("/api/v1/forms/" + FORM + "/colleagues"))
                    .hasStatusOk()
                    .bodyJson()
                    .hasPathSatisfying(
                            "$[?(@.handOver == true)].name",
                            names -> assertThat(names).isEqualTo(List.of("李审核", "王审核")))
                    .hasPathSatisfying(
                            "$[?(@.consult == true)].person",
                            ids -> assertThat(ids).isEqualTo(List.of("first", "wu", "li")))
                    .hasPathSatisfying(
                            "$[?(@.thirdParty == true)].person",
                            ids -> assertThat(ids).isEqualTo(List.of("wu")));
            assertThat(codeOf(http.get()
                            .uri("/api/v1/forms/" + FORM + "/colleagues")
                            .with(caller("wu", "reader"))
                            .exchange()))
                    .isEqualTo("NOT_YOUR_ROLE");
        }

        @Test
        @DisplayName("a form that isn't there or isn't the caller's answers the same")
        void hidden() {
            when(forms.find(any(), any())).thenReturn(Optional.empty());

            assertThat(codeOf(get("/api/v1/forms/" + FORM))).isEqualTo("UNKNOWN_FORM");
            assertThat(codeOf(get("/api/v1/forms/nonsense"))).isEqualTo("INVALID_FORM_ID");
            assertThat(codeOf(get("/api/v1/forms/" + FORM + "/history"))).isEqualTo("UNKNOWN_FORM");
            assertThat(codeOf(get("/api/v1/forms/" + FORM + "/revisions"))).isEqualTo("UNKNOWN_FORM");
            assertThat(codeOf(get("/api/v1/forms/" + FORM + "/diff"))).isEqualTo("UNKNOWN_FORM");
        }

        @Test
        @DisplayName("the inbox takes tab, filter and paging")
        void inbox() {
            var page =
                    new Page<>(List.of(row(FormState.SUBMITTED, Samples.SECOND, Trigger.SUBMIT)), 1, 0, 20, null, null);
            when(forms.inbox(
                            any(),
                            eq(Tab.REVIEWED),
                            argThat(filter -> Integer.valueOf(2022).equals(filter.year())),
                            any(),
                            eq(InboxOrder.FINDINGS),
                            any()))
                    .thenReturn(new Inbox(Tab.REVIEWED, Map.of(Tab.REVIEWED, 1L), page, "on", null));

            assertThat(get("/api/v1/inbox?tab=REVIEWED&year=2022&sort=FINDINGS"))
                    .hasStatusOk()
                    .bodyJson()
                    .hasPathSatisfying(
                            "$.counts.REVIEWED", count -> assertThat(count).isEqualTo(1))
                    .hasPathSatisfying(
                            "$.forms.items[0].formId", id -> assertThat(id).isEqualTo(FORM))
                    .hasPathSatisfying("$.next", next -> assertThat(next).isEqualTo("on"))
                    .hasPathSatisfying(
                            "$.forms.items[0].warnings",
                            count -> assertThat(count).isEqualTo(2));
            assertThat(get("/api/v1/inbox?tab=LATER")).hasStatus(HttpStatus.BAD_REQUEST);
            assertThat(get("/api/v1/inbox?size=0")).hasStatus(HttpStatus.BAD_REQUEST);
            assertThat(get("/api/v1/inbox?year=soon")).hasStatus(HttpStatus.BAD_REQUEST);
        }

        @Test
        @DisplayName("a list names each form's stage in the reader's language")
        void stageNames() {
            when(forms.list(any(), any(), any(), any()))
                    .thenReturn(new Page<>(
                            List.of(row(FormState.SUBMITTED, Samples.SECOND, Trigger.SUBMIT)), 1, 0, 20, null, null));

            assertThat(get("/api/v1/forms"))
                    .hasStatusOk()
                    .bodyJson()
                    .hasPathSatisfying(
                            "$.items[0].stageName", name -> assertThat(name).isEqualTo("财政业务股"))
                    .hasPathSatisfying(
                            "$.items[0].stage", stage -> assertThat(stage).isEqualTo(Samples.SECOND));
            assertThat(http.get().uri("/api/v1/forms").with(reviewer()).header("Accept-Language", "en"))
                    .bodyJson()
                    .hasPathSatisfying(
                            "$.items[0].stageName", name -> assertThat(name).isEqualTo("finance division"));
        }

        @Test
        @DisplayName("a difference calls fields by their names")
        void difference() {
            var before = Samples.content("90");
            var after = FormContent.newBuilder(Samples.content("95"))
                    .setDepartmentName("民政局机关")
                    .setTasks(List.of(new Task("t2", null, "发放高龄津贴", null)))
                    .build();
            revision(1, before);
            revision(2, after);

            assertThat(get("/api/v1/forms/" + FORM + "/diff?from=1&to=2"))
                    .hasStatusOk()
                    .bodyJson()
                    .hasPathSatisfying(
                            "$.changes[*].label",
                            labels -> assertThat(labels)
                                    .isEqualTo(List.of("部门", "年度主要任务「低保」", "年度主要任务「–」", "绩效指标「低保金发放率」的目标值")))
                    .hasPathSatisfying(
                            "$.changes[1].before.content",
                            content -> assertThat(content).isEqualTo("按时足额发放低保金"))
                    .hasPathSatisfying(
                            "$.changes[3].after", target -> assertThat(target).isEqualTo("95"));
            assertThat(codeOf(get("/api/v1/forms/" + FORM + "/diff?from=1&to=3")))
                    .isEqualTo("UNKNOWN_REVISION");
        }

        private void revision(int number, FormContent content) {
            var revision = new Revision(number, number, Samples.NOW, "填报人", null, null);
            when(journal.revision(any(), eq(number), any()))
                    .thenReturn(Optional.of(new SubmittedContent(revision, content, List.of(), "standard@2")));
        }

        @Test
        @DisplayName("a command's outcome is found once there is one")
        void command() {
            when(outcomes.find(eq(COMMAND), any(), any()))
                    .thenReturn(Optional.of(outcome(RefusalReason.STALE_VERSION, "3")));

            assertThat(codeOf(get("/api/v1/commands/" + COMMAND))).isEqualTo("STALE_VERSION");
            assertThat(codeOf(get("/api/v1/commands/" + UUID.randomUUID()))).isEqualTo("NO_OUTCOME");
        }

        @Test
        @DisplayName("the interface is described for all to read")
        void described() {
            assertThat(http.get().uri("/v3/api-docs"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("/api/v1/forms/{formId}/decisions", "/api/v1/inbox", "/api/v1/forms/{formId}/diff")
                    .contains("审核意见 on one field of a form.");
        }
    }

    private void answering(CommandOutcome outcome) {
        when(replies.ask(any(), any(), any(), any())).thenReturn(CompletableFuture.completedFuture(outcome));
    }

    private ReviewDecision sentDecision() {
        var decision = ArgumentCaptor.forClass(ReviewDecision.class);
        verify(replies).ask(any(), eq(FORM), any(), decision.capture());
        return decision.getValue();
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(uri).with(reviewer()).exchange();
    }

    private MvcTestResult post(String uri, String body) {
        return http.post()
                .uri(uri)
                .with(reviewer())
                .header(HttpHeaders.IF_MATCH, "\"3\"")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult postWith(String header, String value, String body) {
        var request = http.post().uri(DECISIONS).with(reviewer()).header(header, value);
        return (header.equals(HttpHeaders.IF_MATCH) ? request : request.header(HttpHeaders.IF_MATCH, "\"3\""))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static Object codeOf(MvcTestResult answer) {
        return member(answer, "$.code");
    }

    private static Object member(MvcTestResult answer, String path) {
        var member = new Object[1];
        assertThat(answer)
                .bodyJson()
                .hasPathSatisfying(path, value -> assertThat(value).satisfies(actual -> member[0] = actual));
        return member[0];
    }

    private static JwtRequestPostProcessor reviewer() {
        return caller("wang", "final-reviewer");
    }

    private static JwtRequestPostProcessor caller(String id, String role) {
        return jwt().jwt(token -> token.subject(id)
                .claim("name", "王审核")
                .claim("roles", List.of(role))
                .claim("regions", List.of("*"))
                .claim("department", "finance")
                .claim("stages", List.of(Samples.SECOND)));
    }

    private static CommandOutcome outcome(RefusalReason reason, String detail) {
        return CommandOutcome.newBuilder()
                .setCommandId(COMMAND)
                .setFormId(FORM)
                .setTrigger(Trigger.PASS)
                .setStatus(reason == null ? OutcomeStatus.ACCEPTED : OutcomeStatus.REFUSED)
                .setReason(reason)
                .setDetail(reason == null ? null : detail)
                .setVersion(4)
                .setRevision(1)
                .setState(FormState.APPROVED)
                .setDecidedAt(Samples.NOW)
                .build();
    }

    static FormRow row(FormState state, String stage, Trigger last) {
        return new FormRow(
                FORM,
                "231083",
                2022,
                FormKind.OBJECTIVE,
                Samples.DEPARTMENT,
                null,
                "民政局",
                state,
                stage,
                null,
                4,
                1,
                "default",
                Samples.NOW,
                Samples.NOW,
                Samples.NOW,
                last,
                last,
                "填报人",
                0,
                0,
                1,
                2,
                3,
                null,
                null,
                null,
                false,
                null,
                null,
                false);
    }
}
