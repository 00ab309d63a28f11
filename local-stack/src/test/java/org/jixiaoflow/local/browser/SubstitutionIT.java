package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.local.browser.Office.as;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Standing in, in a browser,")
@InTheOffice
class SubstitutionIT {

    private static final String PAGE = "/settings/substitution";

    @Test
    @DisplayName("is named by the person, chosen by the substitute within moments, and over once it is ended")
    void namedAndEnded() {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        try (var head = as("head-education");
                var clerk = as("clerk-education")) {
            head.open(PAGE);
            head.isFitForEverybody("substitution");
            head.choose("#substitute", "clerk-education");
            day(head, "#from", today);
            day(head, "#to", today.minusDays(1));
            head.click("#name button");
            head.awaitText("main", "代理日期有误");
            day(head, "#to", today.plusDays(2));
            head.retype("#reason", "出差");
            head.click("#name button");
            head.awaitText("#given", "王芳");
            head.awaitText("#given", "出差");

            await().atMost(Duration.ofSeconds(60))
                    .until(
                            () -> clerk.open("/").all("#person option[value='head-education']"),
                            found -> !found.isEmpty());
            clerk.open(PAGE);
            clerk.awaitText("#taken", "赵建华");
            clerk.actFor("head-education");
            clerk.awaitText(".banner", "赵建华");
            clerk.open(PAGE);
            clerk.awaitText("main", "只能由本人办理");

            head.click("#given form button");
            head.awaitText("#given", "提前结束");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> clerk.open("/")
                            .all("#person option[value='head-education']")
                            .isEmpty());
        }
        try (var security = as("security-administrator")) {
            security.open(PAGE);
            security.awaitText("#overseen", "赵建华，由 王芳 代理");
            security.isFitForEverybody("substitution-overseen");
        }
    }

    @Test
    @DisplayName("by somebody who names another for these days is told to whom they stand in for")
    void away() {
        var day = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(20);
        try (var clerk = as("clerk-housing");
                var colleague = as("colleague-housing")) {
            named(clerk, "colleague-housing", day);
            clerk.open("/");
            assertThat(clerk.all("#substitute-away")).isEmpty();

            named(colleague, "head-housing", day);

            clerk.open("/", "#substitute-away");
            clerk.awaitText("#substitute-away", "吴迪 在 " + day);
            clerk.isFitForEverybody("substitute-away");
            clerk.open(PAGE);
            clerk.awaitText("#given", "这些天没有人代您办理");
        }
    }

    private static void named(Chromium browser, String substitute, LocalDate day) {
        browser.open(PAGE);
        browser.choose("#substitute", substitute);
        day(browser, "#from", day);
        day(browser, "#to", day);
        browser.click("#name button");
        browser.await("#given li");
    }

    /** As a picker of dates does, whose keys differ from place to place. */
    private static void day(Chromium browser, String css, LocalDate day) {
        browser.run("document.querySelector(arguments[0]).value = arguments[1]", css, day.toString());
    }
}
