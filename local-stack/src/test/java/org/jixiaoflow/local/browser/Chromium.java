package org.jixiaoflow.local.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Somebody's browser at the workbench. Starting one takes longer than most tests, so that of somebody who left is emptied and used again. */
final class Chromium implements AutoCloseable {

    /** An option for somebody whose browser runs no scripts. */
    static final String WITHOUT_SCRIPTS = "--blink-settings=scriptEnabled=false";

    /** An option for somebody who reaches nothing but files. */
    static final String NO_NETWORK = "--proxy-server=http://127.0.0.1:9";

    /** So wide is a phone's window. */
    static final int PHONE = 390;

    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final File BROWSER = new File("/usr/bin/chromium");
    /** Whether pages are photographed that are looked at by axe, some 800 of them: for people to look at, {@code -Djixiao.photographs=true}. */
    private static final boolean PHOTOGRAPHS = Boolean.getBoolean("jixiao.photographs");

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final Path PICTURES = Path.of(System.getProperty("jixiao.screenshots", "target/screenshots/guide"));
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_TABS = 300;

    /** What is between the margins of a page as pages are printed, in pixels. */
    private static final int PAPER = 1017;

    private static final String AXE = axe();
    private static final Map<List<String>, Queue<Chromium>> IDLE = new ConcurrentHashMap<>();

    private final ChromeDriver driver;
    private final URI home;
    private final Path profile;
    private final List<String> options;
    private int acts;

    private Chromium(ChromeDriver driver, URI home, Path profile, List<String> options) {
        this.driver = driver;
        this.home = home;
        this.profile = profile;
        this.options = options;
    }

