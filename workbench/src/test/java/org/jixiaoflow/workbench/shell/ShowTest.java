package org.jixiaoflow.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayName("A form is named")
class ShowTest {

    private final Show show = new Show(new PageSettings(ZoneId.of("Asia/Shanghai")), words(), Clock.systemUTC());

    private static ResourceBundleMessageSource words() {
        var words = new ResourceBundleMessageSource();
        words.setBasename("workbench-messages");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return words;
    }

    @BeforeEach
    void chinese() {
        LocaleContextHolder.setLocale(Locale.CHINA);
    }

    @AfterEach
    void nobody() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    @DisplayName("by department, year and kind in the reader's language")
    void named() {
        assertThat(show.form("231083-2022-OBJECTIVE-civil-affairs", "民政局")).isEqualTo("民政局 2022 年度绩效目标表");

        LocaleContextHolder.setLocale(Locale.ENGLISH);

        assertThat(show.form("231083-2022-SELF_EVALUATION-civil-affairs", "民政局"))
                .isEqualTo("民政局 Self-evaluation 2022");
    }

    @Test
    @DisplayName("so too where nobody wrote what its department is called")
    void unnamed() {
        assertThat(show.form("231083-2022-OBJECTIVE-form-1", null)).isEqualTo("未填部门名称（form-1） 2022 年度绩效目标表");
        assertThat(show.form("231083-2022-OBJECTIVE-form-1", " ")).contains("未填部门名称（form-1）");
    }

    @Test
    @DisplayName("apart from it, a moment of today by its time alone, another by its date too")
    void moment() {
        var at = Instant.parse("2026-03-01T20:00:00Z");
        var today = new Show(new PageSettings(ZoneId.of("Asia/Shanghai")), words(), Clock.fixed(at, ZoneOffset.UTC));

        assertThat(today.moment(at)).isEqualTo("04:00:00");
        assertThat(today.moment(at.minusSeconds(5 * 3600))).isEqualTo("2026-03-01 23:00");
    }

    @Test
    @DisplayName(
            "apart from it, in sentences that read an apostrophe as it stands, for only those with arguments are patterns")
    void apostrophes() {
        var english = ResourceBundle.getBundle("workbench-messages", Locale.ENGLISH);

        assertThat(english.keySet())
                .map(english::getString)
                .filteredOn(sentence -> sentence.contains("''"))
                .allMatch(sentence -> sentence.matches("(?s).*\\{\\d.*"));
    }

    @Test
    @DisplayName("as it was sent if that is no form's id, without what could turn the page's text around")
    void nonsense() {
        assertThat(show.form("x\u202ey", null)).doesNotContain("\u202e").startsWith("x");
    }
}
