package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Whoever has many forms and a deadline takes the hands from the keyboard for none of them, and never goes back to the list. */
@DisplayName("Ten forms are reviewed by keys alone")
@InTheOffice
class ByKeysIT {

    private static final int FORMS = 10;

    /** One to ask for the decision and one to send it; the next form comes by itself. */
    private static final int KEYS_EACH = 2;

    private static final int KEYS_OF_COMMENTS = 8;

    /** The one that goes back. */
    private static final int RETURNED = 4;

    private static int year;

    @BeforeAll
    static void filed() {
        year = Office.year();
        IntStream.range(0, FORMS).mapToObj(ByKeysIT::form).forEach(form -> {
            Office.save(form);
            Office.submit(form);
        });
    }

    private static String form(int number) {
        return Office.form(year, "by-keys-" + number);
    }

    @Test
    @DisplayName("with two keys each where nothing is to be said, and a return with two comments in between")
    void tenForms() {
        try (var supervisor = Office.as("supervisor")) {
            supervisor.open("/inbox?year=" + year);
            supervisor.await("#rows tbody tr", FORMS);
            supervisor.acts();
            supervisor.press("j", Keys.ENTER);
            for (var number = 0; number < FORMS; number++) {
                supervisor.await("#judge[data-form='" + form(number) + "']");
                if (number == RETURNED) {
                    comments(supervisor);
                }
                supervisor.press(number == RETURNED ? "r" : "a");
                supervisor.await("#send");
                supervisor.press(Keys.chord(Keys.CONTROL, Keys.ENTER));
            }
            supervisor.awaitText("main .notice.good", "民政局 " + year + " 年度");
            supervisor.await("#rows, main .empty");

            assertThat(supervisor.address()).as("where nothing waits any more").contains("/inbox");
            assertThat(supervisor.acts())
                    .as("keys and texts: two to come to the first form, two for each, and a return with two comments")
                    .isEqualTo(2 + FORMS * KEYS_EACH + KEYS_OF_COMMENTS);
        }
        assertThat(IntStream.range(0, FORMS)
                        .mapToObj(number -> Office.shown(form(number))
                                .path("form")
                                .path("state")
                                .asString()))
                .containsOnlyOnce("RETURNED")
                .containsOnly("RETURNED", "SUBMITTED");
    }

    /** To a row, to its comment, what is said, and back to the row; twice. */
    private static void comments(Chromium supervisor) {
        for (var text : List.of("请说明目标值的依据", "名称写完整")) {
            supervisor.press("j", "c");
            supervisor.press(text);
            supervisor.press(Keys.ESCAPE);
        }
        supervisor.awaitText("#keeping", "已暂存");
    }
}
