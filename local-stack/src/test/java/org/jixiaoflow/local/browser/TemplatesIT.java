package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.local.browser.Chromium.WITHOUT_SCRIPTS;
import static org.jixiaoflow.local.browser.Office.as;
import static org.jixiaoflow.local.browser.Office.ask;
import static org.jixiaoflow.local.browser.Office.form;
import static org.jixiaoflow.local.browser.Office.stack;

import java.util.UUID;
import org.jixiaoflow.local.identity.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Scoring templates, in a browser,")
@InTheOffice
class TemplatesIT {

    private static final String LIST = "/admin/scoring-templates";

    private final int year = Office.year();
    private final String form = form(year, "civil-affairs");

    /** A form rated 90, 优 by the template in force. */
    @BeforeEach
    void scored() {
        Office.approved(form);
        awaitScore("EXCELLENT");
    }

    private void awaitScore(String grade) {
        await().until(() -> ask(
                        stack().addresses().scoring(),
                        "GET",
                        "/api/v1/scores/" + form,
                        Person.auditor(),
                        UUID.randomUUID(),
                        null)
                .body()
                .contains("\"grade\":\"" + grade + '"'));
    }

    @Test
    @DisplayName("say what is wrong while they are typed, what they would do, and are published by whoever counted")
    void published() {
        try (var administrator = as("business-administrator")) {
            administrator.go("#to-templates");
            administrator.awaitText("#list", "通用模板");
            administrator.isFitForEverybody("scoring-templates");
            administrator.clickText("#list a", "通用模板");
            administrator.awaitText("#history", "随系统配置");
            administrator.click("#copy");
            administrator.retype("#executionPoints", "20");
            administrator.awaitText("#faults", "110");
            assertThat(administrator.await("#executionPoints").getDomAttribute("aria-invalid"))
                    .isNull();
            assertThat(administrator.await("[name='/levels/0/points']").getDomAttribute("aria-invalid"))
                    .isEqualTo("true");
            administrator.retype("#executionPoints", "十");
            administrator.awaitText("#faults", "无法读取");
            administrator.retype("#executionPoints", "10");
            administrator.await("#faults:empty");
            fill(administrator, "of-" + year, "95");
            administrator.click("#try");
            administrator.awaitText("#effect-title", "重新评分 1 份");
            administrator.awaitText("#effect", "优 → 良：1 份");
            administrator.awaitText("#effect", "由审核人和审计人员查看");
            assertThat(administrator.all("#changed-forms")).isEmpty();
            administrator.isFitInEveryLook("scoring-template");
            administrator.type("#count", "1");
            administrator.click("#do-publish");
            administrator.awaitText("#faults", "请说明修改的原因");
            administrator.type("#reason", "提高优秀线");
            administrator.type("#count", "2");
            administrator.click("#do-publish");
            administrator.awaitText("#miscounted", "未发布");
            administrator.type("#count", "1");
            administrator.click("#do-publish");
            administrator.awaitText("main", "已发布第 1 版");
            administrator.awaitText("#history", "钱管理");
            administrator.awaitText("#history", "提高优秀线");
            awaitScore("GOOD");
            administrator.retype("#grade-EXCELLENT", "96");
            administrator.click("#try");
            administrator.awaitText("#differences", "等级 优：95 → 96");
            administrator.awaitText("#effect-title", "重新评分 1 份，其中得分或等级改变 0 份");
        }
    }

    private void fill(Chromium browser, String id, String best) {
        browser.retype("#id", id);
        browser.retype("#name", year + "年县级模板");
        browser.retype("#region", "231083");
        browser.retype("#year", String.valueOf(year));
        browser.retype("#grade-EXCELLENT", best);
    }

    @Test
    @DisplayName("are tried with names by readers of scores, who publish nothing, and by no department")
    void tried() {
        try (var reviewer = as("finance", WITHOUT_SCRIPTS)) {
            reviewer.open(LIST + "/standard?copy=true");
            fill(reviewer, "of-" + year, "95");
            reviewer.click("#try");
            reviewer.awaitText("#effect-title", "等级改变 1 份");
            reviewer.click("#effect details:last-of-type summary");
            reviewer.awaitText("#changed-forms", "民政局");
            assertThat(reviewer.all("#do-publish, #to-templates")).isEmpty();
        }
        try (var clerk = as("clerk-civil-affairs")) {
            clerk.open(LIST);
            clerk.awaitText("main", "无权");
            clerk.open(LIST + "/standard");
            clerk.awaitText("main", "无权");
        }
    }
}
