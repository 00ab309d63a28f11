package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The way of one form from a file to its grade, through pages alone, with what each task takes. */
@DisplayName("A form's whole story")
@InTheOffice
class StoryIT {

    private static final Path FILE = Path.of("..", "..", "shared", "domain", "hailin-2022.txt");
    private static final Path SAMPLE = Path.of("../cli/src/main/resources/samples/hailin-2022.json");
    private static final String FORM = Office.form(Office.SIGNED, "housing-construction");
    private static final String EVALUATION = FORM.replace("OBJECTIVE", "SELF_EVALUATION");
    private static final String CORRECTION = "tr.said:not([hidden]) button[data-correction]";
    private static final String DECISION = "button[value^='ask:']";
    private static final List<String> PAGES = List.of("/", "/inbox", "/forms", "/notifications", "/help");

    @Test
    @DisplayName("is told by a clerk, a head, two reviewers, a substitute and an auditor")
    void story() throws IOException {
        try (var clerk = Office.as("clerk-housing");
                var head = Office.as("head-housing")) {
            imports(clerk);
            mends(clerk);
            signs(head);
            submits(clerk);
            var commented = returns();
            answers(clerk, commented);
            signs(head);
            submits(clerk);
        }
        passesInTwoWindows();
        passes();
        approvesForAColleague();
        try (var clerk = Office.as("clerk-housing")) {
            clerk.open("/forms/" + FORM);
            clerk.awaitText("#score .total", "90");
            assertThat(clerk.await("#score table").getText()).contains("50 × 90% = 45.00");
            evaluates(clerk);
        }
        try (var supervisor = Office.as("supervisor")) {
            supervisor.open("/review/" + EVALUATION, DECISION);
            supervisor.awaitText("#estimate", "按所填内容和您所评各行可得");
        }
        reads();
    }

    /** Drops the county's file, and takes the one form of it that is theirs. */
    private static void imports(Chromium clerk) throws IOException {
        var file = Files.exists(FILE) ? FILE : SAMPLE;
        clerk.acts();
        clerk.click("a[href='/import']");
        clerk.retype("#year", String.valueOf(Office.SIGNED));
        clerk.run("""
                const dropped = new DataTransfer();
                dropped.items.add(new File([arguments[0]], arguments[1]));
                document.getElementById('drop').dispatchEvent(new DragEvent('drop', {dataTransfer: dropped, bubbles: true, cancelable: true}));""", Files.readString(file), String.valueOf(file.getFileName()));
        clerk.click("#drop button[type=submit]");
        clerk.awaitText("#chosen", "建设局");
        var mine = clerk.all("#chosen tbody tr").stream()
                .filter(row -> row.getText().contains("建设局"))
                .findFirst()
                .orElseThrow();
        clerk.await("#chosen tbody tr, #chosen details li", 62);
        var tick = mine.findElement(By.cssSelector("input[type=checkbox]"));
        if (!tick.isSelected()) {
            tick.click();
        }
        clerk.click("#chosen > .actions button[type=submit]");
        clerk.await("a[href*='" + FORM + "/edit']");
        assertThat(clerk.acts())
                .as("clicks and texts until the file's form is a draft")
                .isLessThanOrEqualTo(6);
        clerk.click("a[href*='" + FORM + "/edit']");
    }

    /** Takes a certain correction by a click, and weighs what has no weight. */
    private static void mends(Chromium clerk) {
        var certain = String.valueOf(clerk.await(CORRECTION).getDomAttribute("data-correction"));
        var corrected =
                String.valueOf(clerk.await(CORRECTION).getDomAttribute("value")).substring("apply:".length());
        clerk.click(CORRECTION);
        assertThat(clerk.await("[name='" + corrected + "']").getDomProperty("value"))
                .isEqualTo(certain);
        clerk.run("""
                const points = {产出指标: 50, 效益指标: 30, 满意度指标: 10};
                const rows = [...document.querySelectorAll('[data-table=indicators] .row')];
                for (const [level, total] of Object.entries(points)) {
                  const own = rows.filter((row) => row.querySelector('[name$="/level1"]').value === level);
                  own.forEach((row, at) => {
                    const input = row.querySelector('[name$="/weight"]');
                    input.value = at ? Math.floor(total / own.length) : total - Math.floor(total / own.length) * (own.length - 1);
                    input.dispatchEvent(new Event('input', {bubbles: true}));
                  });
                }""");
        await().atMost(Duration.ofSeconds(30)).until(() -> errors(clerk) == 0);
        clerk.click(".bar button[value=save]");
        clerk.awaitText("#keeping", "已保存");
    }

