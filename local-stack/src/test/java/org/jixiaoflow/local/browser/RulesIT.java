package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.local.browser.Chromium.WITHOUT_SCRIPTS;
import static org.jixiaoflow.local.browser.Office.as;
import static org.jixiaoflow.local.browser.Office.form;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Validation templates, in a browser,")
@InTheOffice
class RulesIT {

    private static final String LIST = "/admin/validation-templates";

    private final int year = Office.year();
    private final String id = "rules-" + year;

    @Test
    @DisplayName("say what is wrong while they are typed, what differs, and judge what is submitted from then on")
    void published() {
        try (var administrator = as("business-administrator")) {
            administrator.go("#to-rules");
            administrator.awaitText("#list", "通用模板");
            administrator.isFitForEverybody("validation-templates");
            administrator.clickText("#list a", "通用模板");
            administrator.awaitText("#history", "随系统配置");
            administrator.click("#copy");
            fill(administrator);
            administrator.retype("#executionPoints", "20");
            administrator.awaitText("#faults", "合计为 110");
            assertThat(administrator.await("[name='/levels/0/points']").getDomAttribute("aria-invalid"))
                    .isEqualTo("true");
            administrator.retype("#executionPoints", "10");
            administrator.await("#faults:empty");
            administrator.click("#try");
            administrator.awaitText("#publish-title", "可以发布");
            administrator.type("#reason", "试行");
            administrator.click("#do-publish");
            administrator.awaitText("main", "已发布第 1 版");

            var before = form(year, "education");
            Office.submitted(before);
            var draft = form(year, "civil-affairs");
            Office.save(draft);
            administrator.retype("#words-BOILERPLATE", "救助人数");
            administrator.retype("#units", "TIME：天、日、工作日\nTIME：小时=0.125 天");
            administrator.click("#try");
            administrator.awaitText("#publish", "资金管理的通用要求");
            administrator.awaitText("#publish", "救助人数");
            administrator.awaitText("#publish", "0.125");
            administrator.isFitInEveryLook("validation-template");
            administrator.type("#reason", "数人头不算产出");
            administrator.click("#do-publish");
            administrator.awaitText("main", "已发布第 2 版");
            administrator.awaitText("#history", "数人头不算产出");

            try (var clerk = as("clerk-civil-affairs")) {
                clerk.open("/forms/" + draft + "/submit");
                submit(clerk);
                clerk.awaitText("#errors", "校验模板有了新的版本（" + id + "@2）");
                clerk.open("/forms/" + draft + "/edit");
                clerk.click("button[value='check']");
                submit(clerk);
                clerk.awaitText("main", "按校验模板 " + id + "@2");
            }
            assertThat(judgedBy(before)).containsExactly(id, id);
            await().until(() -> judgedBy(draft), List.of(id, id + "@2", id + "@2")::equals);
        }
    }

    /** Says why what was found stands, what else was said of it, and submits. */
    private static void submit(Chromium clerk) {
        clerk.awaitText("#submit", "通用要求");
        for (var box : clerk.all("textarea[name^='explain:']")) {
            box.sendKeys("本年没有这方面的任务");
        }
        clerk.click("#submit .actions button");
    }

    /** By which versions the contents in a form's journal were judged. */
    private static List<String> judgedBy(String form) {
        var entries = Office.history(form);
        return IntStream.range(0, entries.size())
                .mapToObj(at -> entries.path(at).path("validationTemplate").asString(""))
                .toList();
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
            administrator.open(LIST + "/standard?copy=true");
            fill(administrator);
            administrator.retype("#threshold-few", "四");
            administrator.click("#try");
            administrator.awaitText("#faults", "无法读取");
            administrator.retype("#threshold-few", "");
            administrator.click("#try");
            administrator.type("#reason", "试行");
            administrator.retype("#placeholders", "无、其他");
            administrator.click("#do-publish");
            administrator.awaitText("#publish-title", "可以发布");
            administrator.click("#do-publish");
            administrator.awaitText("main", "已发布第 1 版");
            administrator.awaitText("#history", "试行");
        }
        try (var reviewer = as("finance")) {
            reviewer.open(LIST + "/standard");
            reviewer.awaitText("main", "不能发布");
            assertThat(reviewer.all("#try, #do-publish, #to-rules")).isEmpty();
        }
        try (var clerk = as("clerk-civil-affairs")) {
            clerk.open(LIST);
            clerk.awaitText("main", "无权");
        }
    }
}
