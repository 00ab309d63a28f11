package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.local.browser.Chromium.PHONE;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** Every page in every state as everybody sees it: in both languages and themes, in a window and on a phone. */
@DisplayName("Every page")
@InTheOffice
class PagesIT {

    /** Years in which the clerk has a form in one state each. */
    private static final List<Integer> OWN =
            Stream.generate(Office::year).limit(4).toList();

    private static final int WINDOW = 1440;

    /** Less than two lines in the head are high. */
    private static final long LINE = 75;

    private static int year;

    /**
     * A page in some state.
     *
     * @param shown what it is known by once it is there
     * @param then how the state comes about
     */
    private record Page(String name, String path, String shown, Consumer<Chromium> then) {

        static Page of(String name, String path) {
            return of(name, path, "main h1");
        }

        /** A page as it is once {@code shown} is there. */
        static Page of(String name, String path, String shown) {
            return new Page(name, path, shown, browser -> {});
        }
    }

    @BeforeAll
    static void somethingOfEverything() {
        year = Office.year();
        Office.save(draft(), """
                {"content": {"departmentName": "民政局", "annualGoals": [{"text": "提升服务"}], "indicators": [
                  {"level1": "产出指标", "level2": "数量指标", "name": "救助人数达到4200人", "operator": "GE", "direction": "POSITIVE", "target": "4200人", "weight": 30},
                  {"level1": "效益指标", "level2": "社会效益指标", "name": "", "target": "", "weight": 120}]}}""");
        Office.returned(own(1));
        Office.at(1, own(2));
        Office.approved(own(3));
        Office.save(Office.form(Office.SIGNED, "civil-affairs"));
        Office.at(0, others(0));
        Office.at(1, others(1));
        Office.at(2, others(2));
        Office.returned(others(3));
        Office.approved(others(4));
    }

    private static String draft() {
        return own(0);
    }

    private static String own(int n) {
        return Office.form(OWN.get(n), "civil-affairs");
    }

    private static String others(int n) {
        return Office.form(year, "pages-" + n);
    }

    private static Stream<Page> forEverybody() {
        return Stream.of(
                Page.of("home", "/"),
                Page.of("forms", "/forms"),
                Page.of("forms-none", "/forms?q=nichts&state=RETURNED"),
                Page.of("notifications", "/notifications"),
                Page.of("notice-settings", "/settings/notices"),
                Page.of("substitution", "/settings/substitution"),
                Page.of("notifications-all", "/notifications?all=true"),
                Page.of("search", "/search?q=%E6%B0%91%E6%94%BF"),
                Page.of("search-none", "/search?q=nichts"),
                Page.of("help", "/help"),
                Page.of("sign-out", "/sign-out"),
                Page.of("unknown", "/forms/231083-2001-OBJECTIVE-nobody", "body:has(#to-help) .problem a[href='/']"));
    }

    private static Stream<Page> reading(String form, String name) {
        return Stream.of(
                Page.of("form-" + name, "/forms/" + form),
                Page.of("print-" + name, "/forms/" + form + "/print?comments=true"));
    }

    private static Stream<Page> clerk() {
        return Stream.of(
                        forEverybody(),
                        reading(draft(), "draft"),
                        reading(own(1), "returned"),
                        reading(own(2), "submitted"),
                        reading(own(3), "approved"),
                        Stream.of(
                                Page.of("forms-nowhere", "/forms?region=999999", "#nowhere"),
                                Page.of("new", "/forms/new"),
                                Page.of("new-wrong", "/forms/new?region=x&year=3"),
                                Page.of("import", "/import"),
                                Page.of("edit-new", "/forms/" + Office.form(year, "civil-affairs") + "/edit"),
                                Page.of("edit-draft", "/forms/" + draft() + "/edit"),
                                new Page("edit-fault", "/forms/" + draft() + "/edit?fresh=true", "#errors", browser -> {
                                    browser.retype(".c-weight input", "viel");
                                    browser.click(".bar button[value=save]");
                                }),
                                Page.of("edit-returned", "/forms/" + own(1) + "/edit"),
                                Page.of("submit-draft", "/forms/" + draft() + "/submit"),
                                Page.of("submit-returned", "/forms/" + own(1) + "/submit"),
                                Page.of("inbox-closed", "/inbox")))
                .flatMap(pages -> pages);
    }

