package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.local.browser.Chromium.WITHOUT_SCRIPTS;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

@DisplayName("A form before its reviewers")
@InTheOffice
class ReviewerIT {

    private static Chromium as(String person, String... options) {
        return Office.as(person, options);
    }

    private static String form(String department) {
        return Office.form(2021, department);
    }

    private static void file(String department) {
        Office.submitted(form(department));
    }

    /** The same with rows that keep their ids when it is filed again. */
    private static void file(String department, String target) {
        var row = new AtomicInteger();
        var content = Pattern.compile("\\{\"level1\"")
                .matcher(Office.CONTENT.replace("\"4200\"", '"' + target + '"'))
                .replaceAll(found -> "{\"id\": \"i%d\", \"level1\"".formatted(row.incrementAndGet()));
        Office.save(form(department), content);
        Office.submit(form(department));
    }

    /** The first decision opens what it would do; the second sends it. */
    private static void decide(Chromium browser, String decision) {
        browser.click("button[value='ask:" + decision + "']");
        browser.click("#send");
    }

    @Test
    @DisplayName("is returned with a comment, which was kept while the browser was away")
    void returned() {
        file("returned");
        var review = "/review/" + form("returned");

        try (var supervisor = as("supervisor")) {
            supervisor.open("/inbox");
            supervisor.isFitForEverybody("inbox");
            supervisor.open(review);
            supervisor.isFitForEverybody("review");
            assertThat(supervisor.text()).as("what the department explained").contains("部门任务单一");
            supervisor.click("button[value='ask:RETURN']");
            supervisor.awaitText("#errors", "至少有一条意见");
            supervisor.click("tr.entry[data-path^='/indicators/'] + tr.said summary");
            supervisor.type("tr.entry[data-path^='/indicators/'] + tr.said textarea[name=text]", "请说明依据");
            supervisor.awaitText("#keeping", "已暂存");
        }
        try (var supervisor = as("supervisor")) {
            supervisor.open(review);
            assertThat(supervisor.await("li.unsent textarea").getAttribute("value"))
                    .isEqualTo("请说明依据");
            supervisor.click("button[value='ask:RETURN']");
            supervisor.awaitText("#confirm", "请说明依据");
            supervisor.isFitForEverybody("review-confirm");
            supervisor.click("#send");
            supervisor.awaitText("main", "已退回");
        }
    }

    @Test
    @DisplayName("is passed without scripts, passed by keys, rated and approved, and shown to who only reads")
    void approved() {
        file("approved");
        var review = "/review/" + form("approved");

        try (var supervisor = as("supervisor", WITHOUT_SCRIPTS)) {
            supervisor.open(review);
            decide(supervisor, "PASS");
            supervisor.awaitText("main", "已通过");
        }
        try (var finance = as("finance")) {
            finance.open(review);
            finance.await("#content").sendKeys("a");
            finance.await("#send").sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
            finance.awaitText("main", "已通过");
        }
        try (var last = as("final-reviewer")) {
            last.open(review);
            last.click("button[value='ask:APPROVE']");
            last.awaitText("#errors", "没有评分");
            last.all("tr.item input[type=number]").forEach(input -> input.sendKeys("90"));
            last.awaitText("#total", "90");
            assertThat(last.await("#total").getText()).doesNotContain("未评");
            decide(last, "APPROVE");
            last.awaitText("main", "已终审批复");
        }
        try (var auditor = as("auditor")) {
            assertThat(auditor.open(review).text()).contains("不参与审核");
            assertThat(auditor.all("button[value^='ask:']")).isEmpty();
            assertThat(auditor.open("/forms/" + form("approved")).text()).contains("完整性 · 规范完整性");
        }
    }

    @Test
    @DisplayName("decided in two windows is decided once, and nothing typed in the other is lost")
    void twoWindows() {
        file("contested");
        var form = form("contested");

        try (var one = as("supervisor");
                var other = as("supervisor")) {
            one.open("/review/" + form);
            other.open("/review/" + form);
            other.type("#whole textarea[name=text]", "另一窗口的意见");
            other.click("button[value='ask:RETURN']");
            other.await("#send");
            decide(one, "PASS");
            one.awaitText("main", "已通过");
            other.click("#send");

            other.awaitText("#conflict", "没有送出任何内容");
            other.click("#conflict button[value=keep]");
            assertThat(other.await("li.unsent textarea").getAttribute("value")).isEqualTo("另一窗口的意见");
            other.open("/forms/" + form);
            assertThat(other.text()).doesNotContain("另一窗口的意见");
        }
    }

    @Test
    @DisplayName("is looked at again against the submission before, the reader's last look and last year")
    void compared() {
        file("compared", "4200");
        var review = "/review/" + form("compared");
        try (var supervisor = as("supervisor")) {
            supervisor.open(review);
            assertThat(supervisor.await("#differing").getText()).contains("第一次送审");
            supervisor.click("#against a[href*='against=YEAR']");
            supervisor.awaitText("#differing", "没有找到");
            new Select(supervisor.await("#whole select[name=severity]")).selectByValue("INFO");
            supervisor.type("#whole textarea[name=text]", "请核对人数");
            decide(supervisor, "RETURN");
            supervisor.awaitText("main", "已退回");

            file("compared", "4500");
            supervisor.open(review + "?against=LOOK");

            supervisor.awaitText("#differing", "与第 1 次送审相比");
            supervisor.awaitText("tr.entry.changed del", "4200");
            supervisor.isFitForEverybody("review-compared");
        }
    }

