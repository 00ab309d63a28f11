package org.jixiaoflow.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.notification.Samples.notification;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jixiaoflow.fixtures.EmbeddedBroker;
import org.jixiaoflow.fixtures.EmbeddedDatabase;
import org.jixiaoflow.fixtures.Receiver;
import org.jixiaoflow.fixtures.Receiver.Answer;
import org.jixiaoflow.notification.planning.ToDo;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.NotificationKind;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.Publisher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@DisplayName("The notification service, on a real broker, database and mail server")
@SpringBootTest(
        properties = {
            "spring.config.name=notification-service",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:1/keys",
            "jixiao.registry.plain=true",
            "jixiao.topics.partitions=2",
            "jixiao.addresses.people=classpath:test-people.yml",
            "jixiao.addresses.domain=example.test",
            "jixiao.delivery.first-wait=200ms",
            "jixiao.webhook.allow-internal=true"
        })
@AutoConfigureMockMvc
@EmbeddedBroker
// The broker must not outlive its directory: then it takes half a minute to give up.
@DirtiesContext
@Import(EmbeddedDatabase.class)
class NotificationServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DEFAULTS = "/api/v1/notice-defaults/231084";
    private static final GreenMail MAIL = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private static final Receiver WEBHOOK = new Receiver();

    @Autowired
    private Publisher publisher;

    @Autowired
    private KafkaTemplate<byte[], byte[]> raw;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private ToDo toDo;

    @DynamicPropertySource
    static void receivers(DynamicPropertyRegistry properties) {
        MAIL.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
        properties.add("jixiao.webhook.url", () -> WEBHOOK.address().resolve("hook"));
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
        WEBHOOK.close();
    }

    @Test
    void tellsWhomItConcernsOnceAndTheCountysWebhook() {
        var form = "231083-2031-OBJECTIVE-civil-affairs";

        publish("department:231083/civil-affairs", form, Trigger.RETURN);

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(mailsAbout(form).map(Mails::to))
                    .containsExactlyInAnyOrder("clerk-civil-affairs@example.test", "head-civil-affairs@example.test");
            assertThat(webhooksAbout(form)).hasSize(1);
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(http.get()
                                .uri("/api/v1/deliveries?formId=" + form)
                                .with(operator()))
                        .bodyJson()
                        .extractingPath("$.items[*].state")
                        .asArray()
                        .containsExactly("SENT", "SENT", "SENT"));
    }

    @Test
    void aWebhookThatFailsIsTriedAgainWithTheSameIdAndDelaysNoMail() {
        var form = "231083-2032-OBJECTIVE-civil-affairs";
        WEBHOOK.answers(request ->
                new Answer(webhooksAbout(form).count() < 2 && request.body().contains(form) ? 503 : 204, ""));

        publish("department:231083/civil-affairs", form, Trigger.APPROVE);

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(mailsAbout(form)).hasSize(2);
            assertThat(webhooksAbout(form).map(request -> request.header("webhook-id")))
                    .hasSize(3)
                    .containsOnly(webhooksAbout(form).findFirst().orElseThrow().header("webhook-id"));
        });
    }

    @Test
    void aPoisonedRecordStopsNobodysMail() {
        var form = "231083-2033-OBJECTIVE-civil-affairs";

        raw.send(Topics.NOTIFICATIONS.name(), "x".getBytes(UTF_8), "not avro".getBytes(UTF_8))
                .join();
        publish("department:231083/civil-affairs", form, Trigger.RETURN);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mailsAbout(form)).hasSize(2));
    }

    @Test
    void whoeverWantsNoMailGetsNone() {
        var form = "231083-2034-OBJECTIVE-education";
        var none = """
                {"language": "zh", "digestAt": "09:15", "workingHours": false, "ways": [
                  {"kind": "TO_DO", "channel": "mail", "way": "NEVER"}, {"kind": "TO_KNOW", "channel": "mail", "way": "DIGEST"}]}""";

        assertThat(http.put()
                        .uri("/api/v1/preferences")
                        .with(somebody("clerk", "clerk-education"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(none))
                .hasStatusOk();
        publish("department:231083/education", form, Trigger.RETURN);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(mailsAbout(form).map(Mails::to)).containsExactly("head-education@example.test"));
        assertThat(http.get().uri("/api/v1/preferences").with(somebody("clerk", "clerk-education")))
                .bodyText()
                .contains("\"digestAt\":\"09:15", "NEVER", "DIGEST");
        assertThat(http.get().uri("/api/v1/preferences").with(somebody("head", "head-education")))
                .bodyText()
                .contains("AT_ONCE")
                .doesNotContain("NEVER");
    }

    @Test
    void whatARegionHasForThoseWhoChooseNothingHoldsAtOnceThereAlone() {
        var here = "231084-2031-OBJECTIVE-civil-affairs";
        var there = "231085-2031-OBJECTIVE-civil-affairs";
        var none = """
                {"version": %d, "digestAt": "09:40", "workingHours": false, "reason": "%s", "ways": [
                  {"kind": "TO_KNOW", "channel": "mail", "way": "%s"}]}""";

        assertThat(http.get().uri(DEFAULTS).with(administrator()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "\"version\":0",
                        "\"kind\":\"TO_KNOW\",\"channel\":\"mail\",\"way\":\"AT_ONCE\",\"mandatory\":false");
        assertThat(defaults(none.formatted(0, "少打扰", "NEVER"), administrator())).hasStatusOk();
        assertThat(defaults(none.formatted(0, "少打扰", "NEVER"), administrator()))
                .as("asked again")
                .hasStatusOk()
                .bodyText()
                .contains("\"version\":1");
        assertThat(defaults(none.formatted(0, "另一个", "DIGEST"), administrator()))
                .hasStatus(409)
                .bodyText()
                .contains("STALE_DEFAULTS", "/version");
        publish("department:231084/civil-affairs", here, Trigger.APPROVE);
        publish("department:231085/civil-affairs", there, Trigger.APPROVE);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(mailsAbout(there).map(Mails::to)).containsExactly("clerk-of-both@example.test"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(webhooksAbout(here)).hasSize(1));
        assertThat(mailsAbout(here)).isEmpty();
        assertThat(http.get().uri("/api/v1/preferences").with(regional("clerk", "clerk-of-both")))
                .bodyText()
                .contains("\"digestAt\":\"09:40", "NEVER");
        assertThat(defaults(none.formatted(1, "恢复", "AT_ONCE"), administrator()))
                .hasStatusOk();
        assertThat(http.get().uri(DEFAULTS + "/versions").with(regional("auditor", "auditor")))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "恢复",
                        "business-administrator",
                        "ways/TO_KNOW/mail",
                        "\"before\":\"NEVER\",\"after\":\"AT_ONCE\"");
    }

    @Test
    void whatSomebodyMustDoIsNotTurnedOffForOthersNorAnythingWithoutAReason() {
        var body = """
                {"version": 0, "digestAt": "08:30", "workingHours": false, "reason": "%s", "ways": [
                  {"kind": "TO_KNOW", "channel": "mail", "way": "DIGEST"}, {"kind": "%s", "channel": "%s", "way": "NEVER"}]%s}""";

        for (var kind : List.of("TO_DO", "DUE_TODAY", "OVERDUE")) {
            assertThat(defaults(body.formatted("少打扰", kind, "mail", ""), administrator()))
                    .hasStatus(422)
                    .bodyText()
                    .contains("MANDATORY_NOTICE", "/ways/1/way");
        }
        assertThat(defaults(body.formatted("少打扰", "TO_KNOW", "pigeon", ""), administrator()))
                .hasStatus(422)
                .bodyText()
                .contains("UNKNOWN_CHANNEL", "/ways/1/channel");
        assertThat(defaults(body.formatted("  ", "DUE_SOON", "mail", ""), administrator()))
                .hasStatus(422)
                .bodyText()
                .contains("NO_REASON", "/reason");
        assertThat(defaults(body.formatted("少打扰", "DUE_SOON", "mail", ", \"quietFrom\": \"22:00\""), administrator()))
                .hasStatus(422)
                .bodyText()
                .contains("INVALID_QUIET_HOURS", "/quietUntil");
        assertThat(defaults(
                        body.formatted("少打扰", "DUE_SOON", "mail", "").replace("\"version\": 0,", ""), administrator()))
                .hasStatus(428);
        assertThat(http.put()
                        .uri(DEFAULTS)
                        .with(administrator())
                        .header("If-Match", "\"99\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body.formatted("少打扰", "DUE_SOON", "mail", "").replace("\"version\": 0,", "")))
                .hasStatus(412)
                .bodyText()
                .contains("STALE_DEFAULTS", "If-Match");
        assertThat(defaults(body.formatted("少打扰", "DUE_SOON", "mail", ""), somebody("business-administrator")))
                .as("of another region")
                .hasStatus(403);
        assertThat(defaults(body.formatted("少打扰", "DUE_SOON", "mail", ""), regional("operator", "operator")))
                .hasStatus(403);
    }

    private MvcTestResult defaults(String body, RequestPostProcessor who) {
        return http.put()
                .uri(DEFAULTS)
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static RequestPostProcessor administrator() {
        return regional("business-administrator", "qian");
    }

    /** Somebody of the region whose defaults tests change. */
    private static RequestPostProcessor regional(String role, String id) {
        return jwt().jwt(
                        token -> token.subject(id).claim("roles", List.of(role)).claim("regions", List.of("231084")));
    }

    @Test
    void quietHoursThatBeginAndDontEndAreRefusedAndNotForgotten() {
        assertThat(http.put()
                        .uri("/api/v1/preferences")
                        .with(somebody("head", "head-education"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"language": "zh", "digestAt": "09:15", "quietFrom": "22:00", "workingHours": false, "ways": []}"""))
                .hasStatus(422)
                .bodyText()
                .contains("INVALID_QUIET_HOURS", "/quietUntil");
    }

    @Test
    void whoeverWantsNoWordOfWhatIsDueSoonStillHearsWhatIsDueToday() {
        var form = "231083-2035-OBJECTIVE-civil-affairs";
        var later = "231083-2036-OBJECTIVE-civil-affairs";
        var noneSoon = """
                {"language": "zh", "digestAt": "09:15", "workingHours": false, "ways": [
                  {"kind": "DUE_SOON", "channel": "mail", "way": "NEVER"}, {"kind": "TO_DO", "channel": "mail"}]}""";

        assertThat(http.put()
                        .uri("/api/v1/preferences")
                        .with(somebody("head", "head-civil-affairs"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(noneSoon))
                .hasStatusOk();
        remind(form, NotificationKind.DUE_SOON);
        remind(later, NotificationKind.DUE_TODAY);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mailsAbout(later)).hasSize(2));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mailsAbout(form).map(Mails::to))
                        .containsExactly("clerk-civil-affairs@example.test"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(webhooksAbout(form).map(Receiver.Request::body))
                        .singleElement()
                        .asString()
                        .contains("\"type\":\"form.due_soon\""));
    }

    private void remind(String form, NotificationKind kind) {
        var recipient = "department:231083/civil-affairs";
        publisher
                .send(
                        Topics.NOTIFICATIONS,
                        recipient,
                        notification(recipient, form, Trigger.REMIND)
                                .setKind(kind)
                                .setText("表 %s 将到期".formatted(form))
                                .build())
                .join();
    }

    @Test
    void whoeverWasNamedActsForThePersonAndHearsTheirNoticesUntilItIsEnded() {
        var form = "231083-2037-OBJECTIVE-education";
        var later = "231083-2038-OBJECTIVE-education";
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var asked = """
                {"substitute": "%s", "from": "%s", "to": "%s", "reason": "%s"}""";
        var everywhere = somebody("finance-education", List.of("reviewer"), "finance", List.of("FINANCE_DIVISION"));
        var me = somebody(
                "finance-education", List.of("reviewer"), "finance", List.of("FINANCE_DIVISION"), List.of("education"));
        var substitute = somebody("supervisor", List.of("reviewer"), null, List.of("SUPERVISING_DEPARTMENT"));

        assertThat(send("", asked.formatted("supervisor", today, today, "出差\\u0007"), me))
                .hasStatus(400)
                .bodyText()
                .contains("INVALID_TEXT");
        assertThat(send("", asked.formatted("sup\\u202eervisor", today, today, "出差"), me))
                .hasStatus(400);
        assertThat(send("", asked.formatted("clerk-education", today, today, "出差"), me))
                .hasStatus(422)
                .bodyText()
                .contains("NOT_A_COLLEAGUE", "/substitute");
        assertThat(send("", asked.formatted("supervisor", today, "2099-01-01", "出差"), me))
                .hasStatus(422)
                .bodyText()
                .contains("INVALID_PERIOD");
        assertThat(http.get().uri("/api/v1/preferences").with(substitute).header("Acting-For", "finance-education"))
                .hasStatus(403)
                .bodyText()
                .contains("NOT_SUBSTITUTE");

        assertThat(send("", asked.formatted("supervisor", today, today, "出差"), everywhere))
                .hasStatus(422)
                .bodyText()
                .contains("NOT_IN_ADDRESS_BOOK");
        var named = send("", asked.formatted("supervisor", today, today, "出差"), me);

        assertThat(named).hasStatusOk();
        assertThat(http.get().uri("/api/v1/preferences").with(substitute).header("Acting-For", "finance-education"))
                .hasStatusOk();
        assertThat(http.post()
                        .uri("/api/v1/substitutions")
                        .with(substitute)
                        .header("Acting-For", "finance-education")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(asked.formatted("finance", today, today, "")))
                .hasStatus(403)
                .bodyText()
                .contains("IN_OWN_NAME_ONLY");
        publish("person:finance-education", form, Trigger.RETURN);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mailsAbout(form).map(Mails::to))
                        .containsExactlyInAnyOrder("finance-education@example.test", "supervisor@example.test"));

        assertThat(named).bodyJson().extractingPath("$.id").asString().satisfies(id -> {
            assertThat(send("/" + id + "/end", "", somebody("clerk", "clerk-education")))
                    .hasStatus(404);
            assertThat(send("/" + id + "/end", "", me)).hasStatusOk();
        });
        assertThat(http.get().uri("/api/v1/preferences").with(substitute).header("Acting-For", "finance-education"))
                .hasStatus(403);
        publish("person:finance-education", later, Trigger.RETURN);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(mailsAbout(later).map(Mails::to)).containsExactly("finance-education@example.test"));
    }

    private MvcTestResult send(String place, String body, RequestPostProcessor who) {
        return http.post()
                .uri("/api/v1/substitutions" + place)
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static RequestPostProcessor somebody(
            String id, List<String> roles, @Nullable String department, List<String> stages) {
        return somebody(id, roles, department, stages, List.of());
    }

    private static RequestPostProcessor somebody(
            String id,
            List<String> roles,
            @Nullable String department,
            List<String> stages,
            List<String> stageDepartments) {
        return jwt().jwt(token -> {
            token.subject(id)
                    .claim("name", id)
                    .claim("roles", roles)
                    .claim("regions", List.of("231083"))
                    .claim("stages", stages)
                    .claim("stage_departments", stageDepartments);
            if (department != null) {
                token.claim("department", department);
            }
        });
    }

    @Test
    void whatIsDoneByTheTimeItIsToldIsKnownFromTheJournal() {
        var form = "231083-2039-OBJECTIVE-education";
        var asked = Samples.delivery("mail", "supervisor@example.test", 1)
                .setRecipient("stage:231083/SUPERVISING_DEPARTMENT")
                .setFormId(form)
                .setDigest(true)
                .build();
        assertThat(toDo.remains(asked)).isTrue();

        var passed = FormEvent.newBuilder()
                .setFormId(form)
                .setVersion(3)
                .setRevision(1)
                .setCommandId(UUID.randomUUID())
                .setTrigger(Trigger.PASS)
                .setFromState(FormState.SUBMITTED)
                .setToState(FormState.SUBMITTED)
                .setFromStage("SUPERVISING_DEPARTMENT")
                .setToStage("FINANCE_DIVISION")
                .setActor(Actor.newBuilder()
                        .setId("a")
                        .setName("a")
                        .setRole("reviewer")
                        .build())
                .setOccurredAt(Samples.NOW.plusSeconds(60))
                .setTemplateId("default")
                .build();
        publisher.send(Topics.FORM_EVENTS, form, passed).join();

        await().atMost(PATIENCE).until(() -> !toDo.remains(asked));
    }

    @Test
    void whoeverNamedASubstituteHearsThatThisOneWillBeAway() {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var asked = """
                {"substitute": "%s", "from": "%s", "to": "%s"}""";
        var supervisor = somebody("supervisor", List.of("reviewer"), null, List.of("SUPERVISING_DEPARTMENT"));
        var finance = somebody("finance", List.of("reviewer"), "finance", List.of("FINANCE_DIVISION"));
        var from = today.plusDays(30);

        assertThat(send("", asked.formatted("finance", from, from), supervisor)).hasStatusOk();
        assertThat(send("", asked.formatted("finance-education", from, from), finance))
                .hasStatusOk();

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(mailsAbout("这些天没有人代您办理").map(Mails::to)).containsExactly("supervisor@example.test"));
        assertThat(http.get().uri("/api/v1/substitutions").with(supervisor))
                .bodyJson()
                .extractingPath("$[0].away.from")
                .isNotNull();
    }

    @Test
    void digestsEndByASignedLinkAlone() {
        assertThat(http.post().uri("/unsubscribe?person=clerk-education&token=guessed"))
                .hasStatus(403);
        assertThat(http.get().uri("/unsubscribe?person=clerk-education&token=guessed"))
                .hasStatus(302)
                .hasHeader("Location", "http://localhost:8080/settings/notices");
    }

    @Test
    void onlyOperatorsAndAuditorsSeeWhereOthersAreReached() {
        assertThat(http.get().uri("/api/v1/deliveries")).hasStatus(401);
        assertThat(http.get().uri("/api/v1/deliveries").with(somebody("clerk"))).hasStatus(403);
        assertThat(http.get().uri("/api/v1/deliveries/sums").with(somebody("auditor")))
                .hasStatusOk();
        assertThat(http.get().uri("/api/v1/deliveries?size=201").with(somebody("auditor")))
                .hasStatus(400);
    }

    @Test
    void whatReachesNobodyIsCounted() {
        publish("department:231083/archives", "231083-2031-OBJECTIVE-archives", Trigger.RETURN);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                http.get().uri("/api/v1/deliveries/sums").with(operator()))
                        .bodyJson()
                        .extractingPath("$.unreachable")
                        .asNumber()
                        .satisfies(count -> assertThat(count.longValue()).isPositive()));
    }

    private void publish(String recipient, String form, Trigger trigger) {
        var notification = notification(recipient, form, trigger)
                .setText("表 %s 有新情况".formatted(form))
                .build();
        publisher.send(Topics.NOTIFICATIONS, recipient, notification).join();
    }

    private static Stream<MimeMessage> mailsAbout(String form) {
        return Stream.of(MAIL.getReceivedMessages())
                .filter(mail -> Mails.text(mail).contains(form));
    }

    private static Stream<Receiver.Request> webhooksAbout(String form) {
        return WEBHOOK.requests().stream().filter(request -> request.body().contains(form));
    }

    private static RequestPostProcessor operator() {
        return somebody("operator");
    }

    private static RequestPostProcessor somebody(String role) {
        return somebody(role, role);
    }

    private static RequestPostProcessor somebody(String role, String id) {
        return jwt().jwt(
                        token -> token.subject(id).claim("roles", List.of(role)).claim("regions", List.of("231083")));
    }
}