    private static int errors(Chromium browser) {
        return Integer.parseInt(
                String.valueOf(browser.run("return document.getElementById('findings')?.dataset.errors ?? '999'")));
    }

    private static void signs(Chromium head) {
        head.open("/");
        head.awaitText(".tasks li:first-child", "待单位负责人签批");
        head.acts();
        head.click(".tasks a[href*='" + FORM + "']");
        head.click("form[action$='/sign'] button");
        head.await(".notice.good");
        assertThat(head.acts()).as("clicks until it is signed").isLessThanOrEqualTo(2);
    }

    private static void submits(Chromium clerk) {
        clerk.open("/forms/" + FORM);
        clerk.acts();
        clerk.click("a[href$='/submit']");
        clerk.all("textarea[required]").forEach(asked -> asked.sendKeys("本单位本年无此类任务"));
        clerk.click("form button[type=submit]:not(.quiet):not(header button)");
        clerk.awaitText("#standing", "审核中");
        assertThat(clerk.acts()).as("clicks until it is submitted").isLessThanOrEqualTo(3);
    }

    /** Comments on two fields and returns; where the comments stand. */
    private static List<String> returns() {
        try (var supervisor = Office.as("supervisor")) {
            supervisor.open("/review/" + FORM, DECISION);
            var rows = supervisor.all("tr.entry[data-path^='/indicators/']").stream()
                    .map(row -> String.valueOf(row.getDomAttribute("data-path")))
                    .toList();
            var fields = List.of(rows.get(0) + "/target", rows.get(1) + "/name");
            supervisor.acts();
            for (var field : fields) {
                var row = row(field);
                var said = "tr.entry[data-path='" + row + "'] + tr.said ";
                supervisor.click(said + "summary");
                supervisor.choose(said + ".say select[name=path]", field);
                supervisor.type(said + ".say textarea[name=text]", "请说明依据");
            }
            supervisor.click("input[name=fieldsOnly]");
            supervisor.click("button[value='ask:RETURN']");
            supervisor.awaitText("#confirm", "请说明依据");
            supervisor.click("#send");
            supervisor.awaitText("main", "已退回");
            assertThat(supervisor.acts())
                    .as("interactions of a return with two comments")
                    .isLessThanOrEqualTo(10);
            return fields;
        }
    }

    private static void answers(Chromium clerk, List<String> commented) {
        clerk.open("/");
        clerk.acts();
        clerk.click(".tasks a[href*='" + FORM + "']");
        assertThat(clerk.acts()).as("clicks to what is to be done").isEqualTo(1);
        clerk.await("#edit");
        var open = clerk.all("#edit input[name^='/'], #edit select[name^='/'], #edit textarea[name^='/']").stream()
                .filter(WebElement::isEnabled)
                .map(input -> String.valueOf(input.getDomAttribute("name")))
                .toList();
        assertThat(open)
                .as("fields that are open: those commented on, and what goes with them")
                .containsAll(commented)
                .allMatch(field -> commented.stream().anyMatch(said -> row(said).equals(row(field))))
                .doesNotContain(row(commented.get(0)) + "/name", row(commented.get(1)) + "/target");
        assertThat(clerk.text()).contains("请说明依据", "陈静");
        var goal = "input[name='" + commented.get(0) + "']";
        var before = String.valueOf(clerk.await(goal).getDomProperty("value"));
        clerk.retype(goal, before.equals("100") ? "99" : "100");
        clerk.all("textarea[name^='answer:']").forEach(answer -> answer.sendKeys("已按意见核实"));
        clerk.click(".bar button[value=save]");
        clerk.awaitText("#keeping", "已保存");
        assertThat(clerk.await("td:has(" + goal + ") .old").getText())
                .as("what stood there")
                .contains(before);
    }

    private static String row(String field) {
        return field.substring(0, field.lastIndexOf('/'));
    }

