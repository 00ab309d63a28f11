package org.jixiaoflow.local.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.local.browser.Chromium.WITHOUT_SCRIPTS;
import static org.jixiaoflow.local.browser.Office.as;
import static org.jixiaoflow.local.browser.Office.ask;
import static org.jixiaoflow.local.browser.Office.form;
import static org.jixiaoflow.local.browser.Office.stack;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.schemas.contract.Topics;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who may act, in a browser,")
@InTheOffice
class AdministrationIT {

    private static final String PORTAL = LocalStack.PORTAL;

    /** A region whose people no other test writes to. */
    private static final String ELSEWHERE = "231084";

    private final int year = Office.year();

    @Test
    @DisplayName("is everybody in the address book and in the journal, with substitutes and when they were last seen")
    void people() {
        Office.save(form(year, "housing-construction"));
        try (var security = as("security-administrator")) {
            security.go("#to-people");
            await().until(
                            () -> security.open("/admin/people?region=231083")
                                    .all("[data-person='clerk-housing-construction']"),
                            rows -> !rows.isEmpty());
            security.awaitText("[data-person='clerk-housing-construction']", "仅见于办理记录");
            security.awaitText("[data-person='finance-education']", "财政业务股");
            security.awaitText("[data-person='finance-education']", "仅限");
            security.awaitText("[data-person='clerk-civil-affairs']", "填报人");
            security.awaitText("[data-person='operator']", "没有记录");
            assertThat(security.all("[data-person='clerk-elsewhere']")).isEmpty();
            security.awaitText("[data-substitution='final-reviewer finance'][data-phase='NOW']", "通讯录");
            security.awaitText(
                    "[data-substitution='supervisor finance'][data-phase='ENDED']", "2022-03-01 至 2022-03-14");
            security.isFitInEveryLook("people");
        }
        try (var administrator = as("business-administrator", WITHOUT_SCRIPTS)) {
            administrator.open("/admin/people?region=231083");
            administrator.retype("#q", "李卫国");
            administrator.choose("#role", "final-reviewer");
            administrator.click("#find-people");
            administrator.awaitText("main", "没有符合条件的人员");
            administrator.retype("#q", "孙志强");
            administrator.click("#find-people");
            administrator.awaitText("[data-person='final-reviewer']", "绩效股");
        }
        try (var operator = as("operator")) {
            operator.open("/admin/people");
            operator.awaitText("main", "无权");
            assertThat(operator.all("#to-people")).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "is each portal, with its departments, its credential, what was taken of it and why the rest was refused")
    void portals() {
        var taken = form(year, "education");
        var portal = new Person(
                        PORTAL, "本机门户", List.of("portal"), null, List.of("civil-affairs", "education"), List.of())
                .in("231083");
        await().until(
                        () -> ask(
                                        stack().addresses().submission(),
                                        "PUT",
                                        "/api/v1/forms/" + taken,
                                        portal,
                                        UUID.randomUUID(),
                                        Office.CONTENT)
                                .statusCode(),
                        status -> status == 200);
        var empty = form(year, "civil-affairs");
        send(empty);
        try (var administrator = as("business-administrator")) {
            administrator.go("#to-portals");
            var busy = "[data-portal='%s']:not([data-taken='0']):not([data-refused='0'])".formatted(PORTAL);
            await().until(
                            () -> administrator
                                    .open("/admin/portals?region=231083")
                                    .all(busy),
                            rows -> !rows.isEmpty());
            administrator.awaitText("#refusals", empty);
            administrator.awaitText("[data-portal='" + PORTAL + "']", "civil-affairs、education");
            administrator.awaitText("[data-portal='" + PORTAL + "']", "没有记载");
            administrator.size(800);
            administrator.click("[data-portal='" + PORTAL + "'] [data-label='拒收'] a");
            administrator.isUncovered("#refusals");
            administrator.size(1440);
            administrator.awaitText("#refusals", "EMPTY_RECORD");
            assertThat(administrator.all("#days tbody tr")).hasSize(14);
            administrator.isFitForEverybody("portals");
            administrator.size(Chromium.PHONE);
            administrator.isFitForEverybody("portals-phone");
        }
        try (var operator = as("operator", WITHOUT_SCRIPTS)) {
            operator.open("/admin/portals");
            operator.awaitText("#refusals", empty);
        }
        try (var clerk = as("clerk-education")) {
            clerk.open("/admin/portals");
            clerk.awaitText("main", "无权");
            assertThat(clerk.all("#to-portals")).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "says how people hear of notices who chose nothing, with a reason, version by version, and without scripts")
    void defaults() {
        try (var administrator = as("business-administrator", WITHOUT_SCRIPTS)) {
            administrator.open("/");
            administrator.go("#to-notice-defaults");
            administrator.open("/admin/notifications?region=" + ELSEWHERE);
            administrator.awaitText("#defaults", "系统配置");
            assertThat(administrator.all("[data-default='TO_DO.mail'] option[value='NEVER']"))
                    .isEmpty();
            administrator.choose("[name='TO_KNOW.mail']", "DIGEST");
            administrator.run("document.querySelector('#quietFrom').value = '22:00'");
            administrator.retype("#reason", "夜间不打扰");
            administrator.click("#do-save");
            administrator.awaitText("[role=alert]", "须同时填写开始和结束");
            assertThat(administrator.await("#quietUntil").getDomAttribute("aria-invalid"))
                    .isEqualTo("true");
            assertThat(administrator.await("#reason").getDomProperty("value")).isEqualTo("夜间不打扰");
            administrator.run("document.querySelector('#quietUntil').value = '07:00'");
            administrator.click("#do-save");
            administrator.awaitText("main", "已保存");
            administrator.awaitText("#versions", "夜间不打扰");
            administrator.awaitText("#versions", "告诉我的 · 邮件");
            administrator.awaitText("#defaults", "第 1 版");
            try (var another = as("business-administrator", WITHOUT_SCRIPTS)) {
                another.open("/admin/notifications?region=" + ELSEWHERE);
                another.retype("#reason", "另一窗口");
                another.choose("[name='TO_KNOW.mail']", "NEVER");
                another.click("#do-save");
                another.awaitText("#defaults", "第 2 版");
            }
            administrator.choose("[name='TO_KNOW.mail']", "DIGEST");
            administrator.retype("#reason", "仍按汇总");
            administrator.click("#do-save");
            administrator.awaitText("[role=alert]", "已有新的版本");
            administrator.awaitText("#versions", "另一窗口");
            administrator.click("#do-save");
            administrator.awaitText("#versions", "仍按汇总");
        }
        try (var clerk = as("clerk-elsewhere")) {
            clerk.open("/settings/notices");
            clerk.awaitText("main", "按全县默认（每个工作日汇总）");
        }
        try (var administrator = as("business-administrator")) {
            administrator.open("/admin/notifications?region=" + ELSEWHERE);
            administrator.awaitText("#versions", "22:00");
            administrator.isFitInEveryLook("notice-defaults");
        }
        try (var operator = as("operator")) {
            operator.open("/admin/notifications");
            operator.await("#defaults fieldset[disabled]");
            assertThat(operator.all("#do-save")).isEmpty();
        }
    }

    /** A record that says nothing but which form is meant. */
    private static void send(String form) {
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, (Object)
                        stack().addresses().kafka()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.portalSubmissions(PORTAL).name(), form.getBytes(UTF_8), null))
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
