package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

@DisplayName("A form before its reviewers")
@InTheOffice
class ReviewerIT {

    private static final String WITHOUT_SCRIPTS = "--blink-settings=scriptEnabled=false";

    private static Chromium as(String person, String... options) {
        return Office.as(person, options);
    }

    private static String form(String department) {
        return Office.form(2021, department);
    }

    private static void file(String department) {
        Office.submitted(form(department));
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
            last.all("tr.item input").forEach(input -> input.sendKeys("90"));
            last.awaitText("#total", "90");
            decide(last, "APPROVE");
            last.awaitText("main", "已终审批复");
        }
        try (var auditor = as("auditor")) {
            assertThat(auditor.open(review).text()).contains("不参与审核");
            assertThat(auditor.all("button[value^='ask:']")).isEmpty();
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
}
