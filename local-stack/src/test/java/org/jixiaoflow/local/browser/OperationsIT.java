package org.jixiaoflow.local.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.local.browser.Office.as;
import static org.jixiaoflow.local.browser.Office.ask;
import static org.jixiaoflow.local.browser.Office.form;
import static org.jixiaoflow.local.browser.Office.json;
import static org.jixiaoflow.local.browser.Office.stack;

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
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.json.AvroJson;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The operator's desk, in a browser,")
@InTheOffice
class OperationsIT {

    private static final String PORTAL =
            Topics.portalSubmissions(LocalStack.PORTAL).name();
    private static final String LETTERS = "/operations/dead-letters?topic=" + PORTAL;

    @Test
    @DisplayName("tells in a glance what isn't well and what to do, and how everything stands")
    void glance() {
        poison();
        try (var operator = as("operator")) {
            operator.click("#to-operations");
            operator.awaitText("[data-trouble='letters']", "死信台");
            operator.awaitText("[data-trouble='backup.none']", "./jixiao backup");
            for (var stream : List.of("jixiao-review", "jixiao-scoring", "jixiao-scoring-sums-by-rows")) {
                operator.awaitText("[data-stream='" + stream + "']", "运行中");
            }
            for (var view : List.of("submission.forms", "review.forms", "notification.deliveries")) {
                operator.await("[data-view='" + view + "']");
            }
            assertThat(operator.all("[data-disk]")).hasSizeGreaterThanOrEqualTo(4);
            operator.awaitText("#ground", "Kafka 1: ");
            operator.awaitText("#calendar", "已知到 2");
            operator.awaitText("#backup", "未知");
        }
    }

    @Test
    @DisplayName("has a view filled again, and shows how far it is, while auditors look on")
    void rebuild() {
        try (var operator = as("operator")) {
            operator.open("/operations");
            operator.click("[data-view='notification.deliveries'] summary");
            operator.click("[data-view='notification.deliveries'] button");
            operator.awaitText("main", "deliveries 开始重建");
            await().untilAsserted(() ->
                    assertThat(operator.all("#views[data-refilling='false']")).hasSize(1));
            operator.open("/operations/views", "#views");
            assertThat(operator.all("section")).hasSize(1);
        }
        try (var auditor = as("auditor")) {
            auditor.open("/operations");
            auditor.await("[data-view='notification.deliveries']");
            assertThat(auditor.all("#views form")).isEmpty();
            auditor.open(LETTERS);
            assertThat(auditor.all("#many input[type=checkbox], #many button")).isEmpty();
        }
    }

    @Test
    @DisplayName("has many letters of one reason discarded at once, with a reason and without scripts")
    void many() {
        var letters = List.of(poison(), poison());
        try (var operator = as("operator", Chromium.WITHOUT_SCRIPTS)) {
            operator.open("/operations");
            operator.click("#letters [data-count='" + PORTAL + "'] a");
            letters.forEach(letter -> operator.click("[data-letter='" + letter + "'] input"));
            operator.click("button[value=DISCARDED]");
            operator.awaitText("[role=alert]", "作废须说明原因");
            operator.type("#why", "测试数据");
            operator.click("button[value=DISCARDED]");
            operator.awaitText("#results", "已作废 2 件，0 件未作废");
            letters.forEach(letter ->
                    assertThat(operator.all("[data-letter='" + letter + "']")).isEmpty());
            operator.open(LETTERS + "&state=DISCARDED", "[data-letter='" + letters.get(0) + "']");
            operator.awaitText("[data-letter='" + letters.get(0) + "']", "冯运维");
            operator.open(LETTERS + "&all=true");
            assertThat(operator.all("#many input[type=checkbox]:not(:checked):enabled"))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("shows a letter's bytes and reason, says which field doesn't fit, and has it processed as mended")
    void mended() {
        var letter = poison();
        var meant = FormSubmission.newBuilder()
                .setCommandId(UUID.randomUUID())
                .setFormId(form(2031, "civil-affairs"))
                .setTrigger(SubmissionTrigger.SAVE)
                .setActor(Actor.newBuilder()
                        .setId("p")
                        .setName("p")
                        .setRole("portal")
                        .build())
                .setIssuedAt(Instant.now())
                .build();
        try (var operator = as("operator")) {
            operator.open(LETTERS + "&letter=" + letter);
            operator.awaitText("#letter", "not avro");
            operator.awaitText(".dump", "6e 6f 74 20 61 76 72 6f");
            operator.type("#record", "{");
            operator.click("#mend button");
            operator.awaitText("[role=alert]", "这不是 JSON");
            record(operator, "{\"formId\": 7}");
            operator.click("#mend button");
            operator.awaitText("[role=alert]", "/fix/record");
            record(operator, AvroJson.write(meant).toString());
            operator.type("#mend-why", "门户编码有误");
            operator.click("#mend button");
            operator.awaitText(".notice.good", "已按修正后的内容重新处理");
            operator.awaitText("#letter .diff", "门户编码有误");
        }
    }

    private static void record(Chromium operator, String json) {
        operator.run("arguments[0].value = arguments[1]", operator.await("#record"), json);
    }

    @Test
    @DisplayName("is fit for everybody, in either language and theme, in a window and on a phone, and is nobody else's")
    void fit() {
        var letter = poison();
        try (var operator = as("operator")) {
            for (var language : List.of("zh", "en")) {
                operator.open("/language?to=" + language);
                for (var page : Map.of("desk", "/operations", "letters", LETTERS + "&letter=" + letter)
                        .entrySet()) {
                    var name = "operations-%s-%s".formatted(page.getKey(), language);
                    operator.theme(false);
                    operator.size(1440);
                    operator.open(page.getValue());
                    operator.await(page.getKey().equals("desk") ? "#glance" : "#letter .dump");
                    operator.staysAtHome(name);
                    operator.isFitInEveryLook(name);
                }
            }
        }
        try (var clerk = as("clerk-education")) {
            assertThat(clerk.all("#to-operations")).isEmpty();
            clerk.open("/operations");
            clerk.awaitText("main", "无权");
            clerk.open("/operations/dead-letters");
            clerk.awaitText("main", "无权");
        }
    }

    /** What nobody can read, sent by the portal and put aside; its letter's id. */
    private static String poison() {
        var key = UUID.randomUUID().toString();
        var settings = Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack().addresses().kafka());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            assertThat(producer.send(new ProducerRecord<>(PORTAL, key.getBytes(UTF_8), "not avro".getBytes(UTF_8))))
                    .succeedsWithin(Duration.ofSeconds(20));
        }
        var operator = new Person("operator", "冯运维", List.of("operator"), null, List.of(), List.of());
        return await().until(
                        () -> json(ask(
                                        stack().addresses().submission(),
                                        "GET",
                                        "/api/v1/dead-letters?limit=200&topic=" + PORTAL,
                                        operator,
                                        UUID.randomUUID(),
                                        null))
                                .path("items")
                                .valueStream()
                                .filter(item -> item.path("key").asString("").equals(key))
                                .map(item -> item.path("id").asString(""))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
