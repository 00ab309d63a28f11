package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ids are for addresses: whoever reads a title, a list or a notice is told department, year and kind. */
@DisplayName("Nobody is told of a form by its id alone")
@InTheOffice
class NamesIT {

    private static int year;
    private static String named = "";
    private static String unnamed = "";

    @BeforeAll
    static void filed() {
        year = Office.year();
        named = Office.submitted(Office.form(year, "names-water"));
        unnamed = Office.form(year, "names-nameless");
        Office.save(unnamed, Office.CONTENT.replace("\"departmentName\": \"民政局\", ", ""));
        Office.save(Office.form(year, "civil-affairs"));
    }

    @Test
    @DisplayName("in the titles of its pages")
    void titles() {
        try (var supervisor = Office.as("supervisor")) {
            Stream.of("/forms/" + named, "/forms/" + named + "/print", "/review/" + named)
                    .forEach(path -> assertThat(supervisor.open(path).title())
                            .as(path)
                            .contains("民政局 " + year + " 年度绩效目标表")
                            .doesNotContain("OBJECTIVE"));
        }
        try (var clerk = Office.as("clerk-civil-affairs")) {
            var own = Office.form(year, "civil-affairs");
            assertThat(clerk.open("/forms/" + own + "/edit").title()).contains("填写：民政局 " + year + " 年度绩效目标表");
            assertThat(clerk.open("/forms/" + own + "/submit").title()).contains("检查并送审：民政局 " + year + " 年度");
        }
        try (var auditor = Office.as("auditor")) {
            assertThat(auditor.open("/forms/" + unnamed).title())
                    .contains("未填部门名称（names-nameless） " + year + " 年度绩效目标表");
        }
    }

    @Test
    @DisplayName("where it was decided, and in lists and notices")
    void texts() {
        var other = Office.submitted(Office.form(year, "names-road"));
        try (var supervisor = Office.as("supervisor")) {
            supervisor.open("/review/" + other + "?year=" + year + "&q=names-road");
            supervisor.await("#content").sendKeys("a");
            supervisor.await("#send").click();
            supervisor.awaitText("main .notice.good", "民政局 " + year + " 年度绩效目标表");
            Stream.of("/", "/inbox", "/forms", "/notifications?all=true", "/search?q=names-")
                    .forEach(path ->
                            assertThat(supervisor.open(path).text()).as(path).doesNotContain("-OBJECTIVE-"));
        }
    }

    @Test
    @DisplayName("and who has nothing to do isn't told that something waits for them")
    void nothingToDo() {
        try (var auditor = Office.as("auditor")) {
            assertThat(auditor.open("/").text()).startsWith("首页").doesNotContain("待我办理");
        }
        try (var clerk = Office.as("clerk-civil-affairs")) {
            assertThat(clerk.open("/").text()).startsWith("待我办理");
        }
    }
}
