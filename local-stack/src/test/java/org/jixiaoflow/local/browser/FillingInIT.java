package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A clerk fills in")
@InTheOffice
@TestMethodOrder(MethodOrderer.Random.class)
class FillingInIT {

    private static final String NAME = "input[name='/indicators/+i1/name']";

    @TempDir
    private static Path data;

    private static Chromium clerk(String... options) {
        return Office.as("clerk-civil-affairs", options);
    }

    private static String fresh() {
        return Office.form(Office.year(), "civil-affairs");
    }

    @Test
    @DisplayName(
            "from a file: as the form of a department and year they choose, told what would change, and again where it failed")
    void fromAFile() throws IOException {
        var year = Office.year();
        var file = Files.writeString(data.resolve("某某局.csv"), """
                部门名称,某某局
                一级指标,二级指标,三级指标,指标性质,目标值,计量单位,权重
                产出指标,数量指标,救助人数,≥,4200,人,50
                效益指标,社会效益指标,应保尽保率,≥,98,%,30
                满意度指标,服务对象满意度指标,救助对象满意度,≥,90,%,10
                """);
        try (var browser = clerk()) {
            browser.open("/import");
            browser.await("#file").sendKeys(file.toAbsolutePath().toString());
            browser.retype("#year", String.valueOf(year));
            browser.click("#drop button[type=submit]");
            browser.retype("#chosen input[name^='as:']", "Not A Code");
            browser.await("#chosen input[type=checkbox]");
            browser.run("document.querySelector('#chosen input[type=checkbox]').checked = true");
            browser.isFitForEverybody("import-choose");
            browser.click("#chosen p.actions button[type=submit]");

            browser.awaitText("main", "部门或年度不对");
            browser.isFitForEverybody("import-result");
            browser.retype("input[name^='as:']", "civil-affairs");
            browser.click("main form p.actions button[type=submit]");
            browser.awaitText("main", "已存为草稿");
            browser.click("tbody a.button[href*='/edit']");
            assertThat(browser.await("input[name='/indicators/i1/name']").getAttribute("value"))
                    .isEqualTo("救助人数");
        }
    }

    @Test
    @DisplayName("a form from nothing: their region by its name, and told what is missing once they have begun")
    void fromNothing() {
        var year = Office.year();
        try (var browser = clerk()) {
            browser.open("/forms/new");
            browser.choose("#region", "231083");
            browser.retype("#year", String.valueOf(year));
            browser.click("main button[type=submit]");

            browser.awaitText("#findings", "开始填写后，问题会显示在这里");
            assertThat(browser.all("main .finding")).isEmpty();
            browser.isFitForEverybody("edit-from-nothing");

            browser.type("textarea[name^='/annualGoals/']", "困难群众应保尽保，救助资金按时足额发放");
            browser.awaitText("#findings", "表中没有任何绩效指标");
            assertThat(browser.await("#findings").getText()).doesNotContain("指标“”", "目标值“”");
            browser.click(".bar button[value=save]");
            browser.awaitText("#keeping", "已保存");
            browser.open("/forms/" + Office.form(year, "civil-affairs"));
            assertThat(browser.text()).doesNotContain("指标“”");
        }
    }

    @Test
    @DisplayName("and saves while what they typed is still being kept, which is no other window")
    void whileKept() {
        try (var browser = clerk()) {
            browser.open("/forms/" + fresh() + "/edit");
            browser.run("""
                    const ask = window.fetch;
                    window.fetch = async (place, options) => {
                      const answer = await ask(place, options);
                      if (String(place).endsWith('/copy')) {
                        document.body.dataset.arrived = 'yes';
                        await new Promise((release) => { window.release = release; });
                      }
                      return answer;
                    };""");
            browser.type("textarea[name^='/annualGoals/']", "困难群众应保尽保，救助资金按时足额发放");
            browser.await("body[data-arrived]");
            browser.click(".bar button[value=save]");
            browser.run("window.release?.()");

            browser.awaitText("#keeping", "已保存");
            assertThat(browser.await("#elsewhere").isDisplayed()).isFalse();
        }
    }

