package org.jixiaoflow.local.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jixiaoflow.fixtures.Browser;
import org.jixiaoflow.local.machine.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayName("Somebody who comes to the workbench while no service answers")
class SignInIT {

    private static final String COOKIE = "JIXIAO_WORKBENCH";
    private static final int PORT = Ports.anyFree();
    private static final int IDENTITY_PORT = Ports.anyFree();
    private static final URI HOME = URI.create("http://localhost:%d/".formatted(PORT));

    @TempDir
    private static Path directory;

    private static ConfigurableApplicationContext workbench;
    private static IdentityProvider provider;
    private static HttpResponse<String> pageWithoutIssuer;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        var identity = Identity.in(directory, "http://localhost:" + IDENTITY_PORT);
        workbench = LoneWorkbench.start(identity, PORT);
        pageWithoutIssuer = new Browser().open(HOME);
        provider = IdentityProvider.start(directory, IDENTITY_PORT, Map.of("workbench", HOME));
    }

    @AfterAll
    static void stop() {
        provider.close();
        workbench.close();
    }

    @Test
    @DisplayName("and no issuer either is told so, and finds the workbench running")
    void issuerDown() {
        assertThat(pageWithoutIssuer.statusCode()).isEqualTo(503);
        assertThat(pageWithoutIssuer.body())
                .contains("<html", "暂时无法连接统一登录", ">登录</a>")
                .doesNotContain("class=\"menu\"");
    }

    @Nested
    @DisplayName("and signs in")
    class SigningIn {

        @Test
        @DisplayName("comes back to the page they asked for, and is known by name")
        void comesBack() {
            var page = signIn("clerk-civil-affairs");

            assertThat(page.uri().getPort()).isEqualTo(PORT);
            assertThat(page.body()).contains("张敏", "审核服务暂时没有答复").doesNotContain("??");
        }

        @Test
        @DisplayName("sees at the operator's desk what is down, and elsewhere that nobody knows what they may do")
        void unknown() {
            signIn("operator");

            var desk = browser.open(HOME.resolve("/operations"));
            var dates = browser.open(HOME.resolve("/admin/deadlines"));
            assertThat(desk.statusCode()).isEqualTo(200);
            assertThat(desk.body()).contains("data-trouble=\"down\"").doesNotContain("??");
            assertThat(dates.statusCode()).isEqualTo(503);
            assertThat(dates.body()).contains("审核服务暂时没有答复").doesNotContain("无权");
        }

        @Test
        @DisplayName("has another session afterwards, and none of somebody else's making")
        void sessionFixation() {
            browser.plant(HOME, COOKIE, "0123456789ABCDEF0123456789ABCDEF");
            browser.open(HOME);
            var before = browser.cookie(COOKIE);
            signIn("clerk-civil-affairs");

            assertThat(before).isNotEqualTo("0123456789ABCDEF0123456789ABCDEF");
            assertThat(browser.cookie(COOKIE)).isNotEqualTo(before).isNotBlank();
        }

        @Test
        @DisplayName("gets a cookie no script reads and no foreign form sends")
        void cookieFlags() {
            var answer = rawly("/");

            assertThat(answer.lines().filter(line -> line.startsWith("Set-Cookie")))
                    .singleElement()
                    .asString()
                    .contains(COOKIE, "HttpOnly", "SameSite=Lax");
        }

        @Test
        @DisplayName("with a wrong password is told so, and after ten times to wait")
        void guessing() {
            var page = browser.open(HOME);
            List<String> log;
            List<HttpResponse<String>> answers;
            try (var heard = new Heard()) {
                answers = IntStream.range(0, 11)
                        .mapToObj(guess -> browser.submit(
                                page, "/sign-in", Map.of("username", "reader", "password", "guess-" + guess)))
                        .toList();
                log = heard.lines();
            }

            assertThat(answers.get(0).body()).contains("用户名或密码不正确");
            assertThat(answers).last().satisfies(refused -> {
                assertThat(refused.statusCode()).isEqualTo(429);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
                assertThat(refused.body()).contains("操作过于频繁");
            });
            assertThat(log)
                    .hasSize(11)
                    .allSatisfy(line -> assertThat(line)
                            .contains("\"actor\":\"reader\"", "\"path\":\"/sign-in\"", "\"from\":\"")
                            .doesNotContain("guess-"));
            assertThat(log.subList(0, 10)).allMatch(line -> line.contains("\"status\":401"));
            assertThat(log.get(10)).contains("\"status\":429");
        }

        @Test
        @DisplayName("changes something only with the page's token")
        void forgedRequests() {
            signIn("clerk-civil-affairs");

            var refused = browser.post(HOME.resolve("/acting-for"), Map.of("person", "head-civil-affairs"));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("此页打开太久", "张敏", "退出登录", ">返回首页</a>");
        }

        @Test
        @DisplayName("and goes astray is told so by a page with their name, the menu and the way back")
        void astray() {
            signIn("clerk-civil-affairs");
            browser.open(HOME.resolve("/language?to=en"));

            var page = browser.open(HOME.resolve("/nowhere"));
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.body())
                    .contains("Not found", "张敏", "id=\"to-help\"", "Sign out", "Beijing time", ">Home</a>")
                    .doesNotContain("??", ">Sign in</a>");
        }

        @Test
        @DisplayName("sends nothing packed: it would be read as something else")
        void packed() {
            var page = signIn("clerk-civil-affairs");
            var answer = browser.send(HttpRequest.newBuilder(HOME.resolve("/notifications/read-all"))
                    .header("Accept", "text/html")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Content-Encoding", "gzip")
                    .header("X-CSRF-TOKEN", pageToken(page))
                    .POST(HttpRequest.BodyPublishers.ofString("a=b")));

            assertThat(answer.statusCode()).isEqualTo(415);
            assertThat(answer.body()).contains("压缩");
        }

        private static String pageToken(HttpResponse<String> page) {
            var token =
                    Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"").matcher(page.body());
            assertThat(token.find()).isTrue();
            return token.group(1);
        }

        @Test
        @DisplayName("chooses a language, and is led nowhere else by it")
        void language() {
            signIn("clerk-civil-affairs");

            assertThat(browser.open(HOME.resolve("/language?to=en&back=/help")).body())
                    .contains("lang=\"en\"", "Jixiao Flow", "Clerks");
            assertThat(browser.open(HOME.resolve("/language?to=zh&back=//evil.example/"))
                            .uri())
                    .isEqualTo(HOME);
        }

        @Test
        @DisplayName("signs out here and at the issuer")
        void signsOut() {
            var page = signIn("clerk-civil-affairs");
            browser.submit(page, "/sign-out", Map.of());
            var afterwards = browser.open(HOME);

            assertThat(afterwards.uri().getPort()).isEqualTo(IDENTITY_PORT);
            assertThat(afterwards.body()).contains("name=\"password\"");
            assertThat(part().statusCode()).isEqualTo(401);
        }
    }

    @Nested
    @DisplayName("with something up their sleeve")
    class Attacking {

        @Test
        @DisplayName("finds no inline script or style to build on, and a browser told to run none")
        void contentSecurityPolicy() {
            var signIn = browser.open(HOME);
            for (var page : List.of(signIn, signIn("auditor"))) {
                assertThat(page.headers().firstValue("Content-Security-Policy"))
                        .get()
                        .asString()
                        .contains("default-src 'none'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe");
                assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
                assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
                assertThat(page.body()).doesNotContain("<script>", "<style", " style=", " onclick=");
            }
        }

        @Test
        @DisplayName("can't write headers of ours")
        void headerInjection() {
            var answer = rawly("/%0d%0aSet-Cookie:%20a=b");

            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("a=b");
        }

        @Test
        @DisplayName("can't have somebody sent to a place of theirs with a code of ours")
        void foreignReturn() {
            signIn("auditor");
            var answer = browser.open(URI.create(provider.identity().issuer()
                    + "/oauth2/authorize?response_type=code&client_id=workbench&scope=openid"
                    + "&redirect_uri=http://evil.example/&code_challenge=x&code_challenge_method=S256"));

            assertThat(answer.statusCode()).isEqualTo(400);
        }
    }

    /** A part of a page, as a script asks for it. */
    private HttpResponse<String> part() {
        return browser.send(
                HttpRequest.newBuilder(HOME).header("Accept", "text/html").header("X-Workbench", "1"));
    }

    private HttpResponse<String> signIn(String person) {
        var password = Objects.requireNonNull(
                provider.identity().secrets(List.of(person)).get(person));
        return browser.submit(browser.open(HOME), "/sign-in", Map.of("username", person, "password", password));
    }

    /** What a browser would not send. */
    private static String rawly(String path) {
        var request = String.join(
                "\r\n",
                "GET " + path + " HTTP/1.1",
                "Host: localhost",
                "Accept: text/html",
                "Connection: close",
                "",
                "");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
