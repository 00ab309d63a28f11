package org.jixiaoflow.local.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.local.browser.Chromium.NO_NETWORK;
import static org.jixiaoflow.local.browser.Office.as;
import static org.jixiaoflow.local.browser.Office.ask;
import static org.jixiaoflow.local.browser.Office.form;
import static org.jixiaoflow.local.browser.Office.home;
import static org.jixiaoflow.local.browser.Office.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.site.PublicSite;
import org.jixiaoflow.review.lifecycle.EntryHash;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Public disclosure, in a browser,")
@InTheOffice
class DisclosureIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Wherever a page would go, nobody is there. */
    private static int year;

    private static String published = "";
    private static String withheld = "";

    @TempDir
    private Path folder;

    @BeforeAll
    static void aYear() {
        year = Office.year();
        published = Office.approved(form(year, "civil-affairs"));
        withheld = Office.approved(form(year, "education"));
        try (var administrator = as("business-administrator")) {
            administrator.open("/admin/publications?region=231083&year=" + year, "[name=sent]");
            assertThat(administrator.all("[name=sent]")).hasSize(2);
            administrator.click("#publish button");
            administrator.awaitText("#none-ticked", "请先勾选");
            administrator.click("#all");
            administrator.click("[name=withGrade]");
            administrator.click("#publish button");
            administrator.awaitText("main [role=status]", "已公开 2 个表");
        }
        await().untilAsserted(() -> assertThat(fetched("").body()).contains(published, withheld));
    }

    @Test
    @DisplayName("shows everybody what is public of a year, and each form at its own place with the journal's hash")
    void shown() {
        try (var anybody = Chromium.at(home())) {
            anybody.open("/public/231083/" + year);
            anybody.click("[data-form='" + published + "'] a");
            anybody.awaitText("main", "困难群众应保尽保率");
            anybody.awaitText("#grade", "优");
            var hash = anybody.await("#hash").getText();
            var document = fetched("/" + published + "/1/document").body();

            assertThat(EntryHash.of(document.getBytes(UTF_8))).isEqualTo(hash);
            assertThat(entry("PUBLISH").path("published").asString("")).isEqualTo(document);
            assertThat(anybody.all("script")).isEmpty();
            for (var text : List.of(
                    anybody.text(), document, fetched("/file?format=csv").body())) {
                assertThat(text).doesNotContain("张敏", "陈静", "刘洋", "孙志强", "钱管理");
            }
        }
    }

    @Test
    @DisplayName("finds forms by what they say")
    void search() {
        assertThat(fetched("?q=" + published).body()).contains(published).doesNotContain(withheld);
        assertThat(fetched("?q=none-such").body()).contains("没有公开的内容");
        for (var nowhere :
                List.of("/public/some%20region/2026", "/public/231083/1", "/public/0/2026/file?format=csv")) {
            assertThat(answered(nowhere).statusCode()).as(nowhere).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("is cached, and begins no session")
    void cached() {
        var list = fetched("");

        assertThat(list.headers().firstValue("Cache-Control")).hasValue("max-age=60, must-revalidate, public");
        assertThat(list.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(fetched(
                                "",
                                "If-None-Match",
                                list.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    @DisplayName("opens from a folder, without a server or a network, with the journal's hashes")
    void site() throws Exception {
        var addresses = stack().addresses();
        var withheld = Files.writeString(folder.resolve("231083-%d-OBJECTIVE-gone-1.html".formatted(year)), "");
        var others = Files.writeString(folder.resolve("readme-1.html"), "");

        var site = new PublicSite(addresses.workbench(), addresses.review()).write("231083", year, folder);
        assertThat(site.forms()).isPositive();
        assertThat(site.files())
                .contains("index.html", "forms.xlsx", published + "-1.html")
                .doesNotContain("readme-1.html");

        assertThat(withheld).doesNotExist();
        assertThat(others).exists();
        var document = Files.readString(folder.resolve(published + "-1.json"));
        assertThat(entry("PUBLISH").path("published").asString("")).isEqualTo(document);
        assertThat(Files.readString(folder.resolve("hashes.txt")))
                .contains(EntryHash.of(document.getBytes(UTF_8)) + "  " + published + "-1.json");
        try (var alone = Chromium.at(folder.resolve("index.html").toUri(), NO_NETWORK)) {
            alone.open(folder.resolve("index.html").toUri().toString());
            alone.click("[data-form='" + published + "'] a");
            alone.awaitText("main", "困难群众应保尽保率");
            alone.awaitText("#hash", EntryHash.of(document.getBytes(UTF_8)));
            assertThat(alone.await("#document").getDomAttribute("href")).isEqualTo(published + "-1.json");
            alone.click(".actions a");
            alone.await("#public");
            assertThat(alone.complaints()).isEmpty();
        }
    }

    @Test
    @DisplayName("is fit for everybody, in either theme, in a window, on a phone and on paper")
    void fit() {
        try (var anybody = Chromium.at(home())) {
            for (var place : List.of("", "/" + published + "/1")) {
                var name = "public-" + (place.isEmpty() ? "list" : "form");
                anybody.open("/public/231083/" + year + place);
                anybody.theme(false);
                anybody.size(1440);
                anybody.isFitInEveryLook(name);
            }
            assertThat(anybody.printed()).isPositive();
            assertThat(anybody.complaints()).isEmpty();
        }
        try (var administrator = as("business-administrator")) {
            for (var place : List.of("?region=231083&year=" + year, "/" + published)) {
                administrator.open("/admin/publications" + place);
                administrator.isFitForEverybody("publications" + place.length());
                administrator.size(Chromium.PHONE);
                administrator.isFitForEverybody("publications-phone" + place.length());
                administrator.size(1440);
            }
        }
    }

    @Test
    @DisplayName(
            "says at its place that a form was withheld, and nothing else; to the department why it is public still")
    void withheld() {
        try (var clerk = as("clerk-education")) {
            clerk.open("/forms/" + withheld, "#disclosed");
            clerk.awaitText("#disclosed", "第 1 版已向社会公开");
        }
        try (var administrator = as("business-administrator")) {
            administrator.open("/admin/publications/" + withheld, "#withhold");
            administrator.type("#reason", "涉及敏感信息");
            administrator.click("#withhold button");
            administrator.awaitText("main [role=status]", "已撤回公开");
            await().untilAsserted(() -> {
                administrator.open("/admin/publications/" + withheld);
                assertThat(administrator.text()).contains("涉及敏感信息", "钱管理");
            });
        }

        var gone = fetched("/" + withheld + "/1");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("撤回公开").doesNotContain("敏感", "救助人数");
        assertThat(fetched("").body()).contains(published).doesNotContain(withheld);
    }

    private static JsonNode entry(String trigger) {
        var export = ask(
                stack().addresses().review(),
                "GET",
                "/api/v1/forms/" + published + "/journal",
                Person.auditor(),
                UUID.randomUUID(),
                null);
        return export.body()
                .lines()
                .map(JSON::readTree)
                .map(line -> line.path("entry"))
                .filter(entry -> entry.path("trigger").asString("").equals(trigger))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> fetched(String place, String... headers) {
        return answered("/public/231083/" + year + place, headers);
    }

    private static HttpResponse<String> answered(String address, String... headers) {
        var request = HttpRequest.newBuilder(home().resolve(address))
                .header("Accept", "text/html,*/*")
                .header("Accept-Language", "zh");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
