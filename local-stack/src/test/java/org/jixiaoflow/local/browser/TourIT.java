package org.jixiaoflow.local.browser;

import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.local.browser.Chromium.PHONE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Walks through what the guide tells, and takes its pictures on the way; {@code -Djixiao.screenshots=DIR} says where to. */
@DisplayName("The guide's pictures are taken")
@InTheOffice
class TourIT {

    private static final Path FILE = Path.of(
            "../submission-service/src/test/resources/org/jixiaoflow/submission/files/cases/twotables/input.txt");
    private static final int WINDOW = 1200;
    private static final List<List<String>> DEPARTMENTS = List.of(
            List.of("education", "教育局"),
            List.of("health", "卫生健康局"),
            List.of("transport", "交通运输局"),
            List.of("water", "水务局"),
            List.of("agriculture", "农业农村局"),
            List.of("culture", "文体广电和旅游局"),
            List.of("emergency", "应急管理局"));

    private static int year;
    private static String returned = "";
    private static String approved = "";
    private static String draft = "";

    @BeforeAll
    static void somethingToSee() {
        year = Office.year();
        DEPARTMENTS.forEach(department -> {
            var form = Office.form(year, department.get(0));
            Office.save(form, Office.CONTENT.replace("民政局", department.get(1)));
            Office.submit(form);
        });
        returned = Office.returned(Office.form(Office.year(), "civil-affairs"));
        approved = Office.approved(Office.form(Office.year(), "civil-affairs"));
        draft = Office.form(Office.year(), "civil-affairs");
        Office.save(draft, """
                {"content": {"departmentName": "民政局", "annualGoals": [{"text": "按时足额发放各类救助资金"}], "indicators": [
                  {"level1": "产出指标", "level2": "数量指标", "name": "救助人数达到4200人", "operator": "GE", "direction": "POSITIVE", "target": "4200人", "weight": 30},
                  {"level1": "产出指标", "level2": "时效指标", "name": "资金发放及时率", "operator": "GE", "direction": "POSITIVE", "target": "98", "unit": "%", "weight": 20},
                  {"level1": "效益指标", "level2": "社会效益指标", "name": "困难群众应保尽保率", "operator": "GE", "direction": "POSITIVE", "target": "120", "unit": "%", "weight": 40}]}}""");
        Office.save(Office.form(Office.SIGNED, "civil-affairs"));
    }

    @Test
    @DisplayName("at the clerk's")
    void clerk() {
        try (var browser = Office.as("clerk-civil-affairs")) {
            browser.size(WINDOW);
            browser.open("/");
            browser.show("clerk-home", "main");
            browser.open("/import");
            browser.await("#file").sendKeys(FILE.toAbsolutePath().normalize().toString());
            browser.click("#drop button[type=submit]");
            browser.await("#chosen");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> browser.all("progress").isEmpty());
            browser.show("import", "main");
            browser.open("/forms/" + draft + "/edit");
            browser.show("editor", "main");
            browser.open("/forms/" + returned + "/edit");
            browser.show("returned", "[data-table=indicators]");
            browser.open("/forms/" + approved);
            browser.show("score", "#score");
            browser.open("/notifications?all=true");
            browser.show("notifications", "main");
            browser.size(PHONE);
            browser.open("/");
            browser.show("phone", "main");
        }
    }

    @Test
    @DisplayName("at the reviewer's")
    void reviewer() {
        var form = Office.form(year, "education");
        try (var browser = Office.as("supervisor")) {
            browser.size(WINDOW);
            browser.open("/inbox?year=" + year);
            browser.show("inbox", "main");
            browser.open("/review/" + form + "?year=" + year);
            browser.await("#content").sendKeys("j", "j", "j", "c");
            browser.type("tr.said details[open] textarea", "请说明目标值的依据" + Keys.TAB);
            browser.awaitText("#keeping", "已暂存");
            browser.show("review", "#against");
            browser.click("button[value='ask:RETURN']");
            browser.await("#send");
            browser.show("review-confirm", "#confirm");
        }
    }

    @Test
    @DisplayName("at the last reviewer's and the head's")
    void lastAndHead() {
        var form = Office.at(2, Office.form(Office.year(), "civil-affairs"));
        try (var browser = Office.as("final-reviewer")) {
            browser.size(WINDOW);
            browser.open("/review/" + form);
            browser.all("tr.item input[type=number]").forEach(input -> input.sendKeys("85"));
            browser.awaitText("#grade", "良");
            browser.show("rating", "#rating");
        }
        try (var browser = Office.as("head-civil-affairs")) {
            browser.size(WINDOW);
            browser.open("/forms/" + Office.form(Office.SIGNED, "civil-affairs"));
            browser.show("form", "main");
        }
    }
}
