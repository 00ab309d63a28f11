package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.local.browser.Office.as;
import static org.jixiaoflow.local.browser.Office.ask;
import static org.jixiaoflow.local.browser.Office.form;
import static org.jixiaoflow.local.browser.Office.stack;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jixiaoflow.local.identity.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is due, in a browser,")
@InTheOffice
class DeadlinesIT {

    private final int year = Office.year();

    @BeforeEach
    void listed() {
        Office.list(year, """
                {"departmentCode": "education", "departmentName": "教育局"},
                {"departmentCode": "civil-affairs", "departmentName": "民政局"}""");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ask(
                                stack().addresses().review(),
                                "GET",
                                "/api/v1/owed?year=" + year,
                                Person.auditor(),
                                UUID.randomUUID(),
                                null)
                        .body()
                        .contains("education"));
    }

    @Test
    @DisplayName("is on the clerk's home page before anything is begun, and among what is owed")
    void unbegun() {
        try (var clerk = as("clerk-education")) {
            clerk.awaitText("#unbegun", "教育局 " + year);
            clerk.awaitText("#unbegun", "2022-03-01前 已逾期");
            clerk.click("#unbegun a[href*='-" + year + "-OBJECTIVE-']");
            clerk.awaitText("main", "新建，尚未保存");
        }
        try (var reviewer = as("finance")) {
            reviewer.await("#overdue");
            reviewer.open("/owed?overdue=true&year=" + year);
            reviewer.awaitText("#list", "教育局");
            reviewer.awaitText("#list", "尚未填报");
            reviewer.isFitForEverybody("owed");
            reviewer.open("/owed?year=" + year);
            reviewer.click("#remind-all");
            reviewer.awaitText("main", "已催办 2 份");
            reviewer.click("#remind-all");
            reviewer.awaitText("main", "没有催办新的，2 份今天已催办过");
            reviewer.click("#list tbody tr:first-child button");
            reviewer.awaitText("main", "今天已经催办过");
        }
        try (var clerk = as("clerk-education")) {
            clerk.open("/notifications");
            clerk.awaitText("main", "催办：教育局的" + year + "年绩效目标表尚未填报");
        }
    }

    @Test
    @DisplayName("is set and extended by the business administrator, with a reason, and by nobody else")
    void administered() {
        var form = form(year, "civil-affairs");
        Office.save(form);
        try (var administrator = as("business-administrator")) {
            administrator.open("/admin/deadlines?region=231083&year=" + year);
            administrator.isFitForEverybody("deadlines");
            day(administrator, "#objective", "2098-03-01");
            administrator.click("#dates button");
            administrator.awaitText("main", "日期已保存");
            extend(administrator, "civil-affairs", "2098-05-04", "单位合并");
            administrator.awaitText("main", "另有 1 份表单延期");
            administrator.awaitText("#extended", "单位合并");
            extend(administrator, "education", "2098-06-02", "人员更替");
            administrator.awaitText("#extended", "2098-06-02");
            extend(administrator, "education", "2098-04-01", "更正");
            administrator.awaitText("#dueOn-why", "已延期至 2098-06-02");
            extend(administrator, "education", "2098-04-02", "更正");
            administrator.await("[name=earlier][value='education 2098-04-02']");
            administrator.click("#department-extension button");
            administrator.awaitText("#extended", "2098-04-02");
            administrator.retype("#form", "民政局的表");
            day(administrator, "#formDueOn", "2098-06-02");
            administrator.retype("#formReason", "系统故障");
            administrator.click("#form-extension button");
            administrator.awaitText("main", "不是表单编号");
            assertThat(administrator.await("#formReason").getDomProperty("value"))
                    .isEqualTo("系统故障");
            administrator.retype("#form", form);
            day(administrator, "#formDueOn", "2098-06-02");
            administrator.retype("#formReason", "系统故障");
            administrator.click("#form-extension button");
            administrator.awaitText("main", "已延期");
        }
        try (var clerk = as("clerk-civil-affairs")) {
            clerk.open("/forms/" + form);
            clerk.awaitText("#standing", "2098-06-02前");
            clerk.awaitText("#course", "单位合并");
            clerk.awaitText("#course", "系统故障");
            clerk.open("/admin/deadlines");
            clerk.awaitText("main", "无权");
        }
        try (var clerk = as("clerk-education")) {
            clerk.awaitText("#unbegun", "2098-04-02前");
        }
    }

    @Test
    @DisplayName("begins with a list that the business administrator pastes, with what can't be read named")
    void pasted() {
        var next = Office.year();
        try (var administrator = as("business-administrator")) {
            administrator.open("/admin/deadlines?region=231083&year=" + next);
            administrator.awaitText("main", "没有应编报部门名单");
            administrator.retype("#departments", "education 教育局\n民政局");
            administrator.click("#list-form button");
            administrator.awaitText("#unread", "第 2 行：“民政局”不是编码");
            assertThat(administrator.await("#departments").getDomProperty("value"))
                    .contains("民政局");
            administrator.retype("#departments", "education 教育局\ncivil-affairs 民政局");
            administrator.click("#list-form button");
            administrator.awaitText("main", "名单已发布：2 个单位，移出 0 个单位");
            administrator.isFitForEverybody("filing-list");
            day(administrator, "#objective", "2098-03-01");
            administrator.click("#dates button");
            administrator.awaitText("main", "日期已保存");
            administrator.open("/admin/deadlines?region=231083&year=" + next, "#objective[value='2098-03-01']");
            day(
                    administrator,
                    "#departments",
                    IntStream.range(0, 400)
                            .mapToObj(number -> "unit-%d 第%d单位".formatted(number, number))
                            .collect(Collectors.joining("\n")));
            administrator.click("#list-form button");
            administrator.awaitText("main", "名单已发布：400 个单位，移出 2 个单位");
            administrator.open("/admin/deadlines?region=231083&year=" + next, "#department option[value=unit-7]");
            administrator.choose("#department", "unit-7");
            day(administrator, "#dueOn", "2098-02-28");
            administrator.retype("#reason", "早于截止日期");
            administrator.click("#department-extension button");
            administrator.awaitText("#dueOn-why", "延期须晚于现有期限");
            assertThat(administrator.await("#reason").getDomProperty("value")).isEqualTo("早于截止日期");
            day(administrator, "#selfEvaluation", "2022-03-01");
            administrator.click("#dates button");
            administrator.awaitText("#gone", "日期 2022-03-01 已过");
            assertThat(administrator.await("#selfEvaluation").getDomProperty("value"))
                    .isEqualTo("2022-03-01");
            administrator.click("#dates button");
            administrator.awaitText("main", "日期已保存");
            administrator.retype("#departments", "education,教育局");
            administrator.click("#list-form button");
            administrator.awaitText("main", "名单已发布：1 个单位，移出 400 个单位");
            assertThat(administrator.await("#objective").getDomProperty("value"))
                    .isEqualTo("2098-03-01");
        }
    }

    private static void extend(Chromium administrator, String department, String until, String reason) {
        administrator.choose("#department", department);
        day(administrator, "#dueOn", until);
        administrator.retype("#reason", reason);
        administrator.click("#department-extension button");
    }

    /** As a picker of dates does, whose keys differ from place to place. */
    static void day(Chromium browser, String css, String day) {
        browser.run("document.querySelector(arguments[0]).value = arguments[1]", css, day);
    }

    @Test
    @DisplayName("is in the inbox, in lists and on the form's page, and there till when it was extended")
    void underReview() {
        var form = Office.submitted(form(year, "civil-affairs"));
        var extended = ask(
                stack().addresses().review(),
                "POST",
                "/api/v1/forms/%s/decisions".formatted(form),
                Office.ADMINISTRATOR,
                UUID.randomUUID(),
                "{\"trigger\": \"EXTEND\", \"dueOn\": \"2099-06-01\", \"reason\": \"系统故障\"}");
        assertThat(extended.statusCode()).as(extended.body()).isEqualTo(200);

        try (var clerk = as("clerk-civil-affairs")) {
            clerk.open("/forms/" + form);
            clerk.click("#remind");
            clerk.awaitText("main", "已催办");
            clerk.click("#remind");
            clerk.awaitText("main", "今天已经催办过");
        }
        try (var supervisor = as("supervisor")) {
            supervisor.open("/notifications");
            supervisor.awaitText("main", "催办：民政局的" + year + "年绩效目标表请尽快办理");
            supervisor.open("/inbox?sort=DUE&year=" + year);
            supervisor.awaitText("#rows", "2099-06-01前");
            supervisor.open("/inbox?overdue=true&year=" + year);
            supervisor.awaitText("main", "没有");
            supervisor.open("/forms?year=" + year);
            supervisor.awaitText("#list", "2099-06-01前");
            supervisor.open("/forms/" + form);
            supervisor.awaitText("#standing", "2099-06-01前");
            supervisor.awaitText("#course", "延期");
            supervisor.awaitText("#course", "系统故障");
        }
    }
}