    /** The later of two windows sends nothing and loses nothing. */
    private static void passesInTwoWindows() {
        try (var one = Office.as("supervisor");
                var other = Office.as("supervisor")) {
            one.open("/review/" + FORM, DECISION);
            other.open("/review/" + FORM, DECISION);
            other.type("#whole textarea[name=text]", "另一窗口的意见");
            other.click("button[value='ask:PASS']");
            other.await("#send");
            one.acts();
            one.press("a");
            one.await("#send");
            one.press(Keys.chord(Keys.CONTROL, Keys.ENTER));
            one.awaitText("main", "已通过");
            assertThat(one.acts()).as("keys to pass a clean form").isLessThanOrEqualTo(2);
            other.click("#send");

            other.awaitText("#conflict", "没有送出任何内容");
            assertThat(other.await("#conflict").getText()).contains("陈静");
            other.click("#conflict button[value=keep]");
            assertThat(other.await("li.unsent textarea").getDomProperty("value"))
                    .isEqualTo("另一窗口的意见");
            other.open("/forms/" + FORM);
            assertThat(other.text()).doesNotContain("另一窗口的意见");
        }
    }

    private static void passes() {
        try (var finance = Office.as("several")) {
            finance.open("/review/" + FORM, DECISION);
            finance.press("a");
            finance.await("#send");
            finance.press(Keys.chord(Keys.CONTROL, Keys.ENTER));
            finance.awaitText("main", "已通过");
        }
    }

    private static void approvesForAColleague() {
        try (var substitute = Office.as("finance")) {
            substitute.actFor("final-reviewer");
            for (var page : PAGES) {
                substitute.open(page);
                substitute.awaitText(".banner", "孙志强");
            }
            substitute.open("/review/" + FORM, DECISION);
            substitute.awaitText(".banner", "孙志强");
            substitute.all("tr.item input").forEach(input -> input.sendKeys("90"));
            substitute.click("button[value='ask:APPROVE']");
            substitute.awaitText("#confirm .banner", "孙志强");
            substitute.click("#send");
            substitute.awaitText("main", "已终审批复");
        }
    }

    /** Says at year end what was achieved of each row, from the approved form's button on. */
    private static void evaluates(Chromium clerk) {
        clerk.acts();
        clerk.click("a[href$='" + EVALUATION + "/edit']");
        clerk.retype("#f-budget", "1200000");
        clerk.retype("#f-executed", "1180000");
        clerk.run("""
                for (const row of document.querySelectorAll('[data-table=indicators] .row')) {
                  const type = (field, value) => {
                    const input = row.querySelector(`[name$="/${field}"]`);
                    input.value = value;
                    input.dispatchEvent(new Event('input', {bubbles: true}));
                    input.dispatchEvent(new Event('change', {bubbles: true}));
                  };
                  const target = row.querySelector('[name$="/target"]').value;
                  if (/^[0-9]/.test(target) && row.querySelector('[name$="/operator"]').value !== 'QUALITATIVE') {
                    type('actual', target);
                  } else {
                    type('band', 'ACHIEVED');
                    type('bandPercent', '95');
                  }
                }""");
        await().atMost(Duration.ofSeconds(30)).until(() -> errors(clerk) == 0);
        clerk.click(".bar button[value=check]");
        clerk.await("#submit");
        clerk.all("textarea[required]").forEach(asked -> asked.sendKeys("按年初目标完成"));
        clerk.click("#submit button");
        clerk.awaitText("#standing", "审核中");
        assertThat(clerk.address()).contains(EVALUATION);
        assertThat(clerk.acts())
                .as("clicks and texts around the rows until the self-evaluation is submitted")
                .isLessThanOrEqualTo(5);
    }

    private static void reads() {
        try (var auditor = Office.as("auditor")) {
            auditor.open("/forms/" + FORM);
            auditor.awaitText("#course", "孙志强");
            assertThat(auditor.await("#course").getText()).contains("马丽", "高峰", "陈静", "何多任", "刘洋", "孙志强", "签批", "退回");
            assertThat(auditor.text()).contains("请说明依据", "已按意见核实", "90");
            assertThat(auditor.all("form:not([action*='/watch']) > .actions button, .actions a.button"))
                    .isEmpty();
            auditor.open("/review/" + FORM);
            assertThat(auditor.all("button[value^='ask:']")).isEmpty();
        }
    }
}
