package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.local.browser.Chromium.WITHOUT_SCRIPTS;
import static org.jixiaoflow.local.browser.Office.as;
import static org.jixiaoflow.local.browser.Office.ask;
import static org.jixiaoflow.local.browser.Office.form;
import static org.jixiaoflow.local.browser.Office.stack;

import java.util.List;
import java.util.UUID;
import org.jixiaoflow.local.identity.Person;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The indicator library, in a browser,")
@InTheOffice
class IndicatorsIT {

    private static final String FOUND = "/indicators?region=231083&q=孤儿助养";
    private static final String ROW = "[data-indicator='孤儿助养及时率'] ";

    private static int year;

    /** Two departments use it, one of them otherwise written; two years before it was called almost the same. */
    @BeforeAll
    static void used() {
        year = Office.years(4);
        Office.approved(form(year, "civil-affairs"), with("孤儿助养及时性"));
        Office.approved(form(year + 2, "civil-affairs"), with("孤儿助养及时率"));
        Office.approved(form(year + 2, "education"), with("孤儿助养（及时率）"));
        await().until(
                        () -> ask(
                                        stack().addresses().review(),
                                        "GET",
                                        "/api/v1/indicators/231083?size=200",
                                        Person.auditor(),
                                        UUID.randomUUID(),
                                        null)
                                .body(),
                        told -> told.contains("孤儿助养（及时率）") && told.contains("孤儿助养及时性"));
    }

    private static String with(String indicator) {
        return Office.CONTENT.replace("资金发放及时率", indicator);
    }

    @Test
    @DisplayName(
            "says how often an indicator is used, with which targets, what is called alike and what nobody uses any more")
    void found() {
        try (var auditor = as("auditor")) {
            auditor.click("#to-indicators");
            auditor.await("#list");
            auditor.open(FOUND);
            auditor.awaitText(ROW, "2 次，2 个部门");
            auditor.awaitText(ROW, "≥ 98 %");
            auditor.awaitText(ROW, "孤儿助养（及时率）");
            auditor.click(ROW + "a");
            auditor.awaitText("#list", "近两年未用");
            auditor.open(FOUND + "&show=UNUSED");
            auditor.awaitText("#list", "孤儿助养及时性");
            assertThat(auditor.all("#list form, #list a.take")).isEmpty();
        }
        try (var operator = as("operator")) {
            assertThat(operator.all("#to-indicators")).isEmpty();
            operator.open(FOUND);
            operator.awaitText("main", "无权");
        }
    }

    @Test
    @DisplayName("gives a clerk an indicator by a click, without its target and weight, with scripts and without")
    void taken() {
        for (var department : List.of("civil-affairs", "education")) {
            var options = department.equals("education") ? new String[] {WITHOUT_SCRIPTS} : new String[0];
            var edit = "/forms/" + form(year + 3, department) + "/edit";
            try (var clerk = as("clerk-" + department, options)) {
                clerk.open(edit);
                clerk.type("[name='/annualGoals/+g1/text']", "保障孤儿基本生活");
                clerk.click("#from-library");
                clerk.type("#q", "孤儿助养");
                clerk.click(".filters button");
                clerk.click(ROW + "a.take");
                clerk.awaitText("#taken", "尚未保存");
                assertThat(clerk.await("[name$='/name'][value='孤儿助养及时率']").getDomAttribute("name"))
                        .startsWith("/indicators/");
                assertThat(clerk.await("[name='/annualGoals/+g1/text']").getDomProperty("value"))
                        .isEqualTo("保障孤儿基本生活");
                assertThat(clerk.await("[name='/indicators/+i1/target']").getDomProperty("value"))
                        .isEmpty();
                clerk.click(".bar button[value=save]");
                clerk.awaitText("#keeping", "已保存");
                clerk.open(edit + "?indicator=孤儿助养及时率");
                clerk.awaitText("#taken", "本表已有");
            }
        }
    }

    @Test
    @DisplayName("begins with what the bureau recommends, which its business administrator says and takes back")
    void recommended() {
        try (var administrator = as("business-administrator")) {
            administrator.open(FOUND);
            administrator.click(ROW + "summary");
            administrator.type(ROW + "[name=reason]", "口径清楚，便于核实");
            administrator.click(ROW + "details button");
            administrator.awaitText("#said", "已推荐");
            administrator.awaitText(ROW, "口径清楚，便于核实");
            administrator.awaitText(ROW, "钱管理");
            administrator.click(ROW + "form button");
            administrator.awaitText("#said", "已取消推荐");
            assertThat(administrator.await(ROW).getText()).doesNotContain("口径清楚");
        }
    }

    @Test
    @DisplayName("is fit for everybody, in either language and theme, in a window and on a phone")
    void fit() {
        try (var administrator = as("business-administrator")) {
            for (var language : List.of("zh", "en")) {
                administrator.open("/language?to=" + language);
                administrator.theme(false);
                administrator.size(1440);
                administrator.open(FOUND);
                administrator.isFitInEveryLook("indicators-" + language);
            }
            assertThat(administrator.complaints()).isEmpty();
        }
        try (var clerk = as("clerk-education")) {
            clerk.open("/indicators?region=231083&form=" + form(year + 3, "education"));
            clerk.isFitForEverybody("indicators-clerk");
            clerk.size(Chromium.PHONE);
            clerk.isFitForEverybody("indicators-clerk-phone");
        }
    }
}