    @Test
    @DisplayName("has a value suggested for a field, and a phrase said by a key")
    void suggested() {
        file("suggested", "4200");
        try (var supervisor = as("supervisor")) {
            supervisor.open("/review/" + form("suggested"));
            supervisor.click("#phrases summary");
            supervisor.type("#phrase", "请说明测算依据");
            supervisor.click("button[value=phrase]");
            supervisor.awaitText("#phrases", "1 句");
            supervisor.await("#content").sendKeys("j", "j", "j", "c");
            var slot = "tr.entry[data-path='/indicators/i1'] + tr.said ";
            new Select(supervisor.await(slot + "select[name=path]")).selectByValue("/indicators/i1/target");
            supervisor.type(slot + "textarea[name=text]", Keys.chord(Keys.ALT, "1"));
            supervisor.type(slot + "input[name=suggestion]", "4300");
            decide(supervisor, "RETURN");
            supervisor.awaitText("main", "已退回");
        }
        try (var auditor = as("auditor")) {
            auditor.open("/review/" + form("suggested"));

            auditor.awaitText("li.comment", "请说明测算依据");
            auditor.awaitText("li.comment", "建议改为：4300");
            auditor.awaitText("li.comment", "目标值");
        }
    }

    @Test
    @DisplayName("opened in two windows keeps what the first wrote, and asks the second before it writes over that")
    void twoDrafts() {
        file("drafted-twice");
        var review = "/review/" + form("drafted-twice");
        try (var one = as("supervisor");
                var other = as("supervisor")) {
            other.open(review);
            one.open(review);
            one.type("#whole textarea[name=text]", "一号窗口");
            one.awaitText("#keeping", "已暂存");

            other.type("#whole textarea[name=text]", "二号窗口");
            other.awaitText("#keeping", "另一窗口");
            other.click(".verdict button[value=keep]");
            other.awaitText("#other-window", "1 条意见");
            assertThat(other.await("li.unsent textarea").getAttribute("value")).isEqualTo("二号窗口");
            other.click(".verdict button[value=keep]");
            assertThat(one.open(review).await("li.unsent textarea").getAttribute("value"))
                    .isEqualTo("二号窗口");
        }
    }

    @Test
    @DisplayName("shows who else has it open, in its page and in their inboxes, and lets go of it with the page")
    void present() {
        file("education");
        var review = "/review/" + form("education");
        try (var supervisor = as("supervisor")) {
            supervisor.open(review);
            decide(supervisor, "PASS");
            supervisor.awaitText("main", "已通过");
        }
        try (var one = as("finance");
                var other = as("finance-education")) {
            one.open(review);
            one.await(".verdict");
            other.open(review);
            other.awaitText("#present", "刘洋 正打开此表");
            other.open("/inbox");
            other.awaitText("#rows", "刘洋 正打开此表");
            one.open("/");
            one.await("main");
            await().untilAsserted(() -> assertThat(other.open("/inbox").text()).doesNotContain("刘洋 正打开此表"));
        }
    }

    @Test
    @DisplayName("is commented on again where an earlier stage was satisfied")
    void again() {
        var form = Office.settled(form("again"));
        try (var finance = as("finance")) {
            finance.open("/review/" + form);
            finance.click("li.comment.resolved button[value^='again:']");
            finance.await("li.unsent");
            assertThat(finance.await("li.unsent textarea").getDomProperty("value"))
                    .isIn("请说明目标值依据", "名称写完整");
            decide(finance, "RETURN");
            finance.awaitText("main", "已退回");
        }
        await().untilAsserted(
                        () -> assertThat(Office.shown(form).path("comments").findValuesAsString("state"))
                                .containsExactlyInAnyOrder("RESOLVED", "RESOLVED", "OPEN"));
    }

    @Test
    @DisplayName("has its approval revoked with a reason, and adjustment granted")
    void revoked() {
        file("revoked");
        var review = "/review/" + form("revoked");
        try (var supervisor = as("supervisor");
                var finance = as("finance")) {
            supervisor.open(review);
            decide(supervisor, "PASS");
            supervisor.awaitText("main", "已通过");
            finance.open(review);
            decide(finance, "PASS");
            finance.awaitText("main", "已通过");
        }
        try (var last = as("final-reviewer")) {
            approve(last, review);
            last.open(review);
            last.click("button[value='ask:REVOKE']");
            last.awaitText("#errors", "请填写理由");
            last.type("#reason", "批复有误");
            decide(last, "REVOKE");
            last.awaitText("main", "已取消批复");
            last.click("#course summary");
            last.awaitText("#course", "批复有误");

            approve(last, review);
            last.open(review);
            last.type("#reason", "预算已调整");
            decide(last, "GRANT_ADJUST");
            last.awaitText("main", "已准予调整");
        }
    }

    private static void approve(Chromium last, String review) {
        last.open(review);
        last.all("tr.item input[type=number]").forEach(input -> input.sendKeys("90"));
        last.awaitText("#grade", "优");
        decide(last, "APPROVE");
        last.awaitText("main", "已终审批复");
    }

    @Test
    @DisplayName("is followed by the next one, fetched beforehand")
    void next() {
        file("next-one");
        file("next-two");
        try (var supervisor = as("supervisor")) {
            supervisor.open("/review/" + form("next-one") + "?q=next-");
            supervisor.awaitText("#position", "1/2");
            supervisor.await("#content").sendKeys("]");
            supervisor.awaitText("#position", "2/2");
            assertThat(supervisor.address()).contains("next-two");
            supervisor.await("#content").sendKeys("[");
            supervisor.awaitText("#position", "1/2");
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                supervisor.open("/review/" + form("next-one") + "?q=next-");
                supervisor.awaitText("#position", "1/2");
                supervisor.await("#content").sendKeys("]");
                supervisor.awaitText("#position", "2/2");
                return "navigational-prefetch"
                        .equals(supervisor.run("return performance.getEntriesByType('navigation')[0].deliveryType"));
            });
        }
    }
}