    @Test
    @DisplayName("from last year's form, and sees the points each level still lacks")
    void fromLastYear() {
        var year = Office.years(2);
        var next = year + 1;
        Office.submitted(Office.form(year, "civil-affairs"));
        try (var browser = clerk()) {
            browser.open("/forms/" + Office.form(next, "civil-affairs") + "/edit");
            browser.await("#last-year tbody tr");
            browser.click("#last-year button[value^='last-year:i']");

            browser.awaitText("[data-table=indicators] .c-target", "上年");
            browser.awaitText("#meter", "/");
            browser.click("button[value='last-year:all']");
            browser.await("#last-year:not(:has(button[value^='last-year:i']))");
            browser.await("[data-table=indicators] .row", 4);
            browser.isFitForEverybody("edit-last-year");
        }
    }

    @Test
    @DisplayName("what a reviewer suggests by one click, which answers the comment")
    void suggested() {
        var form = fresh();
        Office.submitted(form);
        var row = Office.shown(form)
                .path("content")
                .path("indicators")
                .path(0)
                .path("id")
                .asString();
        Office.decided(form, "SUPERVISING_DEPARTMENT", """
                {"trigger": "RETURN", "expectedVersion": %d, "fieldsOnly": true, "comments": [
                  {"path": "/indicators/%s/target", "text": "与上年实际不符", "suggestion": {"value": "4350"}}]}""".formatted(
                        Office.shown(form).path("form").path("version").asLong(), row));
        try (var browser = clerk()) {
            browser.open("/forms/" + form + "/edit");
            browser.click("button[value^='suggested:']");

            var target = browser.await("input[name='/indicators/" + row + "/target']");
            assertThat(target.getAttribute("value")).isEqualTo("4350");
            assertThat(browser.await("textarea[name^='answer:']").getAttribute("value"))
                    .isEqualTo("已采用建议值");
            assertThat(browser.all("input[name='/indicators/" + row + "/name']:disabled"))
                    .hasSize(1);
            browser.isFitForEverybody("edit-returned");
        }
    }

    @Test
    @DisplayName("in two windows without either writing over the other")
    void twoWindows() {
        var form = "/forms/" + fresh() + "/edit";
        try (var one = clerk();
                var other = clerk()) {
            one.open(form);
            other.open(form);
            one.retype(NAME, "这边的");
            one.awaitText("#keeping", "已暂存");
            other.retype(NAME, "那边的");
            other.await("#elsewhere:not([hidden])");
            other.click("#theirs");

            assertThat(other.await(NAME).getAttribute("value")).isEqualTo("这边的");
        }
    }

    @Test
    @DisplayName("one row at a time on a phone")
    void phone() {
        try (var browser = clerk("--window-size=500,900")) {
            browser.open("/forms/" + fresh() + "/edit");
            browser.retype(NAME, "救助人数");
            browser.click("button[value='add:indicators']");

            browser.awaitText("#grid .stepper", "2/2");
            assertThat(browser.await(NAME).isDisplayed()).isFalse();
            browser.click("#grid .stepper button:first-child");
            assertThat(browser.await(NAME).isDisplayed()).isTrue();
            browser.isFitForEverybody("edit-phone-row");
        }
    }