    private static Stream<Page> head() {
        return Stream.of(
                Page.of("home", "/"),
                Page.of("forms", "/forms"),
                Page.of("form-to-sign", "/forms/" + Office.form(Office.SIGNED, "civil-affairs")),
                Page.of("form-approved", "/forms/" + own(3)),
                Page.of("submit-to-sign", "/forms/" + Office.form(Office.SIGNED, "civil-affairs") + "/submit"),
                Page.of("import", "/import"));
    }

    private static Stream<Page> supervisor() {
        return Stream.of(
                        forEverybody(),
                        Stream.of("TO_REVIEW", "RETURNED", "REVIEWED", "HANDLED")
                                .map(tab -> Page.of("inbox-" + tab, "/inbox?tab=" + tab)),
                        Stream.of(
                                Page.of("inbox-none", "/inbox?q=nichts&kind=OBJECTIVE&findings=ERROR"),
                                new Page("inbox-pass", "/inbox", "form .actions [name=do]", browser -> {
                                    browser.click("#rows input[type=checkbox]");
                                    browser.click("#pass-ticked");
                                }),
                                Page.of("review", "/review/" + others(0)),
                                new Page(
                                        "review-nothing-said",
                                        "/review/" + others(0),
                                        "#errors",
                                        browser -> browser.click("button[value='ask:RETURN']")),
                                new Page(
                                        "review-confirm",
                                        "/review/" + others(0),
                                        "#send",
                                        browser -> browser.click("button[value='ask:PASS']")),
                                Page.of("review-elsewhere", "/review/" + others(2)),
                                Page.of("review-returned", "/review/" + others(3))),
                        reading(others(0), "submitted"))
                .flatMap(pages -> pages);
    }

    private static Stream<Page> finalReviewer() {
        return Stream.of(
                Page.of("home", "/"),
                Page.of("inbox", "/inbox"),
                Page.of("review", "/review/" + others(2)),
                new Page(
                        "review-unrated",
                        "/review/" + others(2),
                        "#errors",
                        browser -> browser.click("button[value='ask:APPROVE']")),
                new Page("review-revoke", "/review/" + others(4), "#errors", browser -> {
                    browser.click("button[value='ask:REVOKE']");
                }),
                Page.of("form-approved", "/forms/" + others(4)),
                Page.of("dashboard-none", "/dashboard?region=231083&year=2001"),
                Page.of("score-none", "/scores/" + others(0)));
    }

    private static Stream<Page> substitute() {
        return Stream.of(
                        "/",
                        "/inbox",
                        "/forms",
                        "/review/" + others(2),
                        "/forms/" + others(4),
                        "/notifications",
                        "/settings/notices",
                        "/help")
                .map(path -> Page.of("acting" + path.replaceAll("[^a-z]+", "-"), path, ".banner"));
    }

    private static Stream<Page> reader() {
        return Stream.of(
                        Stream.of(Page.of("home", "/"), Page.of("forms", "/forms")),
                        Stream.of(
                                Page.of("review", "/review/" + others(0)),
                                new Page(
                                        "review-no-opinion",
                                        "/review/" + others(0),
                                        "#errors",
                                        browser -> browser.click("button[value='ask:OPINE']"))),
                        reading(others(0), "submitted"))
                .flatMap(pages -> pages);
    }

    private static Stream<Page> auditor() {
        return Stream.concat(
                forEverybody(),
                Stream.of(
                        Page.of("deliveries", "/admin/deliveries"),
                        Page.of("form-draft", "/forms/" + draft()),
                        Page.of("form-returned", "/forms/" + others(3)),
                        Page.of("form-approved", "/forms/" + others(4)),
                        Page.of("review", "/review/" + others(0))));
    }

