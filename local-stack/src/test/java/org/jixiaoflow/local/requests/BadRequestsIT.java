package org.jixiaoflow.local.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.local.requests.MadeUp.MADE_UP;
import static org.jixiaoflow.local.requests.Mistakes.DOORS;
import static org.jixiaoflow.local.requests.Mistakes.FORM;
import static org.jixiaoflow.local.requests.Mistakes.mistakes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jixiaoflow.fixtures.Browser;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.local.stack.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A request that isn't right is told where, what and in the caller's language, by each of the services")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestsIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    /** What no caller can do anything with: names of classes, keys of messages, what Jackson and Spring say to programmers. */
    private static final Pattern INNARDS = Pattern.compile(
            "org\\.|java\\.|tools\\.|support\\.|through reference|\\{\\d}|problem\\.[A-Z]|不能为null|<html");

    @TempDir
    private static Path data;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final JsonMapper json = JsonMapper.builder().build();

    private LocalStack stack;

    @BeforeAll
    void start() throws Exception {
        stack = LocalStack.start(data, Ports.free(), Progress.SILENT);
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    List<Mistakes.Door> doors() {
        return DOORS;
    }

    @ParameterizedTest
    @MethodSource("doors")
    @DisplayName("of the kinds that every service knows")
    void everywhere(Mistakes.Door door) throws Exception {
        for (var mistake : mistakes(door).toList()) {
            var address = mistake.query() == null ? door.body() : door.list() + "?" + mistake.query();
            var method = mistake.query() == null ? door.method() : "GET";
            told(new Mistakes.Single(door.service(), method, address, mistake.body(), mistake));
        }
    }

    @ParameterizedTest
    @MethodSource("org.jixiaoflow.local.requests.Mistakes#singles")
    @DisplayName("of a kind of its own")
    void single(Mistakes.Single single) throws Exception {
        told(single);
    }

    @Test
    @DisplayName("in a header")
    void header() throws Exception {
        var key = request("submission", FORM, "zh")
                .header("Idempotency-Key", "abc")
                .PUT(BodyPublishers.ofString("{}"));

        assertProblem(send(key), "INVALID_IDEMPOTENCY_KEY", "Idempotency-Key", "UUID");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @DisplayName("before anybody has read it")
    void malformed(Mistakes.Door door) throws Exception {
        var path = send(request(door.service(), "/api/v1/forms/a%00b", "zh").GET());
        var hidden = send(request(door.service(), "/api/v1//forms/..;/a", "zh").GET());
        for (var target : List.of("/{x}", door.list() + "?q=%", door.list() + "?q=%zz", door.list() + "?q=%FF%FE")) {
            assertThat(raw(door, target))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "BAD_REQUEST")
                    .doesNotContain("<html", "Tomcat");
        }
        assertProblem(path, "BAD_REQUEST", "", "请求");
        assertProblem(hidden, "BAD_REQUEST", "", "请求");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @DisplayName("packed, as much as it unpacks to")
    void packed(Mistakes.Door door) throws Exception {
        var bomb = zeros(64);
        for (var body : List.of(bomb, "{}".getBytes(StandardCharsets.UTF_8))) {
            var answer = send(request(door.service(), door.body(), "en")
                    .header("Content-Encoding", "gzip")
                    .method(door.method(), BodyPublishers.ofByteArray(body)));

            assertProblem(answer, 415, "UNSUPPORTED_ENCODING", "Content-Encoding", "packed");
        }
    }

    private static byte[] zeros(int megabytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            for (var megabyte = 0; megabyte < megabytes; megabyte++) {
                zip.write(new byte[1024 * 1024]);
            }
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("org.jixiaoflow.local.requests.MadeUp#pages")
    @DisplayName("by an input of a page that somebody made up")
    void madeUpInputs(MadeUp.Sent sent) {
        var browser = new Browser();
        var home = signedIn(
                browser,
                sent.path().startsWith("/review") || sent.path().startsWith("/inbox")
                        ? "supervisor"
                        : "clerk-civil-affairs");
        for (var input : sent.inputs().keySet()) {
            for (var value : MADE_UP) {
                var inputs = new TreeMap<>(sent.inputs());
                inputs.put(input, value);
                var answer = browser.submit(home, sent.path(), inputs);
                assertThat(answer.statusCode())
                        .as("%s %s=%s: %s", sent.path(), input, value, answer.body())
                        .isLessThan(500);
                assertThat(answer.uri().getAuthority()).isEqualTo(home.uri().getAuthority());
                assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).doesNotStartWith("x=y");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "/\\evil.example",
                "https://evil.example",
                "/%0d%0aSet-Cookie:%20x=y",
                "/help%0d%0aLocation:%20//evil.example",
                "/%09/evil.example",
                "javascript:alert(1)",
                "/{0}",
                "zz"
            })
    @DisplayName("by an address to go back to that leads elsewhere")
    void elsewhere(String back) throws Exception {
        var sent = back.contains("%") ? back : URLEncoder.encode(back, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(stack.addresses().workbench().resolve("/language?to=en&back=" + sent));

        var answer = send(request.header("Accept", "text/html"));

        var home = stack.addresses().workbench().resolve("/");
        assertThat(answer.statusCode()).isBetween(300, 400);
        assertThat(answer.headers().allValues("Location"))
                .allMatch(location -> home.resolve(location).equals(home));
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("x=y"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/import?file=zz",
                "/import/zz/zz",
                "/import/00000000-0000-0000-0000-000000000000/99999999999",
                "/forms?page=zz&size=zz&state=zz&year=zz",
                "/forms?page=-1",
                "/forms?page=99999999999999999999",
                "/forms/zz",
                "/forms/zz/edit?atLeast=zz&fresh=zz",
                "/forms/231083-2031-OBJECTIVE-civil-affairs/edit?from=zz",
                "/forms/231083-2031-OBJECTIVE-civil-affairs/document?format=zz",
                "/forms/231083-2031-OBJECTIVE-civil-affairs?from=zz&to=-1&pending=zz&notice=zz",
                "/forms/new?region=zz&year=zz",
                "/forms/new?region=%0d%0a&year=2031",
                "/review/zz?pending=zz&against=zz&atLeast=-9",
                "/inbox?after=zz&tab=zz&order=zz",
                "/owed?page=zz&year=zz",
                "/notifications?all=zz",
                "/search?q=%00",
                "/search?q=%FF%FE"
            })
    @DisplayName("by an address of a page that somebody made up")
    void madeUpAddresses(String address) {
        var browser = new Browser();
        var home = signedIn(browser, "clerk-civil-affairs");

        var answer = browser.open(home.uri().resolve(address));

        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
    }

    private HttpResponse<String> signedIn(Browser browser, String person) {
        var home = stack.addresses().workbench();
        var password =
                Objects.requireNonNull(stack.identity().secrets(List.of(person)).get(person));
        return browser.submit(browser.open(home), "/sign-in", Map.of("username", person, "password", password));
    }

    /** What no client would send. */
    private String raw(Mistakes.Door door, String target) throws Exception {
        var address = address(door.service());
        var token = stack.identity().token(everybody());
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                            .formatted(target, token)
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void told(Mistakes.Single single) throws Exception {
        for (var language :
                Map.of("zh", single.mistake().zh(), "en", single.mistake().en()).entrySet()) {
            var request = request(single.service(), single.address(), language.getKey())
                    .method(
                            single.method(),
                            single.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(single.body()));
            assertProblem(
                    send(request), single.mistake().code(), single.mistake().pointer(), language.getValue());
        }
    }

    private void assertProblem(HttpResponse<String> answer, String code, String pointer, String sentence) {
        assertProblem(answer, 400, code, pointer, sentence);
    }

    private void assertProblem(HttpResponse<String> answer, int status, String code, String pointer, String sentence) {
        var asked = answer.request().method() + " " + answer.request().uri() + " " + answer.body();
        assertThat(answer.headers().firstValue("Content-Type")).as(asked).contains("application/problem+json");
        var problem = json.readTree(answer.body());
        assertThat(answer.statusCode()).as(asked).isEqualTo(status);
        assertThat(problem.path("code").asString("")).as(asked).isEqualTo(code);
        assertThat(problem.path("pointer").asString("")).as(asked).isEqualTo(pointer);
        assertThat(problem.path("detail").asString("")).as(asked).contains(sentence);
        assertThat(answer.body()).doesNotContainPattern(INNARDS);
    }

    private static Person everybody() {
        return new Person(
                "everybody",
                "everybody",
                List.of("clerk", "reviewer"),
                "civil-affairs",
                List.of(),
                List.of("FINANCE_DIVISION"));
    }

    private HttpRequest.Builder request(String service, String address, String language) {
        return HttpRequest.newBuilder(address(service).resolve(address))
                .timeout(AT_ONCE)
                .header("Content-Type", "application/json")
                .header("Accept-Language", language)
                .header("Authorization", "Bearer " + stack.identity().token(everybody()));
    }

    private URI address(String service) {
        var addresses = stack.addresses();
        return switch (service) {
            case "submission" -> addresses.submission();
            case "review" -> addresses.review();
            default -> addresses.scoring();
        };
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