    @Test
    @DisplayName(
            "a self-evaluation from the approved objective, told the score as it stands, and not before it is approved")
    void selfEvaluation() {
        var year = Office.year();
        var objective = Office.form(year, "civil-affairs");
        var evaluation = "/forms/" + objective.replace("OBJECTIVE", "SELF_EVALUATION") + "/edit";
        try (var browser = clerk()) {
            browser.open(evaluation);
            browser.awaitText("main", "没有找到");
            Office.approved(objective);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !browser.open("/forms/" + objective)
                            .all("a[href$='SELF_EVALUATION-civil-affairs/edit']")
                            .isEmpty());
            browser.click("a[href$='SELF_EVALUATION-civil-affairs/edit']");
            var actual = "input[name$='/actual']";
            browser.retype(actual, "4200");
            browser.awaitText("#live-score", "按现在所填可得");
            browser.isFitForEverybody("edit-self-evaluation");
            browser.click(".bar button[value=save]");

            browser.awaitText("#keeping", "已保存");
            assertThat(browser.await(actual).getAttribute("value")).isEqualTo("4200");
        }
    }

    @Test
    @DisplayName("and sees who else of the department has it open")
    void present() {
        var form = Office.form(Office.year(), "housing-construction");
        Office.save(form);
        var edit = "/forms/" + form + "/edit";
        try (var one = Office.as("clerk-housing");
                var other = Office.as("colleague-housing")) {
            one.open(edit);
            one.await("#edit");
            other.open(edit);
            other.awaitText("#present", "马丽 正打开此表");
            one.open("/");

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(other.text()).doesNotContain("马丽 正打开此表"));
        }
    }

    @Test
    @DisplayName("and hears the bell while they do, without looking for it")
    void bell() {
        var form = fresh();
        Office.submitted(form);
        try (var browser = clerk()) {
            browser.open("/notifications");
            Office.decided(
                    form,
                    "SUPERVISING_DEPARTMENT",
                    "{\"trigger\": \"RETURN\", \"expectedVersion\": %d, \"comments\": [{\"path\": \"\", \"text\": \"请核实\"}]}"
                            .formatted(Office.shown(form)
                                    .path("form")
                                    .path("version")
                                    .asLong()));

            browser.await("#bell-count:not([hidden])");
            browser.click("form[action$='read-all'] button");
            browser.await("#bell-count[hidden]");
        }
    }

    @Test
    @DisplayName("what it hadn't answered yet, where it is submitted")
    void answersWhereSubmitted() {
        var form = Office.returned(fresh());
        try (var browser = clerk()) {
            browser.open("/forms/" + form + "/submit");
            browser.awaitText("#submit", "请说明目标值依据");
            browser.awaitText("#submit", "救助人数");
            browser.isFitForEverybody("submit-answers");
            for (var box : browser.all("textarea[name^='answer:']")) {
                box.sendKeys("依据上年实际数");
            }
            browser.click("#submit .actions button");

            browser.awaitText("#standing", "审核中");
            assertThat(browser.await("#table").getText()).contains("依据上年实际数");
        }
    }

    @Test
    @DisplayName(
            "another form beside those there are, and is told what the code of a rule means, where it stands and in the help")
    void rules() {
        var form = Office.submitted(fresh());
        try (var browser = clerk()) {
            browser.open("/forms/" + form);
            var rule = browser.await("#table a.rule[href$='#V07']");
            assertThat(rule.getAttribute("title")).contains("指标太少");

            browser.open("/");
            browser.click("#begin");
            browser.awaitText("main", "新建绩效目标表");
            browser.open("/help#V07");
            browser.awaitText("#V07", "指标太少");
            browser.isFitForEverybody("help");
        }
    }

    @Test
    @DisplayName("why a warning stands that must be explained, where it is submitted")
    void explains() {
        var form = fresh();
        Office.save(form, Office.CONTENT.replaceAll("(?s),\\s*\"explanations\".*", "}"));
        try (var browser = clerk()) {
            browser.open("/forms/" + form + "/submit");
            browser.isFitForEverybody("submit-explain");
            for (var box : browser.all("textarea[name^='explain:']")) {
                box.sendKeys("本年没有这方面的任务");
            }
            browser.click("#submit button");

            browser.awaitText("main", "已送审");
            assertThat(browser.text()).contains("部门说明");
        }
        var explained = fresh();
        Office.save(explained);
        try (var browser = clerk()) {
            browser.open("/forms/" + explained + "/submit");

            browser.await("#submit");
            assertThat(browser.all("textarea[name^='explain:']"))
                    .extracting(box -> box.getAttribute("value"))
                    .containsExactlyInAnyOrder("本年无质量、成本方面的任务", "部门任务单一");
        }
    }
}
