package org.jixiaoflow.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

@DisplayName("A clerk at the workbench")
@InTheOffice
@TestMethodOrder(MethodOrderer.Random.class)
class ClerkIT {

    private static final String NAME = "input[name='/indicators/+i1/name']";

    @TempDir
    private static Path data;

    private static Chromium clerk(String... options) {
        return Office.as("clerk-civil-affairs", options);
    }

    /** A form nobody began, so that no test minds another. */
    private static String fresh() {
        return "/forms/" + Office.form(Office.year(), "civil-affairs") + "/edit";
    }

    @Test
    @DisplayName("drops a file, and has an address to come back to while it is read")
    void drops() throws IOException {
        try (var browser = clerk()) {
            var file = Files.writeString(data.resolve("民政局.txt"), """
                部门整体绩效目标表
                （2029年度）
                """);
            browser.open("/import");
            browser.isFitForEverybody("import");
            browser.await("#file").sendKeys(file.toAbsolutePath().toString());
            browser.click("#drop button[type=submit]");

            browser.await("#chosen");
            assertThat(browser.address()).contains("file=");
        }
    }

    @Test
    @DisplayName("saves what is typed, and goes on where it was left when the browser is gone")
    void keeps() {
        var form = fresh();
        try (var browser = clerk()) {
            browser.open(form);
            browser.retype(NAME, "救助人数");
            browser.awaitText("#keeping", "已暂存");
        }
        try (var browser = clerk()) {
            browser.open(form);

            assertThat(browser.await(NAME).getAttribute("value")).isEqualTo("救助人数");
            browser.click(".bar button[value=save]");
            browser.awaitText("#keeping", "已保存");
        }
    }

    @Test
    @DisplayName("types Chinese undisturbed: no key acts while an input method composes")
    void composes() {
        try (var browser = clerk()) {
            browser.open(fresh());
            browser.await(NAME).click();
            browser.run("""
                const input = document.activeElement;
                window.before = document.querySelectorAll('[data-table=indicators] .row').length;
                for (const init of [{key: 'd', ctrlKey: true}, {key: 'Enter'}, {key: 'ArrowDown', altKey: true}]) {
                  input.dispatchEvent(new KeyboardEvent('keydown', {...init, isComposing: true, bubbles: true, cancelable: true}));
                }\
                """);

            assertThat(browser.run("return document.activeElement.name")).isEqualTo("/indicators/+i1/name");
            assertThat(browser.run("return window.before === document.querySelectorAll('[data-table=indicators]"
                            + " .row').length"))
                    .isEqualTo(true);
        }
    }

    @Test
    @DisplayName("pastes twenty rows of eight columns from a spreadsheet, and takes them back")
    void pastes() {
        try (var browser = clerk()) {
            browser.open(fresh());
            browser.await("input[name='/indicators/+i1/level1']").click();
            browser.run("""
                const lines = Array.from({length: 20}, (_, n) => ['产出指标', '数量指标', '指标' + n, '≥', '正向', String(n), '个', '2'].join('\\t'));
                const clipboard = new DataTransfer();
                clipboard.setData('text/plain', lines.join('\\n'));
                document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: clipboard, bubbles: true, cancelable: true}));\
                """);
            browser.click("dialog .actions button");

            browser.await("[data-table=indicators] .row", 20);
            assertThat(browser.await("input[name='/indicators/+i20/name']").getAttribute("value"))
                    .isEqualTo("指标19");
            browser.click("#undo");
            browser.await("[data-table=indicators] .row", 1);
        }
    }

    @Test
    @DisplayName("copies and moves rows by keys")
    void rows() {
        try (var browser = clerk()) {
            browser.open(fresh());
            browser.retype(NAME, "救助人数");
            browser.type(NAME, Keys.chord(Keys.CONTROL, "d"));

            assertThat(browser.await("input[name='/indicators/+i2/name']").getAttribute("value"))
                    .isEqualTo("救助人数");
            browser.type("input[name='/indicators/+i2/name']", Keys.chord(Keys.ALT, Keys.ARROW_UP));
            assertThat(browser.run("return document.querySelector('[data-table=indicators] .row').dataset.row"))
                    .isEqualTo("+i2");
        }
    }

    @Test
    @DisplayName("saves and adds rows without scripts as well")
    void withoutScripts() {
        try (var browser = clerk(Chromium.WITHOUT_SCRIPTS)) {
            browser.open(fresh());
            browser.retype(NAME, "救助人数");
            browser.click("button[value='add:indicators']");

            browser.await("[data-table=indicators] .row", 2);
            browser.click(".bar button[value=save]");
            browser.awaitText(".title", "版本 1");
        }
    }

    @Test
    @DisplayName("loses nothing typed when the session is over, and is led to sign in beside it")
    void sessionOver() {
        try (var browser = clerk()) {
            browser.open(fresh());
            browser.await(NAME);
            browser.run("const form = document.querySelector('form[data-forgets]'); return fetch('/sign-out', {method:"
                    + " 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual'})");
            // By a script, for whoever has the page open is told of it at once, and then nothing behind takes keys.
            browser.run(
                    "const name = document.querySelector(arguments[0]); name.value = arguments[1];"
                            + " name.dispatchEvent(new Event('input', {bubbles: true}))",
                    NAME,
                    "救助人数");

            browser.await("#signed-out[open]");
            assertThat(browser.await(NAME).getAttribute("value")).isEqualTo("救助人数");
        }
    }
}
