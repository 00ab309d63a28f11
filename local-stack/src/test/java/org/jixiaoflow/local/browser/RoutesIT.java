package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.local.browser.Chromium.WITHOUT_SCRIPTS;
import static org.jixiaoflow.local.browser.Office.as;
import static org.jixiaoflow.local.browser.Office.form;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Review templates, in a browser,")
@InTheOffice
class RoutesIT {

    private static final String LIST = "/admin/review-templates";

    private final int year = Office.year();
    private final String id = "route-" + year;

    @Test
    @DisplayName("say what is wrong while they are typed, what differs, and are published with a reason")
    void published() {
        try (var administrator = as("business-administrator")) {
            administrator.go("#to-routes");
            administrator.awaitText("#list", "财政业务股 → 绩效股");
            administrator.isFitForEverybody("review-templates");
            administrator.clickText("#list a", "default");
            administrator.awaitText("#history", "随系统配置");
            administrator.click("#copy");
            fill(administrator);
            administrator.retype("[name='/route/0/workingDays']", "300");
            administrator.awaitText("#faults", "1 到 250");
            assertThat(administrator.await("[name='/route/0/workingDays']").getDomAttribute("aria-invalid"))
                    .isEqualTo("true");
            administrator.retype("[name='/route/0/workingDays']", "4");
            administrator.await("#faults:empty");
            administrator.click("#try");
            administrator.awaitText("#publish-title", "可以发布");
            administrator.type("#reason", "试行");
            administrator.click("#do-publish");
            administrator.awaitText("main", "已发布第 1 版");
            administrator.awaitText("#history", "没有表单适用此版");

            var before = form(year, "civil-affairs");
            Office.submitted(before);
            administrator.retype("[name='/route/0/id']", "");
            administrator.retype("#answerDays", "9");
            administrator.click("#try");
            administrator.awaitText("#publish", "部门答复退回（工作日）：5 → 9");
            administrator.awaitText(
                    "#publish",
                    "SUPERVISING_DEPARTMENT、FINANCE_DIVISION、PERFORMANCE_DIVISION → FINANCE_DIVISION、PERFORMANCE_DIVISION");
            administrator.isFitInEveryLook("review-template");
            administrator.type("#reason", "主管部门不再初审");
            administrator.click("#do-publish");
            administrator.awaitText("main", "已发布第 2 版");
            administrator.awaitText("#history", "主管部门不再初审");
            administrator.awaitText("#history", "1 份表单适用此版，其中 1 份尚未批复");
            var after = form(year, "education");
            Office.submitted(after);
            assertThat(stage(before)).isEqualTo("SUPERVISING_DEPARTMENT");
            assertThat(stage(after)).isEqualTo("FINANCE_DIVISION");
        }
    }

    private static String stage(String form) {
        return Office.shown(form).path("form").path("stage").asString("");
    }

    private void fill(Chromium browser) {
        browser.retype("#id", id);
        browser.retype("#region", "231083");
        browser.retype("#year", String.valueOf(year));
    }

    @Test
    @DisplayName("are published without scripts, never unseen; others read them, and no department does")
    void withoutScripts() {
        try (var administrator = as("business-administrator", WITHOUT_SCRIPTS)) {
            administrator.open(LIST + "/default?copy=true");
            fill(administrator);
            administrator.retype("#answerDays", "五");
            administrator.click("#try");
            administrator.awaitText("#faults", "无法读取");
            administrator.retype("#answerDays", "6");
            administrator.click("#try");
            administrator.type("#reason", "试行");
            administrator.retype("#answerDays", "7");
            administrator.click("#do-publish");
            administrator.awaitText("#publish-title", "可以发布");
            administrator.click("#do-publish");
            administrator.awaitText("main", "已发布第 1 版");
            administrator.awaitText("#history", "试行");
            try (var another = as("business-administrator", WITHOUT_SCRIPTS)) {
                another.open(LIST + "/" + id);
                another.retype("#answerDays", "8");
                another.click("#try");
                another.type("#reason", "另一窗口");
                another.click("#do-publish");
                another.awaitText("main", "已发布第 2 版");
            }
            administrator.retype("#consultationDays", "4");
            administrator.click("#try");
            administrator.awaitText("#meanwhile", "已发布第 2 版");
            administrator.awaitText("#meanwhile", "另一窗口");
            administrator.awaitText("#publish", "8 → 7");
            administrator.type("#reason", "两人都要");
            administrator.retype("#answerDays", "8");
            administrator.click("#do-publish");
            assertThat(administrator.all("#meanwhile")).isEmpty();
            administrator.click("#do-publish");
            administrator.awaitText("main", "已发布第 3 版");
            administrator.open(LIST + "/default?copy=true");
            fill(administrator);
            administrator.retype("[name='/route/3/name']", "备案");
            administrator.click("#try");
            administrator.awaitText("#faults", "已有此编号的模板");
            assertThat(administrator.await("[name='/route/3/name']").getDomProperty("value"))
                    .isEqualTo("备案");
        }
        try (var reviewer = as("finance")) {
            reviewer.open(LIST + "/default");
            reviewer.awaitText("main", "不能发布");
            assertThat(reviewer.all("#try, #do-publish, #to-routes")).isEmpty();
        }
        try (var clerk = as("clerk-civil-affairs")) {
            clerk.open(LIST);
            clerk.awaitText("main", "无权");
        }
    }
}
