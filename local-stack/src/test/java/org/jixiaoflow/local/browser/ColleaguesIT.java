package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.local.browser.Office.as;
import static org.jixiaoflow.local.browser.Office.form;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.support.ui.Select;

@DisplayName("Reviewers among themselves, in a browser,")
@InTheOffice
class ColleaguesIT {

    private final int year = Office.year();

    @Test
    @DisplayName("hand a form over by name; the colleague is told, and finds it first in their inbox")
    void handover() {
        Office.submitted(form(year, "education"));
        var form = Office.submitted(form(year, "civil-affairs"));

        try (var supervisor = as("supervisor")) {
            supervisor.open("/forms/" + form);
            supervisor.click("#handover summary");
            supervisor.isFitForEverybody("hand-over");
            new Select(supervisor.await("#handover-person")).selectByVisibleText("苏敏");
            supervisor.type("#handover-reason", "下周出差");
            supervisor.click("#handover button");
            supervisor.awaitText("main", "已转办");
            supervisor.awaitText("#standing", "陈静 转给 苏敏 办理");
            supervisor.awaitText("#course", "下周出差");
            supervisor.open("/review/" + form);
            assertThat(supervisor.text()).contains("陈静 转给 苏敏 办理");
            assertThat(supervisor.all("button[value='ask:PASS']"))
                    .as("nobody is kept from it")
                    .hasSize(1);
        }
        try (var colleague = as("supervisor-2")) {
            colleague.open("/notifications");
            colleague.awaitText("main", "陈静将民政局的" + year + "年绩效目标表转给您审核：下周出差");
            colleague.open("/inbox?year=" + year);
            colleague.awaitText("#rows tbody tr:first-child", "转给我的");
            colleague.awaitText("#rows tbody tr:first-child", "民政局");
            colleague.open("/inbox?mine=true&year=" + year);
            assertThat(colleague.all("#rows tbody tr")).hasSize(1);
        }
        try (var clerk = as("clerk-civil-affairs")) {
            clerk.open("/forms/" + form);
            clerk.awaitText("#course", "转办");
            assertThat(clerk.text()).doesNotContain("下周出差");
            assertThat(clerk.all("#handover")).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "ask a third party and a colleague for their opinion, who find it, answer it, and are told; what waits can be taken back")
    void consultation() {
        var form = Office.submitted(form(year, "civil-affairs"));

        try (var supervisor = as("supervisor")) {
            supervisor.open("/forms/" + form);
            ask(supervisor, "吴教授（第三方）", "目标值合理吗");
            supervisor.isFitForEverybody("asked");
            ask(supervisor, "刘洋", "预算可行吗");
            assertThat(supervisor.all("#asked li")).hasSize(2);
        }
        try (var reader = as("reader")) {
            reader.awaitText("#asked-of-me", "民政局");
            reader.awaitText("#asked-of-me", "目标值合理吗");
            reader.open("/review/" + form);
            reader.type("#opinion", "目标值合理");
            reader.click("button[value='ask:OPINE']");
            reader.click("#send");
            reader.awaitText("main", "意见已送出");
            reader.open("/");
            assertThat(reader.all("#asked-of-me")).isEmpty();
        }
        try (var finance = as("finance")) {
            finance.open("/inbox?year=" + year);
            finance.awaitText("#asked-of-me", "陈静 请您出具意见");
            finance.isFitForEverybody("asked-of-me");
            finance.open("/review/" + form);
            assertThat(finance.all("button[value='ask:PASS']")).isEmpty();
            finance.await("button[value='ask:OPINE']");
        }
        try (var supervisor = as("supervisor")) {
            supervisor.open("/notifications");
            supervisor.awaitText("main", "吴教授已就民政局的" + year + "年绩效目标表出具您所请的意见");
            supervisor.open("/review/" + form);
            supervisor.awaitText("#opinions", "目标值合理");
            supervisor.awaitText("#asked", "已答复");
            supervisor.click("#asked form button");
            supervisor.awaitText("main", "已撤回加签");
            supervisor.awaitText("#asked", "已撤回");
        }
        try (var clerk = as("clerk-civil-affairs")) {
            clerk.open("/forms/" + form);
            clerk.awaitText("#course", "目标值合理");
            assertThat(clerk.text()).doesNotContain("目标值合理吗", "预算可行吗");
        }
        try (var finance = as("finance")) {
            finance.open("/inbox?year=" + year);
            assertThat(finance.text()).doesNotContain("预算可行吗");
        }
    }

    @Test
    @DisplayName("keep what they typed when it can't be taken, with the reason beside the field")
    void refused() {
        var form = Office.submitted(form(year, "civil-affairs"));

        try (var supervisor = as("supervisor")) {
            supervisor.open("/forms/" + form);
            supervisor.click("#consult summary");
            new Select(supervisor.await("#consult-person")).selectByVisibleText("刘洋");
            typed(supervisor, "#consult-question", "  ");
            supervisor.click("#consult button");
            supervisor.awaitText("#consult-question-why", "请填写要征求意见的问题");
            supervisor.isFitForEverybody("consult-refused");
            assertThat(new Select(supervisor.await("#consult-person"))
                            .getFirstSelectedOption()
                            .getText())
                    .isEqualTo("刘洋");
            typed(supervisor, "#consult-question", "目标".repeat(2500));
            supervisor.click("#consult button");
            supervisor.awaitText("#consult-question-why", "4,000");
            assertThat(supervisor.await("#consult-question").getDomProperty("value"))
                    .hasSize(5000);
            supervisor.open("/review/" + form);
            supervisor.click("#phrases summary");
            typed(supervisor, "#phrase", "请\u202e说明");
            supervisor.click("button[value=phrase]");
            supervisor.awaitText("#errors", "U+202E");
            assertThat(supervisor.await("#phrase").getDomProperty("value")).contains("说明");
            typed(supervisor, "#phrase", "");
            typed(supervisor, "#opinion", "可\u202e行");
            supervisor.click("button[value='ask:PASS']");
            supervisor.click("#send");
            supervisor.awaitText("#errors a[href='#opinion']", "总体意见");
            supervisor.open("/forms/" + form);
            supervisor.click("#handover summary");
            new Select(supervisor.await("#handover-person")).selectByVisibleText("苏敏");
            typed(supervisor, "#handover-reason", "下周\u202e出差");
            supervisor.click("#handover button");
            supervisor.awaitText("#handover-reason-why", "U+202E");
            assertThat(supervisor.await("#handover-reason").getDomProperty("value"))
                    .contains("下周", "出差");
            supervisor.retype("#handover-reason", "下周出差");
            supervisor.click("#handover button");
            supervisor.awaitText("main", "已转办");
        }
    }

    /** As a paste does that no keyboard would type. */
    private static void typed(Chromium browser, String css, String text) {
        browser.run(
                "const field = document.querySelector(arguments[0]); field.removeAttribute('maxlength'); field.value = arguments[1]",
                css,
                text);
    }

    @Test
    @DisplayName("watch forms or copy somebody in, who are told what becomes of them until they no longer want to be")
    void watching() {
        var form = Office.submitted(form(year, "civil-affairs"));

        try (var auditor = as("auditor")) {
            auditor.open("/forms/" + form);
            auditor.click("#watch");
            auditor.awaitText("main", "已关注");
            auditor.awaitText("#watch", "取消关注");
        }
        try (var supervisor = as("supervisor")) {
            supervisor.open("/forms/" + form);
            supervisor.click("#copy summary");
            new Select(supervisor.await("#copy-person")).selectByVisibleText("吴教授（第三方）");
            supervisor.click("#copy button");
            supervisor.awaitText("main", "已抄送");
        }
        var version = Office.shown(form).path("form").path("version").asLong();
        Office.decided(form, "SUPERVISING_DEPARTMENT", Office.decision("PASS", version));

        for (var watcher : List.of("auditor", "reader")) {
            try (var page = as(watcher)) {
                page.open("/notifications");
                page.awaitText("main", "您关注的民政局的" + year + "年绩效目标表已通过主管部门审核");
                page.open("/settings/notices");
                page.awaitText("#watched", "民政局 " + year);
                page.isFitForEverybody("watched");
                page.click("#watched button");
                page.awaitText("#watched", "已取消关注");
            }
        }
    }

    private static void ask(Chromium supervisor, String whom, String question) {
        supervisor.click("#consult summary");
        new Select(supervisor.await("#consult-person")).selectByVisibleText(whom);
        supervisor.type("#consult-question", question);
        supervisor.click("#consult button");
        supervisor.awaitText("main", "已加签");
        supervisor.awaitText("#asked", question);
    }
}