    private static String axe() {
        try (var script = Objects.requireNonNull(Chromium.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where there is no Chromium the tests say so and are skipped, unless it must be there. */
    static void required() {
        var there = DRIVER.canExecute() && BROWSER.canExecute();
        if (!there && "required".equals(System.getenv("JIXIAO_BROWSER"))) {
            throw new AssertionError("JIXIAO_BROWSER=required, and there is no Chromium");
        }
        assumeTrue(there, "Chromium isn't there: apt-get install chromium chromium-driver fonts-noto-cjk");
    }

    static Chromium at(URI home, String... more) {
        var options = List.of(more);
        var idle = idle(options).poll();
        return idle == null ? started(home, options) : new Chromium(idle.driver, home, idle.profile, options);
    }

    private static Queue<Chromium> idle(List<String> options) {
        return IDLE.computeIfAbsent(options, none -> new ConcurrentLinkedQueue<>());
    }

    private static Chromium started(URI home, List<String> more) {
        try {
            var profile = Files.createTempDirectory("chromium");
            var options = new ChromeOptions();
            options.setBinary(BROWSER);
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-extensions",
                    "--disable-features=SpareRendererForSitePerProcess",
                    "--process-per-site",
                    "--window-size=1440,1000",
                    "--lang=zh-CN",
                    "--user-data-dir=" + profile);
            options.addArguments(more);
            options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "zh-CN"));
            var service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(DRIVER)
                    .usingAnyFreePort()
                    .build();
            options.setScriptTimeout(Duration.ofMinutes(4)); // axe on the longest page, on the slowest machine
            return new Chromium(new ChromeDriver(service, options), home, profile, more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Chromium signIn(String person, String password) {
        open("/");
        type("#username", person);
        type("#password", password);
        click("button[type=submit]");
        await("header .who");
        return this;
    }

    /** From now on in the name of a colleague. */
    void actFor(String colleague) {
        click(".who summary");
        choose("#person", colleague);
        click("form[action='/acting-for'] button");
        await(".banner");
    }

    Chromium open(String path) {
        driver.get(home.resolve(path).toString());
        return this;
    }

    /** Opened again until it shows that: what one page has shown, another may not have heard of yet. */
    Chromium open(String path, String css) {
        try {
            new WebDriverWait(driver, PATIENCE)
                    .until(there -> !open(path).all(css).isEmpty());
        } catch (TimeoutException never) {
            throw new AssertionError("%s never shows %s, but: %s".formatted(path, css, shown()), never);
        }
        return this;
    }

    WebElement await(String css) {
        try {
            return new WebDriverWait(driver, PATIENCE)
                    .ignoring(StaleElementReferenceException.class)
                    .until(there -> there.findElement(By.cssSelector(css)));
        } catch (TimeoutException never) {
            throw new AssertionError("%s never has %s, but: %s".formatted(address(), css, shown()), never);
        }
    }

    /** Waits until there are so many: a long page is shown before all of it has come. */
    List<WebElement> await(String css, int count) {
        return new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.numberOfElementsToBe(By.cssSelector(css), count));
    }

    void awaitText(String css, String text) {
        try {
            new WebDriverWait(driver, PATIENCE)
                    .ignoring(StaleElementReferenceException.class)
                    .ignoring(NoSuchElementException.class)
                    .until(there ->
                            there.findElement(By.cssSelector(css)).getText().contains(text));
        } catch (TimeoutException never) {
            throw new AssertionError(
                    "%s never says %s at %s, which says: %s".formatted(css, text, address(), shown()), never);
        }
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Scrolled to first, as one does to what is under the bar at the window's edge. */
    void click(String css) {
        act(page -> {
            var there = page.findElement(By.cssSelector(css));
            run("arguments[0].scrollIntoView({block: 'center'})", there);
            there.click();
        });
    }

    /** Goes where the menu leads, by the group that it stands in. */
    void go(String css) {
        if (!await(css).isDisplayed()) {
            click("details:has(%s) > summary".formatted(css));
        }
        click(css);
    }

    /** Clicks what says so, e.g. a link or a button. */
    void clickText(String css, String text) {
        act(page -> page.findElements(By.cssSelector(css)).stream()
                .filter(element -> element.getText().contains(text))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(css + " that says " + text))
                .click());
    }

    /** What is live may be replaced between finding it and using it: then once more. */
    private void act(Consumer<WebDriver> use) {
        acts++;
        try {
            new WebDriverWait(driver, PATIENCE)
                    .ignoring(StaleElementReferenceException.class)
                    .ignoring(NoSuchElementException.class)
                    .until(page -> {
                        use.accept(page);
                        return true;
                    });
        } catch (TimeoutException never) {
            throw new AssertionError("In vain on %s, which says: %s".formatted(address(), shown()), never);
        }
    }

    void type(String css, String text) {
        act(page -> page.findElement(By.cssSelector(css)).sendKeys(text));
    }

    /** Types as somebody does who thinks meanwhile. */
    void typeSlowly(String css, String text, Duration pause) {
        var keys = new Actions(driver).click(await(css));
        text.codePoints().forEach(key -> keys.sendKeys(Character.toString(key)).pause(pause));
        keys.perform();
    }

    /** Presses keys wherever the focus is. */
    void press(CharSequence... keys) {
        acts += keys.length;
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Goes on by the Tab key until what has the focus matches. */
    void tabTo(String css) {
        for (var tabs = 0; tabs < MOST_TABS; tabs++) {
            if (Boolean.TRUE.equals(run("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("No way by the Tab key to " + css + " on " + address());
    }

    /** Clicks, choices, texts typed and keys pressed since it was last asked. */
    int acts() {
        var since = acts;
        acts = 0;
        return since;
    }

    void back() {
        driver.navigate().back();
    }

    /** Ends the browser as a power cut would. */
    void kill() {
        ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .filter(arguments -> List.of(arguments).contains("--user-data-dir=" + profile))
                        .isPresent())
                .forEach(ProcessHandle::destroyForcibly);
    }

    void retype(String css, String text) {
        act(page -> {
            var input = page.findElement(By.cssSelector(css));
            input.clear();
            input.sendKeys(text);
        });
    }

    @Nullable Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** What the script gives to its last argument, a function, sooner or later. */
    @Nullable Object async(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    void choose(String css, String value) {
        act(page -> new Select(page.findElement(By.cssSelector(css))).selectByValue(value));
    }

    /** Lays pages out for a window that is so wide, e.g. a phone's. */
    void size(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    /** What whoever likes it dark sees. */
    void theme(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** How many pages it takes on paper. */
    long printed() {
        var printed = driver.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true));
        var pdf = Base64.getDecoder().decode(String.valueOf(printed.get("data")));
        keepPrinted(pdf);
        return Pattern.compile("/Type\\s*/Page\\b(?!s)")
                .matcher(new String(pdf, ISO_8859_1))
                .results()
                .count();
    }

    private static void keepPrinted(byte[] pdf) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve("printed.pdf"), pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the window is called. */
    String title() {
        return String.valueOf(driver.getTitle());
    }

    String text() {
        return await("main").getText();
    }

    /** Whatever the window shows, without waiting for anything. */
    private String shown() {
        return String.valueOf(run("return document.body && document.body.innerText"));
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /** Nothing on the page keeps anybody from using it, and it fits its window. */
    void isFitForEverybody(String name) {
        assertThat(grave("{}")).as(name).isEmpty();
        fits(name);
    }

    /** The same, in the dark too and on a phone, as which the window is left. */
    void isFitInEveryLook(String name) {
        isFitForEverybody(name);
        theme(true);
        isReadable(name + "-dark");
        theme(false);
        size(PHONE);
        isFitForEverybody(name + "-phone");
    }

    /** On paper nothing of it is cut, and there is no menu and nothing to press. What is filled in has a page to print of its own. */
    void fitsPaper(String name) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        size(PAPER);
        var wrong = run("""
                const shows = (it) => it.getClientRects().length > 0;
                const cut = (it) => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 1 && getComputedStyle(it).overflowX !== 'visible';
                return document.getElementById('edit') ? [] : [...document.querySelectorAll('body > .head, button, .button')].filter(shows)
                  .concat([...document.querySelectorAll('main *:not(input, select, textarea, .hidden)')].filter((it) => shows(it) && cut(it)))
                  .concat(document.documentElement.scrollWidth > window.innerWidth ? [document.documentElement] : [])
                  .map((it) => it.outerHTML.slice(0, 200));""");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        assertThat(wrong).as(name + " on paper").isEqualTo(List.of());
    }

    /** It fits its window. */
    void fits(String name) {
        assertThat(run("return document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name + " scrolls sideways")
                .isEqualTo(true);
        photograph(name);
    }

    /** What was gone to isn't under what sticks to the window's edge. */
    void isUncovered(String css) {
        assertThat(run("""
                const place = arguments[0].getBoundingClientRect();
                return arguments[0].contains(document.elementFromPoint(place.left + place.width / 2, place.top + 1));""", await(css))).as(css + " is covered at " + address()).isEqualTo(true);
    }

    /** Its words stand out from what is behind them. */
    void isReadable(String name) {
        assertThat(grave("{runOnly: ['color-contrast']}")).as(name).isEmpty();
        photograph(name);
    }

    /** What axe finds serious or critical. It is run in the page itself: its own builder opens a window of its own for each page to put results of frames together, and there are none. */
    private List<?> grave(String options) {
        if (Boolean.FALSE.equals(run("return typeof axe !== 'undefined'"))) {
            run(AXE);
        }
        var found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const grave = (rule) => rule.impact === 'serious' || rule.impact === 'critical';
                axe.run(document, {resultTypes: ['violations'], preload: false, ...%s}).then(
                  (told) => done(told.violations.filter(grave).flatMap((rule) => rule.nodes.map((node) => rule.id + ' ' + node.html))),
                  (failed) => done([String(failed)]));""".formatted(options));
        return (List<?>) Objects.requireNonNull(found);
    }

    /** Nothing was fetched from anywhere else, and nothing that isn't ours may run. */
    void staysAtHome(String name) {
        assertThat(run("return performance.getEntriesByType('resource').map(it => it.name)"
                        + ".filter(it => new URL(it).origin !== location.origin)"))
                .as(name + " fetches from elsewhere")
                .isEqualTo(List.of());
        assertThat(String.valueOf(run("""
                const asked = new XMLHttpRequest();
                asked.open('GET', location.href, false);
                asked.setRequestHeader('Accept', 'text/html');
                asked.send();
                return asked.getResponseHeader('Content-Security-Policy');""")))
                .as(name)
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(
                        run(
                                "return document.querySelectorAll('script:not([src]), style, [style], [onclick], [onchange]').length"))
                .as(name + " has scripts or styles of its own")
                .isEqualTo(0L);
    }

    /** A picture of the window, from that element down. */
    void show(String name, String css) {
        run("arguments[0].scrollIntoView({block: 'start'}); window.scrollBy(0, -70)", await(css));
        keep(PICTURES.resolve(name + ".png"), false);
    }

    private void photograph(String name) {
        if (PHOTOGRAPHS) {
            keep(SCREENSHOTS.resolve(name + ".png"), true);
        }
    }

    private void keep(Path file, boolean whole) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, picture(whole));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] picture(boolean whole) {
        var picture = driver.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of("format", "png", "captureBeyondViewport", whole, "optimizeForSpeed", whole));
        return Base64.getDecoder().decode(String.valueOf(picture.get("data")));
    }

    /** What the browser complained of, e.g. of a script that the policy forbids. */
    Stream<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream().map(entry -> entry.getMessage());
    }

    @Override
    public void close() {
        if (emptied()) {
            idle(options).add(this);
        } else {
            driver.quit();
        }
    }

    /** Ends those that wait for somebody. */
    static void closeIdle() {
        IDLE.values().stream().flatMap(Queue::stream).forEach(idle -> idle.driver.quit());
    }

    /** Leaves nothing behind: one blank tab that was laid out for nobody, no sign-in, nothing kept; or else false. */
    private boolean emptied() {
        try {
            var left = driver.getWindowHandles();
            var blank = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
            left.forEach(tab -> driver.switchTo().window(tab).close());
            driver.switchTo().window(blank);
            driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
            driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", origin(), "storageTypes", "all"));
            driver.manage().logs().get("browser");
            return true;
        } catch (WebDriverException broken) {
            return false;
        }
    }

    private String origin() {
        return home.getScheme() + "://" + home.getRawAuthority();
    }
}
