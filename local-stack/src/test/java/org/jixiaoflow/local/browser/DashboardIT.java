package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.local.browser.Chromium.WITHOUT_SCRIPTS;
import static org.jixiaoflow.local.browser.Office.as;
import static org.jixiaoflow.local.browser.Office.ask;
import static org.jixiaoflow.local.browser.Office.form;
import static org.jixiaoflow.local.browser.Office.stack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiaoflow.local.identity.Person;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

@DisplayName("Progress and scores, in a browser,")
@InTheOffice
class DashboardIT {

    private static int year;

    /** Nobody filed in the two years before, which pages compare with. Of four departments two are approved with the same total, one waits for the finance division, and one has begun nothing and is late. */
    @BeforeAll
    static void aYear() {
        year = Office.years(3) + 2;
        Office.list(year, """
                {"departmentCode": "education", "departmentName": "教育局"},
                {"departmentCode": "civil-affairs", "departmentName": "民政局"},
                {"departmentCode": "housing-construction", "departmentName": "建设局"},
                {"departmentCode": "audit", "departmentName": "审计局"}""");
        Office.approved(form(year - 1, "civil-affairs"));
        Office.approved(form(year, "civil-affairs"));
        Office.approved(form(year, "education"));
        Office.at(1, form(year, "housing-construction"));
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> ask(
                                        stack().addresses().scoring(),
                                        "GET",
                                        "/api/v1/overviews/231083/" + year,
                                        Person.auditor(),
                                        UUID.randomUUID(),
                                        null)
                                .body(),
                        told -> told.contains("\"approved\":2")
                                && told.contains("\"year\":" + (year - 1))
                                && told.contains("\"scored\":1")
                                && told.contains("\"forms\":2"));
    }

    private static String dashboard(int year) {
        return "/dashboard?region=231083&year=%d&kind=OBJECTIVE".formatted(year);
    }

    /** From the home page by its menu; the year of this test isn't the one that begins with. */
    private static void begin(Chromium head) {
        head.open("/");
        head.acts();
        head.click("#to-dashboard");
        head.await("#region");
        head.open(dashboard(year));
    }

    @Test
    @DisplayName("answer a head's five questions in at most three clicks each")
    void fiveQuestions() {
        try (var head = as("final-reviewer")) {
            begin(head);
            head.awaitText("#filed", "3/4");
            head.awaitText("#approved", "2/4");
            head.awaitText("#missing", "1");
            assertThat(head.acts()).as("How far are we?").isLessThanOrEqualTo(3);

            for (var tile : List.of("listed", "filed", "approved", "missing")) {
                head.open(dashboard(year));
                var counts = head.await("#%s strong".formatted(tile)).getText().replaceFirst("/.*", "");
                head.click("#" + tile);
                head.await("#only");
                assertThat(head.all("#ranking tbody tr")).as(tile).hasSize(Integer.parseInt(counts));
            }

            begin(head);
            head.awaitText("#late", "审计局");
            head.click("#all-late");
            head.awaitText("#list", "审计局");
            assertThat(head.acts()).as("Who is late?").isLessThanOrEqualTo(3);

            begin(head);
            head.awaitText("#longest", "财政业务股");
            head.click("#longest a");
            head.awaitText("h1", "建设局");
            assertThat(head.acts()).as("What waits longest, and where?").isLessThanOrEqualTo(3);

            begin(head);
            head.click("#ranking [data-department='civil-affairs'] a");
            head.click("#scores [data-form='%s'] a".formatted(form(year, "civil-affairs")));
            head.awaitText("#score .formula", "× 90% =");
            assertThat(head.acts()).as("Why this score?").isLessThanOrEqualTo(3);

            begin(head);
            head.awaitText("#better", "与上年相同");
            assertThat(head.acts()).as("Better or worse than last year?").isLessThanOrEqualTo(3);
        }
    }

    @Test
    @DisplayName("lead from a total to the formula of a row in three clicks, and rank those with the same mean alike")
    void drill() {
        try (var auditor = as("auditor")) {
            auditor.open(dashboard(year));
            auditor.awaitText("#mean", "90");
            assertThat(auditor.all("#ranking tbody tr td:first-child").stream()
                            .map(cell -> cell.getText())
                            .toList())
                    .containsExactly("1", "1", "", "");
            auditor.acts();
            auditor.click("#ranking [data-department='education'] a");
            auditor.awaitText("#scores", "90");
            auditor.click("#scores [data-form] a");
            auditor.awaitText("#score .formula", "× 90% =");
            assertThat(auditor.acts()).isLessThanOrEqualTo(3);
            auditor.awaitText("#changes", "批复");
        }
    }

    @Test
    @DisplayName("put a department's targets beside those of the year before, for the department and for its reviewers")
    void yearOnYear() {
        try (var head = as("head-civil-affairs")) {
            head.open("/departments/231083/%d/civil-affairs".formatted(year), "#compared tbody tr");
            assertThat(head.await("#compared thead").getText()).contains(year + " " + (year - 1));
            head.awaitText("#compared tbody tr", "救助人数");
            assertThat(head.await("#compared tbody tr").getText().split("≥ 4200 人", -1))
                    .hasSize(3);
            assertThat(head.all("#compared a[download]")).hasSize(2);
        }
        try (var reviewer = as("final-reviewer")) {
            reviewer.open("/review/" + form(year, "civil-affairs"), "#content");
            reviewer.awaitText("tr.entry[data-path^='/indicators/'] .old", (year - 1) + " 年 ≥ 4200 人");
            reviewer.isFitForEverybody("review-earlier");
        }
    }

    @Test
    @DisplayName("change on an open page as forms move")
    void live() {
        var another = Office.year();
        try (var head = as("final-reviewer")) {
            head.open(dashboard(another));
            head.awaitText("#flow", "还没有这类表单");
            Office.submitted(form(another, "education"));
            head.awaitText("#flow", "主管部门");
            head.awaitText("#flow .as-of", "截至");
            assertThat(head.all(".as-of.late")).isEmpty();
            var looked = head.async("""
                    fetch(location, { headers: { "X-Workbench": "1" } }).then((answer) => answer.text()).then(arguments[0])""");
            assertThat((String) looked)
                    .as("what the page looks at again")
                    .contains("id=\"flow\"")
                    .doesNotContain("<main", "<select");
        }
        try (var administrator = as("business-administrator")) {
            administrator.open(dashboard(another));
            administrator.awaitText("#ranking [data-department='education']", "教育局");
        }
    }

    @Test
    @DisplayName("are shown without scripts, each chart with its table")
    void withoutScripts() {
        try (var auditor = as("auditor", WITHOUT_SCRIPTS)) {
            auditor.open(dashboard(year));
            auditor.awaitText("#filed", "3/4");
            assertThat(auditor.all("svg.trend")).hasSize(1);
            auditor.click("#trend summary");
            auditor.awaitText("#trend table", String.valueOf(year - 1));
            assertThat(auditor.all("td.chart svg").size()).isPositive();
            assertThat(auditor.all("#grades table tbody tr")).hasSize(4);
        }
    }

    @Test
    @DisplayName("are fit for everybody, in either language and theme, in a window and on a phone")
    void fit() {
        try (var head = as("final-reviewer")) {
            for (var language : List.of("zh", "en")) {
                head.open("/language?to=" + language);
                for (var path : List.of(
                        dashboard(year),
                        "/departments/231083/%d/civil-affairs".formatted(year),
                        "/scores/" + form(year, "civil-affairs"))) {
                    var name = "dashboard" + path.replaceAll("[^a-z]+", "-") + language;
                    head.theme(false);
                    head.size(1440);
                    head.open(path);
                    head.staysAtHome(name);
                    head.isFitInEveryLook(name);
                }
            }
            assertThat(head.complaints().filter(said -> said.contains("Content Security Policy")))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("are printed on two pages, for 62 departments too")
    void printed() {
        var many = Office.year();
        Office.list(
                many,
                IntStream.range(0, 62)
                        .mapToObj("{\"departmentCode\": \"d%1$d\", \"departmentName\": \"第%1$d个部门\"}"::formatted)
                        .collect(Collectors.joining(",")));
        try (var head = as("final-reviewer")) {
            head.open(dashboard(many), "#ranking [data-department='d61']");
            head.open(dashboard(many), "#late .columns li:nth-child(62)");
            assertThat(head.printed()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("are a workbook of all panels, with what they are about and of when they are")
    void workbook() throws IOException {
        try (var head = as("final-reviewer")) {
            head.open(dashboard(year));
            var bytes = String.valueOf(head.async("""
                    const done = arguments[arguments.length - 1];
                    fetch(document.getElementById('workbook').href).then((answer) => answer.blob()).then((blob) => {
                      const reader = new FileReader();
                      reader.onload = () => done(reader.result.split(',')[1]);
                      reader.readAsDataURL(blob);
                    });"""));
            try (var book = new XSSFWorkbook(
                    new ByteArrayInputStream(Base64.getDecoder().decode(bytes)))) {
                assertThat(IntStream.range(0, book.getNumberOfSheets()).mapToObj(book::getSheetName))
                        .containsExactly("说明", "进度", "等级", "部门排名与各项得分率", "历年平均分", "流转", "逾期未报的部门");
                var about = book.getSheetAt(0);
                assertThat(about.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(year);
                assertThat(about.getRow(3).getCell(0).getStringCellValue()).contains("截至");
                assertThat(about.getRow(3).getCell(1).getStringCellValue()).isNotEmpty();
                var ranking = book.getSheetAt(3);
                assertThat(ranking.getRow(1).getCell(1).getStringCellValue()).isEqualTo("民政局");
                assertThat(ranking.getRow(1).getCell(5).getNumericCellValue()).isEqualTo(90);
            }
        }
    }

    @Test
    @DisplayName("are saved panel by panel as pictures, under a name that says what they are about")
    void pictures() throws IOException {
        try (var head = as("final-reviewer")) {
            head.open(dashboard(year));
            head.theme(false);
            for (var panel : List.of("progress", "flow", "late", "grades", "trend", "ranking")) {
                head.choose("#picture", panel);
                var saved = String.valueOf(head.async("""
                                const done = arguments[arguments.length - 1];
                                const make = URL.createObjectURL;
                                let name;
                                HTMLAnchorElement.prototype.click = function () { name = this.download; };
                                URL.createObjectURL = (picture) => {
                                  const reader = new FileReader();
                                  reader.onload = () => done(`${name}|${reader.result.split(',')[1]}`);
                                  reader.readAsDataURL(picture);
                                  return make.call(URL, picture);
                                };
                                document.querySelector('[data-picture]').click();""")).split("\\|", 2);
                var bytes = Base64.getDecoder().decode(saved[1]);
                var file = Path.of("target/screenshots/dashboard-picture-%s.png".formatted(panel));
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
                var picture = ImageIO.read(new ByteArrayInputStream(bytes));
                var place = head.await("#" + panel).getRect();

                assertThat(saved[0])
                        .startsWith(head.await("#" + panel + " h2").getText())
                        .contains(String.valueOf(year), "截至")
                        .endsWith(".png");
                assertThat(picture.getWidth()).isGreaterThan(2 * place.getWidth());
                assertThat(picture.getHeight()).isGreaterThan(2 * place.getHeight());
                assertThat(IntStream.range(0, picture.getWidth())
                                .flatMap(x ->
                                        IntStream.range(0, picture.getHeight()).map(y -> picture.getRGB(x, y)))
                                .distinct()
                                .limit(20))
                        .as(panel)
                        .hasSize(20);
            }
            assertThat(head.complaints().filter(said -> said.contains("Content Security Policy")))
                    .isEmpty();
        }
        try (var head = as("final-reviewer", WITHOUT_SCRIPTS)) {
            head.open(dashboard(year));
            assertThat(head.await("#filed").isDisplayed()).isTrue();
            assertThat(head.all("[data-picture]")).noneMatch(WebElement::isDisplayed);
        }
    }

    @Test
    @DisplayName(
            "are a region's for those who oversee it, a department's own for its head, and sums for the business administrator")
    void rights() {
        try (var head = as("head-civil-affairs")) {
            assertThat(head.all("#to-dashboard")).isEmpty();
            head.open(dashboard(year));
            head.awaitText("main", "无权");
            head.open("/departments/231083/%d/civil-affairs".formatted(year));
            head.awaitText("#scores", "90");
            head.click("#scores [data-form] a");
            head.awaitText("#score", "90");
            head.open("/departments/231083/%d/education".formatted(year));
            head.awaitText("main", "没有");
            assertThat(head.all("#scores")).isEmpty();
        }
        try (var administrator = as("business-administrator")) {
            administrator.open(dashboard(year));
            administrator.awaitText("#mean", "90");
            assertThat(administrator.all("#ranking tbody a")).isEmpty();
            assertThat(administrator.await("#ranking tbody").getText()).doesNotContain("90");
        }
        try (var some = as("finance-education")) {
            assertThat(some.all("#to-dashboard")).isEmpty();
        }
    }
}
