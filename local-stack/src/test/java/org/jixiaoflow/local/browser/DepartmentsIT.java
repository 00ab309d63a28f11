package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.local.browser.Chromium.WITHOUT_SCRIPTS;
import static org.jixiaoflow.local.browser.Office.approved;
import static org.jixiaoflow.local.browser.Office.as;
import static org.jixiaoflow.local.browser.Office.form;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Departments and what became of them, in a browser,")
@InTheOffice
class DepartmentsIT {

    private static final String PAGE = "/admin/departments";

    private final int year = Office.years(2) + 1;
    private final String old = "old-" + year;
    private final String next = "next-" + year;
    private final String oldName = "社救办" + year;
    private final String nextName = "救助中心" + year;

    @Test
    @DisplayName(
            "are registered, renamed and merged with a day and grounds; forms and last year's targets are found afterwards")
    void merged() {
        var last = approved(form(year - 1, old));
        var now = approved(form(year, next));
        try (var administrator = as("business-administrator")) {
            administrator.go("#to-departments");
            administrator.await("#change");
            administrator.open(PAGE + "?region=231083");
            change(administrator, "REGISTERED", "", old + " 社会救助办\n" + next + " 民政", "2020-01-01", "建账");
            administrator.awaitText("main", "已办理登记");
            change(administrator, "RENAMED", old, old + " " + oldName, "2021-01-01", "县编〔2021〕1号");
            administrator.awaitText("#history", "县编〔2021〕1号");
            change(administrator, "MERGED", old + " nobody", old + " " + nextName, "2020-06-01", "县编〔2022〕3号");
            administrator.awaitText("#faults", "没有登记过部门 nobody");
            administrator.awaitText("#faults", "日期不能早于此");
            administrator.awaitText("#faults", "不能是被合并的部门之一");
            assertThat(administrator.await("#before").getDomAttribute("aria-invalid"))
                    .isEqualTo("true");
            administrator.isFitForEverybody("departments-faults");
            change(administrator, "MERGED", old, next + " " + nextName, (year - 1) + "-03-01", "县编〔2022〕3号");
            administrator.awaitText("#history", oldName);
            administrator.retype("#q", "社会救助办");
            administrator.click("#find-departments");
            administrator.awaitText("#list", "自 %d-03-01 起撤销".formatted(year - 1));
            administrator.isFitInEveryLook("departments");

            administrator.open("/admin/deadlines?region=231083&year=" + year);
            administrator.retype("#departments", old + " " + oldName);
            administrator.click("#list-form button");
            administrator.awaitText("main", "由%s（%s）承接".formatted(nextName, next));

            administrator.open("/admin/deadlines?region=231083&year=2016");
            administrator.retype("#departments", next + " 民政");
            administrator.click("#list-form button");
            administrator.awaitText("main", "登记为自 2020-01-01 起才有，不能列入 2016 年的名单");
            administrator.open(PAGE + "?region=231083");
            change(administrator, "REGISTERED", "", next, "2016-12-31", "日期更正");
            administrator.awaitText("#history", "日期更正");
            administrator.open("/admin/deadlines?region=231083&year=2016");
            administrator.retype("#departments", next + " 民政");
            administrator.click("#list-form button");
            administrator.awaitText("main", "名单已发布");
        }
        try (var reviewer = as("finance")) {
            reviewer.open("/search?q=社会救助办");
            reviewer.awaitText("main", "民政局");
            assertThat(reviewer.all("a[href*='%s']".formatted(last))).isNotEmpty();
            reviewer.open("/departments/231083/%d/%s".formatted(year, next), "#compared tbody tr");
            reviewer.awaitText("h1", nextName);
            reviewer.awaitText("#compared", oldName);
            reviewer.awaitText("#of-" + old, oldName);
            assertThat(reviewer.all("#of-%s a[href*='%s']".formatted(old, last)))
                    .isNotEmpty();
            reviewer.awaitText("#register", "县编〔2022〕3号");
            reviewer.isFitForEverybody("department-merged");
            reviewer.open("/departments/231083/%d/%s".formatted(year - 1, old));
            reviewer.awaitText("#gone", nextName);
            reviewer.open("/forms/" + now);
            reviewer.awaitText("main", "民政局");
            reviewer.open(PAGE);
            reviewer.awaitText("main", "无权");
            assertThat(reviewer.all("#to-departments")).isEmpty();
        }
    }

    @Test
    @DisplayName("are split without scripts and as they were again, and what lists name is offered to be registered")
    void withoutScripts() {
        var listed = "listed-" + year;
        Office.list(year, """
                {"departmentCode": "%s", "departmentName": "名单局%d"}""".formatted(listed, year));
        try (var administrator = as("business-administrator", WITHOUT_SCRIPTS)) {
            administrator.open(PAGE + "?region=231083&fill=" + year);
            assertThat(administrator.await("#after").getDomProperty("value")).contains(listed);
            change(administrator, "REGISTERED", "", listed + " 教体局" + year, "2020-01-01", "建账");
            administrator.awaitText("#history", "教体局" + year);
            change(
                    administrator,
                    "SPLIT",
                    listed,
                    "%1$s 教育局%2$d\nsport-%2$d 体育局%2$d".formatted(listed, year),
                    "2022-01-01",
                    "县编〔2022〕5号");
            administrator.awaitText("main", "已办理拆分：教育局%1$d、体育局%1$d".formatted(year));
            administrator.awaitText("#journal", "体育局" + year);
            change(administrator, "MERGED", "sport-" + year, listed, "2023-01-01", "县编〔2023〕5号");
            administrator.awaitText("main", "已办理合并：教育局" + year);
            withdraw(administrator, listed, "误并");
            administrator.awaitText("main", "已撤回 2023-01-01 起的变更：教育局" + year);
            administrator.awaitText("#journal", "误并");
            withdraw(administrator, listed, "误拆");
            administrator.awaitText("main", "已撤回 2022-01-01 起的变更：教育局%1$d、体育局%1$d".formatted(year));
            withdraw(administrator, listed, "误登");
            administrator.awaitText("#withdraw", "列在应编报部门名单上：%d 年".formatted(year));
            assertThat(administrator.await("#withdraw-reason").getDomProperty("value"))
                    .isEqualTo("误登");
            change(administrator, "REGISTERED", "", "没有代号的行", "2022-01-01", "建账");
            administrator.awaitText("#faults", "第 1 行：“没有代号的行”不是编码");
            assertThat(administrator.await("#after").getDomProperty("value")).isEqualTo("没有代号的行");
        }
    }

    private static void withdraw(Chromium browser, String department, String reason) {
        browser.open(PAGE + "?region=231083&code=" + department);
        browser.click("#withdraw summary");
        browser.retype("#withdraw-reason", reason);
        browser.click("#do-withdraw");
    }

    private static void change(Chromium browser, String kind, String before, String after, String day, String reason) {
        browser.choose("#kind", kind);
        browser.retype("#before", before);
        browser.retype("#after", after);
        DeadlinesIT.day(browser, "#day", day);
        browser.retype("#reason", reason);
        browser.click("#do-change");
    }
}
