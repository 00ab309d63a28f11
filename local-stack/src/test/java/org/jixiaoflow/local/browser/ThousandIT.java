package org.jixiaoflow.local.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A county whose thousand forms all wait for one reviewer; as commands on their topic they are there within seconds. */
@DisplayName("An inbox of a thousand forms")
@InTheOffice
class ThousandIT {

    private static final int FORMS = 1000;
    private static final String REVIEWER = "supervisor-elsewhere";
    private static final String INBOX = "/inbox?q=thousand-";

    /** Milliseconds, many times what a page takes on a machine that has nothing else to do. */
    private static final double PATIENCE = 30_000;

    /** Milliseconds, twenty times what nobody notices. */
    private static final double UNNOTICED = 1_000;

    private static int year;

    @BeforeAll
    static void file() {
        year = Office.year();
        var settings = Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                Office.stack().addresses().kafka(),
                ProducerConfig.LINGER_MS_CONFIG,
                20);
        var serdes = new RegistrySerdes(Office.stack().addresses().registry());
        serdes.register(List.of(Topics.FORM_SUBMISSIONS));
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
                var commands = serdes.of(Topics.FORM_SUBMISSIONS).serializer()) {
            for (var number = 0; number < FORMS; number++) {
                for (var trigger : List.of(SubmissionTrigger.SAVE, SubmissionTrigger.SUBMIT)) {
                    var unused = producer.send(new ProducerRecord<>(
                            Topics.FORM_SUBMISSIONS.name(),
                            form(number).getBytes(UTF_8),
                            commands.serialize(Topics.FORM_SUBMISSIONS.name(), command(number, trigger))));
                }
            }
            producer.flush();
        }
    }

    private static String form(int number) {
        return "231084-%d-OBJECTIVE-%s".formatted(year, department(number));
    }

    private static String department(int number) {
        return "thousand-%03d".formatted(number);
    }

    private static FormSubmission command(int number, SubmissionTrigger trigger) {
        return FormSubmission.newBuilder()
                .setCommandId(UUID.randomUUID())
                .setFormId(form(number))
                .setTrigger(trigger)
                .setActor(Actor.newBuilder()
                        .setId("clerk")
                        .setName("填报人")
                        .setRole("clerk")
                        .setRegions(List.of("231084"))
                        .setDepartmentCode(department(number))
                        .build())
                .setIssuedAt(Instant.now())
                .setContent(FormContent.newBuilder()
                        .setDepartmentName("第%d单位".formatted(number))
                        .setIndicators(List.of(Indicator.newBuilder()
                                .setId("i1")
                                .setLevel1("产出指标")
                                .setLevel2("数量指标")
                                .setName("办结事项")
                                .setOperator(Operator.GE)
                                .setTarget(String.valueOf(100 + number))
                                .setUnit("件")
                                .build()))
                        .build())
                .build();
    }

    private static Chromium reviewer() {
        var browser = Office.as(REVIEWER);
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            browser.open(INBOX);
            return browser.await(".tabs a strong").getText().equals(String.valueOf(FORMS));
        });
        return browser;
    }

    /** Milliseconds from asking for this page until it stood. */
    private static double took(Chromium browser) {
        return ((Number) Objects.requireNonNull(
                        browser.run("return performance.getEntriesByType('navigation')[0].domComplete")))
                .doubleValue();
    }

    @Test
    @DisplayName("is read part by part, each form once and none left out")
    void parts() {
        try (var browser = reviewer()) {
            var seen = new HashSet<String>();
            var rows = 0;
            for (var more = true; more; ) {
                var part = browser.all("#rows tbody tr").stream()
                        .map(row -> String.valueOf(row.getDomAttribute("data-form")))
                        .toList();
                rows += part.size();
                seen.addAll(part);
                assertThat(took(browser)).as("ms for a part").isLessThan(PATIENCE);
                more = !browser.all("a[rel=next]").isEmpty();
                if (more) {
                    browser.click("a[rel=next]");
                    browser.await("#rows");
                }
            }

            assertThat(rows).isEqualTo(FORMS);
            assertThat(seen).hasSize(FORMS);
        }
    }

    @Test
    @DisplayName("is gone through by keys without waiting, and fits a phone")
    void keys() {
        try (var browser = reviewer()) {
            assertThat(((Number) Objects.requireNonNull(browser.run("""
                            const took = [];
                            for (let time = 0; time < 60; time += 1) {
                              const begun = performance.now();
                              document.dispatchEvent(new KeyboardEvent('keydown', {key: 'j', bubbles: true, cancelable: true}));
                              took.push(performance.now() - begun);
                            }
                            return took.sort((one, other) => one - other)[56];"""))).doubleValue())
                    .as("ms to go to the next row")
                    .isLessThan(UNNOTICED);
            assertThat(browser.all("#rows tr.here")).hasSize(1);
            browser.isFitForEverybody("inbox-thousand");
        }
    }

    @Test
    @DisplayName("says which of a thousand a form is, and leads to the next one")
    void place() {
        try (var browser = reviewer()) {
            browser.open("/review/" + form(500) + INBOX.substring(INBOX.indexOf('?')) + "&sort=DEPARTMENT");
            browser.awaitText("#position", "/1,000");
            assertThat(took(browser)).as("ms for a form").isLessThan(PATIENCE);
            var before = browser.await("#position").getText();
            browser.await("#content").sendKeys("]");
            await().until(() -> !browser.address().contains(department(500)));
            browser.await("#position");

            assertThat(browser.await("#position").getText())
                    .isNotEqualTo(before)
                    .contains("/1,000");
        }
    }
}
