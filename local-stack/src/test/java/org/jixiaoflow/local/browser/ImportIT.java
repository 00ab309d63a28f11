package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file on its way to a form")
@InTheOffice
class ImportIT {

    @TempDir
    private static Path data;

    private static Chromium clerk() {
        return Office.as("clerk-civil-affairs");
    }

    private static void drop(Chromium browser, int year, String name, String text) throws IOException {
        var file = Files.writeString(data.resolve(name), text);
        browser.open("/import");
        browser.await("#file").sendKeys(file.toAbsolutePath().toString());
        browser.retype("#year", String.valueOf(year));
        browser.click("#drop button[type=submit]");
        browser.await("#chosen tbody th a");
    }

    @Test
    @DisplayName("shows one of its forms: what was printed beside what was read, and a doubt settled with a click")
    void doubts() throws IOException {
        var year = Office.year();
        try (var browser = clerk()) {
            drop(browser, year, "有疑问.txt", """
                    部门整体绩效目标表
                    部门：某某局
                    一级指标\t二级指标\t三级指标\t指标性质\t目标值\t计量单位\t权重
                    产出指标\t数量指标\t救助人数\t大于等于\t4200\t人\t约50
                    效益指标\t社会效益指标\t应保尽保率\t\t98\t%\t40
                    """);
            browser.click("#chosen tbody th a");
            browser.awaitText("#doubts", "约50");
            browser.isFitForEverybody("import-form");

            browser.click("#doubts li:first-child button[value=set]");
            browser.awaitText("main", "“约50”不能填在这一栏");
            browser.retype("#doubts li:first-child input[name=value]", "50");
            browser.click("#doubts li:first-child button[value=set]");
            browser.awaitText("#doubts .done", "50");
            browser.choose("#doubts li:first-child select[name=value]", "GE");
            browser.click("#doubts li:first-child button[value=set]");
            browser.awaitText("#doubts .done:last-child", "≥");
            browser.isFitForEverybody("import-form-settled");

            var name = String.valueOf(browser.run("return document.querySelector('#departments option').value"));
            browser.retype("#as", name);
            browser.click("button[name=do][value=make]");
            browser.awaitText("main", "已存为草稿");
            browser.awaitText("tbody th", name);
            browser.open("/forms/" + Office.form(year, "civil-affairs") + "/edit");
            assertThat(browser.await("input[name='/indicators/i1/weight']").getAttribute("value"))
                    .isEqualTo("50");
            assertThat(browser.await("select[name='/indicators/i2/operator']").getAttribute("value"))
                    .isEqualTo("GE");
        }
    }

    @Test
    @DisplayName("warns, and ticks nothing, where it names another department or another year")
    void foreign() throws IOException {
        var year = Office.year();
        try (var browser = clerk()) {
            drop(browser, year, "外县.txt", """
                    部门整体绩效目标表
                    （2019年度）
                    部门：青石县水务局
                    年度目标\t农村自来水普及率稳步提高，全县水库安全度汛
                    一级指标\t二级指标\t三级指标\t指标性质\t目标值\t计量单位\t权重
                    产出指标\t数量指标\t改造供水管网长度\t大于等于\t42\t公里\t50
                    效益指标\t社会效益指标\t自来水普及率\t大于等于\t93\t%\t30
                    满意度指标\t服务对象满意度指标\t用水户满意度\t大于等于\t90\t%\t10
                    """);

            browser.awaitText("#chosen tbody", "部门名称不同，请核对");
            assertThat(browser.await("#chosen input[type=checkbox]").isSelected())
                    .isFalse();
            browser.click("#chosen tbody th a");
            browser.awaitText("main", "文件上印的部门是“青石县水务局”");
            browser.awaitText("#doubts", "表上印的是 2019 年");
            browser.isFitForEverybody("import-foreign");
        }
    }

    @Test
    @DisplayName("asks once what a heading means that nobody knows, and takes it back")
    void headings() throws IOException {
        var heading = "占" + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
        try (var browser = clerk()) {
            drop(browser, Office.year(), "栏目.txt", """
                    部门整体绩效目标表
                    部门：某某局
                    一级指标\t二级指标\t三级指标\t指标性质\t目标值\t计量单位\t%s
                    产出指标\t数量指标\t救助人数\t大于等于\t4200\t人\t50
                    """.formatted(heading));
            browser.awaitText("#chosen", heading);
            browser.isFitForEverybody("import-headings");

            browser.click("button[name=column][value$='~WEIGHT']");
            browser.awaitText("#chosen", "已按“权重”读取");
            browser.click("#chosen tbody th a");
            browser.awaitText("main", "50");
            browser.click("p.back a");

            browser.click("#chosen .remarks button.link");
            browser.await("button[name=column][value$='~WEIGHT']");
        }
    }
}