    /** Those with most pages first, so that nobody is waited for at the end. */
    static Stream<String> people() {
        return Stream.of(
                "clerk-civil-affairs",
                "supervisor",
                "auditor",
                "finance",
                "head-civil-affairs",
                "final-reviewer",
                "reader",
                "several",
                "business-administrator",
                "operator",
                "security-administrator");
    }

    private static Stream<Page> pages(String person) {
        return switch (person) {
            case "clerk-civil-affairs" -> clerk();
            case "head-civil-affairs" -> head();
            case "supervisor" -> supervisor();
            case "final-reviewer" -> finalReviewer();
            case "finance" -> substitute();
            case "reader" -> reader();
            case "auditor" -> auditor();
            case "several" ->
                Stream.of(
                        Page.of("home", "/"),
                        Page.of("inbox", "/inbox"),
                        Page.of("forms", "/forms"),
                        Page.of("review", "/review/" + others(1)));
            default -> Stream.of(Page.of("home", "/"), Page.of("forms", "/forms"), Page.of("help", "/help"));
        };
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("people")
    @DisplayName("is fit for everybody, whoever reads it, in either language and theme, in a window and on a phone")
    void fit(String person) {
        try (var browser = Office.as(person)) {
            if (person.equals("finance")) {
                browser.actFor("final-reviewer");
            }
            var looks = Stream.<Executable>builder();
            for (var language : List.of("zh", "en")) {
                looks.add(() -> browser.open("/language?to=" + language));
                pages(person)
                        .forEach(page -> looks.add(() -> look(
                                browser,
                                page,
                                "%s/%s-%s".formatted(person, page.name(), language),
                                language.equals("zh"))));
            }
            assertAll(looks.build());
            assertThat(browser.complaints().filter(said -> said.contains("Content Security Policy")))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("is led to by a menu of one line, with keys too, whose groups are open one at a time")
    void menu() {
        try (var administrator = Office.as("business-administrator")) {
            administrator.size(WINDOW);
            administrator.tabTo("#to-administration");
            administrator.press(Keys.ENTER);
            administrator.await("details[open] #to-people");
            administrator.isFitForEverybody("menu-open");
            administrator.press(Keys.ESCAPE);
            administrator.await("details:not([open]) > #to-administration:focus");
            administrator.press(Keys.ENTER);
            administrator.tabTo("#to-people");
            administrator.press(Keys.ENTER);
            administrator.await("#to-administration[aria-current=true]");
            administrator.await("#to-people[aria-current=page]");
            administrator.click("#to-administration");
            administrator.click("#to-all-templates");
            administrator.await("details[open] #to-rules");
            assertThat(administrator.all(".menu details[open]")).hasSize(1);
            administrator.size(PHONE);
            administrator.isFitForEverybody("menu-open-phone");
            administrator.click("main h1");
            assertThat(administrator.all(".menu details[open]")).isEmpty();
        }
    }

    /** Thoroughly in one window; in the other whether it fits. In the dark, and where all comes from, in one language: it is the same in the other. */
    private static void look(Chromium browser, Page page, String name, boolean wide) {
        browser.theme(false);
        browser.size(wide ? WINDOW : PHONE);
        browser.open(page.path());
        page.then().accept(browser);
        browser.await(page.shown());
        browser.isFitForEverybody(name);
        if (wide) {
            assertThat(Objects.requireNonNull(
                            (Long) browser.run("return document.querySelector('body > .head').offsetHeight")))
                    .as(name + " has a head of several lines")
                    .isLessThan(LINE);
            browser.staysAtHome(name);
            browser.theme(true);
            browser.isReadable(name + "-dark");
            browser.fitsPaper(name);
        }
        browser.size(wide ? PHONE : WINDOW);
        browser.fits(name + (wide ? "-phone" : "-wide"));
    }
}
