package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.local.browser.Chromium.PHONE;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A head of department has a minute between two meetings, and a phone. */
@DisplayName("On a phone a head of department")
@InTheOffice
class PhoneIT {

    /** What a finger hits. */
    private static final int FINGER = 44;

    @Test
    @DisplayName(
            "finds what waits for their signature, reads it and signs it, with three taps and no scrolling sideways")
    void signs() {
        var form = Office.form(Office.SIGNED, "education");
        Office.save(form);
        try (var head = Office.as("head-education")) {
            head.size(PHONE);
            head.open("/");
            head.fits("phone-head-home");
            head.acts();

            var task = ".task[href*='" + form + "']";
            assertThat(head.await(task).getText()).contains("教育局", "待单位负责人签批");
            assertThat(top(head, task))
                    .as("px from the window's top to the task")
                    .isLessThan(700);
            assertThat(height(head, task)).isGreaterThanOrEqualTo(FINGER);
            head.click(task);
            var sign = "form[action$='/sign'] button";
            head.await(sign);
            head.fits("phone-head-form");
            assertThat(height(head, sign)).isGreaterThanOrEqualTo(FINGER);
            assertThat(top(head, sign))
                    .as("px from the window's top to the button")
                    .isLessThan(700);
            head.click(sign);
            head.awaitText("main .notice.good", "签批");
            head.fits("phone-head-signed");
            assertThat(head.all(sign)).isEmpty();
            head.click("a.brand");
            head.await("#tasks");
            assertThat(head.acts()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    @DisplayName("sees where their department's forms stand, what was told, and reads a whole form")
    void reads() {
        var form = Office.returned(Office.form(Office.year(), "education"));
        try (var head = Office.as("head-education")) {
            head.size(PHONE);
            assertThat(head.open("/").await("#tasks").getText()).contains("退回");
            assertThat(head.open("/notifications?all=true").await("#list").getText())
                    .contains("退回");
            head.fits("phone-head-notices");
            head.open("/forms/" + form);
            head.fits("phone-head-returned");
            assertThat(head.text()).contains("请说明目标值依据", "救助人数");
            head.click("header .who summary");
            head.click("header .who [type=submit]");
            await().until(() -> head.address().contains("/sign-in"));
        }
    }

    private static double top(Chromium browser, String css) {
        return number(browser.run("return document.querySelector(arguments[0]).getBoundingClientRect().top", css));
    }

    private static double height(Chromium browser, String css) {
        return number(browser.run("return document.querySelector(arguments[0]).getBoundingClientRect().height", css));
    }

    private static double number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }
}
