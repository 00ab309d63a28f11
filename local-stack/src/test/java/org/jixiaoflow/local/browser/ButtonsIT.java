package org.jixiaoflow.local.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.json.AvroJson;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

@DisplayName("By a button")
@InTheOffice
class ButtonsIT {

    private static final Topic<FormSubmission> PORTAL = Topics.portalSubmissions(LocalStack.PORTAL);

    private static String own() {
        return Office.form(Office.year(), "civil-affairs");
    }

    @Test
    @DisplayName("a clerk takes back what nobody acted on")
    void withdraw() {
        var form = Office.submitted(own());
        try (var clerk = Office.as("clerk-civil-affairs")) {
            clerk.open("/forms/" + form);
            clerk.click("form[action$='/withdraw'] button");

            clerk.awaitText("#standing", "待送审");
            clerk.await(".notice.good");
            assertThat(clerk.all("a[href$='/edit']")).isNotEmpty();
        }
    }

    @Test
    @DisplayName("a reviewer grants an adjustment, and the clerk adjusts with a reason")
    void adjust() {
        var form = Office.approved(own());
        try (var last = Office.as("final-reviewer")) {
            last.open("/review/" + form);
            last.click("button[value='ask:GRANT_ADJUST']");
            last.click("#send");
            last.awaitText("main", "准予调整");
        }
        try (var clerk = Office.as("clerk-civil-affairs")) {
            clerk.open("/forms/" + form);
            clerk.clickText(".actions summary", "调整");
            clerk.type(".actions textarea[name=reason]", "年中追加了救助资金");
            clerk.click("form[action$='/adjust'] button");

            clerk.awaitText("#standing", "待送审");
            assertThat(clerk.await("#course").getText()).contains("年中追加了救助资金");
        }
    }

    @Test
    @DisplayName("an approval is revoked, for a reason alone")
    void revoke() {
        var form = Office.approved(Office.form(2020, "revoked"));
        try (var last = Office.as("final-reviewer")) {
            last.open("/forms/" + form);
            last.awaitText("#to-review", "取消审核或准予调整");
            last.click("#to-review");
            last.click("button[value='ask:REVOKE']");
            last.await("#errors");
            last.type("#reason", "评分有误");
            last.click("button[value='ask:REVOKE']");
            last.click("#send");
            last.awaitText("main", "已取消");
            last.open("/forms/" + form);

            last.awaitText("#standing", "审核中");
            assertThat(last.await("#course").getText()).contains("评分有误");
        }
    }

    @Test
    @DisplayName("a third party gives its opinion, and the form goes on as before")
    void opinion() {
        var form = Office.submitted(Office.form(2020, "opined"));
        try (var reader = Office.as("reader")) {
            reader.open("/forms/" + form);
            reader.click(".actions a[href*='/review/']");
            reader.type("#opinion", "指标与职能相符，建议补充成本指标");
            reader.click("button[value='ask:OPINE']");
            reader.click("#send");
            reader.awaitText("main", "意见");
        }
        try (var supervisor = Office.as("supervisor")) {
            supervisor.open("/forms/" + form);
            supervisor.awaitText("#course", "建议补充成本指标");
            assertThat(supervisor.await("#standing").getText()).contains("审核中");
        }
    }

    @Test
    @DisplayName("the head signs what their clerk wrote, and nobody signs their own")
    void sign() {
        var form = own();
        Office.save(form);
        try (var head = Office.as("head-civil-affairs")) {
            head.open("/forms/" + form);
            head.click("form[action$='/sign'] button");

            head.await(".notice.good");
            assertThat(head.await("#course").getText()).contains("签批", "李卫国");
            assertThat(head.all("form[action$='/sign'] button")).isEmpty();
        }
    }

    @Test
    @DisplayName("what the department's portal sent in vain is shown to it, with the reason")
    void refusedSubmission() {
        var form = own();
        var named = form.substring(7, 11) + " 年度绩效目标表";
        send(form);
        try (var clerk = Office.as("clerk-civil-affairs")) {
            clerk.open("/");
            clerk.awaitText("#refused", named);
            clerk.awaitText("#refused", "门户报送被退回");
            clerk.isFitForEverybody("home-refused");
            clerk.open("/notifications");
            clerk.awaitText("#list", "门户报送被退回：本机门户报送的" + form.substring(7, 11) + "年绩效目标表未被受理");
            clerk.clickText("#list a", "门户报送被退回：本机门户报送的" + form.substring(7, 11) + "年");
            clerk.awaitText("#refused", named);
        }
    }

    @Test
    @DisplayName("whoever mended what the portal had sent unreadable is named in the form's course")
    void corrected() {
        var form = own();
        send(form, "not a record".getBytes(UTF_8));
        mend(form);
        assertThat(Office.shown(form).path("form").path("state").asString()).isEqualTo("DRAFT");
        try (var clerk = Office.as("clerk-civil-affairs")) {
            clerk.open("/forms/" + form);
            clerk.awaitText("#course", "由 冯运维 更正后重新办理");
            clerk.isFitForEverybody("form-corrected");
        }
    }

    /** The operator replays the letter with what the portal meant. */
    private static void mend(String form) {
        var letters = "/api/v1/dead-letters";
        var service = Office.stack().addresses().submission();
        var operator = new Person("operator", "冯运维", List.of("operator"), null, List.of(), List.of());
        var letter = await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> Office.json(Office.ask(
                                        service,
                                        "GET",
                                        letters + "?state=OPEN&topic=" + PORTAL.name(),
                                        operator,
                                        UUID.randomUUID(),
                                        null))
                                .path("items")
                                .valueStream()
                                .filter(one -> one.path("key").asString("").equals(form))
                                .map(one -> one.path("id").asString(""))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        var meant = submission(form)
                .setContent(FormContent.newBuilder()
                        .setDepartmentName("民政局")
                        .setIndicators(List.of(Indicator.newBuilder()
                                .setId("i1")
                                .setName("救助人数")
                                .build()))
                        .build())
                .build();
        var body = JsonNodeFactory.instance.objectNode().put("reason", "门户编码有误");
        body.putObject("fix").set("record", AvroJson.write(meant));
        var answer = Office.ask(
                service, "POST", letters + "/" + letter + "/replay", operator, UUID.randomUUID(), body.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static FormSubmission.Builder submission(String form) {
        return FormSubmission.newBuilder()
                .setCommandId(UUID.randomUUID())
                .setFormId(form)
                .setTrigger(SubmissionTrigger.SAVE)
                .setActor(Actor.newBuilder()
                        .setId("p")
                        .setName("p")
                        .setRole("portal")
                        .build())
                .setIssuedAt(Instant.now());
    }

    /** A portal's submission without content, which nothing can be made of. */
    private static void send(String form) {
        var registrySerdes = new RegistrySerdes(Office.stack().addresses().registry());
        registrySerdes.register(List.of(PORTAL));
        send(
                form,
                registrySerdes
                        .of(PORTAL)
                        .serializer()
                        .serialize(PORTAL.name(), submission(form).build()));
    }

    private static void send(String form, byte[] value) {
        var settings = Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                Office.stack().addresses().kafka());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            assertThat(producer.send(new ProducerRecord<>(PORTAL.name(), form.getBytes(UTF_8), value)))
                    .succeedsWithin(Duration.ofSeconds(20));
        }
    }
}
