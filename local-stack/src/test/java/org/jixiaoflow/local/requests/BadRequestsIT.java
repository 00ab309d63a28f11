package org.jixiaoflow.local.requests;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jixiaoflow.fixtures.Browser;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.local.stack.Progress;
import org.jspecify.annotations.Nullable;
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

    private static final String FORM = "/api/v1/forms/231083-2031-OBJECTIVE-civil-affairs";
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

    /**
     * Where the same mistakes can be made in a service.
     *
     * @param list a list with pages and filters
     * @param method how {@code body} is sent
     * @param body an address that takes a body
     * @param text a member of it that is a text
     * @param amount a member of it that holds a decimal, with %s for the number
     * @param pointer leads to that decimal
     */
    private record Door(
            String service, String list, String method, String body, String text, String amount, String pointer) {

        @Override
        public String toString() {
            return service;
        }
    }

    private static final String CONTENT = "{\"content\": {\"indicators\": [{\"weight\": %s}]}}";

    private static final List<Door> DOORS = List.of(
            new Door("submission", "/api/v1/forms", "PUT", FORM, "reason", CONTENT, "/content/indicators/0/weight"),
            new Door(
                    "review",
                    "/api/v1/forms",
                    "POST",
                    FORM + "/decisions",
                    "opinion",
                    "{\"trigger\": \"PASS\", \"ratings\": [{\"item\": \"FORMAT\", \"percent\": %s}]}",
                    "/ratings/0/percent"),
            new Door(
                    "scoring",
                    "/api/v1/scores",
                    "POST",
                    "/api/v1/what-if",
                    "template",
                    CONTENT.replace("{\"content\"", "{\"year\": 2031, \"content\""),
                    "/content/indicators/0/weight"));

    /** A mistake: a query for the door's list, or a body. */
    private record Mistake(
            @Nullable String query, @Nullable String body, String code, String pointer, String zh, String en) {

        static Mistake asking(String query, String code, String pointer, String zh, String en) {
            return new Mistake(query, null, code, pointer, zh, en);
        }

        static Mistake sending(String body, String code, String pointer, String zh, String en) {
            return new Mistake(null, body, code, pointer, zh, en);
        }

        @Override
        public String toString() {
            return query == null ? String.valueOf(body) : "?" + query;
        }
    }

    private static Stream<Mistake> mistakes(Door door) {
        var text = door.text();
        return Stream.concat(
                Stream.of(
                        Mistake.asking("size=abc", "INVALID_PARAMETER", "size", "整数", "whole number"),
                        Mistake.asking("size=1E9", "INVALID_PARAMETER", "size", "整数", "whole number"),
                        Mistake.asking("size=100000", "INVALID_PARAMETER", "size", "不能大于", "at most"),
                        Mistake.asking("year=soon", "INVALID_PARAMETER", "year", "整数", "whole number"),
                        Mistake.asking("kind=FOO", "INVALID_PARAMETER", "kind", "OBJECTIVE", "OBJECTIVE"),
                        Mistake.asking("knid=OBJECTIVE", "UNKNOWN_PARAMETER", "knid", "没有", "no such"),
                        Mistake.asking("q=a&q=b", "REPEATED_PARAMETER", "q", "一次", "once"),
                        Mistake.asking("q=a%00b", "INVALID_TEXT", "q", "U+0000", "U+0000"),
                        Mistake.asking("q=%E2%80%AEb", "INVALID_TEXT", "q", "U+202E", "U+202E"),
                        Mistake.asking("region=" + "9".repeat(4001), "TEXT_TOO_LONG", "region", "4,000", "4,000")),
                Stream.of(
                        Mistake.sending("", "MISSING_BODY", "", "缺少", "no body"),
                        Mistake.sending("{", "UNREADABLE_BODY", "", "第 1 行", "line 1"),
                        Mistake.sending("\"text\"", "INVALID_SHAPE", "", "对象", "object"),
                        Mistake.sending("[]", "INVALID_SHAPE", "", "对象", "object"),
                        Mistake.sending("{\"nonsense\": 1}", "INVALID_SHAPE", "/nonsense", "没有这一项", "no such field"),
                        Mistake.sending(
                                "{\"%1$s\": \"a\", \"%1$s\": \"b\"}".formatted(text),
                                "REPEATED_KEY",
                                "/" + text,
                                "两次",
                                "twice"),
                        Mistake.sending("{\"%s\": 7}".formatted(text), "INVALID_SHAPE", "/" + text, "文字", "text"),
                        Mistake.sending(
                                "{\"%s\": \"a\\u0000\"}".formatted(text),
                                "INVALID_TEXT",
                                "/" + text,
                                "U+0000",
                                "U+0000"),
                        Mistake.sending(
                                "{\"%s\": \"%s\"}".formatted(text, "局".repeat(4001)),
                                "TEXT_TOO_LONG",
                                "/" + text,
                                "4,000",
                                "4,000"),
                        Mistake.sending(
                                door.amount().formatted("1E-400000000"),
                                "INVALID_NUMBER",
                                door.pointer(),
                                "小数最多",
                                "after the point"),
                        Mistake.sending(
                                door.amount().formatted("1E400000000"),
                                "INVALID_NUMBER",
                                door.pointer(),
                                "小数最多",
                                "after the point"),
                        Mistake.sending(
                                door.amount().formatted("\"9\""), "INVALID_SHAPE", door.pointer(), "数字", "number")));
    }

    private record Single(
            String service,
            String method,
            String address,
            @Nullable String body,
            Mistake mistake) {

        @Override
        public String toString() {
            return method + " " + address + " " + mistake;
        }
    }

    private static Single get(String service, String address, String code, String pointer, String zh, String en) {
        return new Single(service, "GET", address, null, Mistake.asking("", code, pointer, zh, en));
    }

    static List<Single> singles() {
        return List.of(
                get("review", "/api/v1/inbox?tab=XX", "INVALID_PARAMETER", "tab", "TO_REVIEW", "TO_REVIEW"),
                get("review", "/api/v1/forms?state=FOO", "INVALID_PARAMETER", "state", "DRAFT", "DRAFT"),
                get("submission", "/api/v1/commands/abc", "INVALID_PARAMETER", "commandId", "UUID", "UUID"),
                get("scoring", "/api/v1/summaries/231083/abc", "INVALID_PARAMETER", "year", "整数", "whole number"),
                get("scoring", "/api/v1/scores?format=pdf", "INVALID_PARAMETER", "format", "CSV, XLSX", "CSV, XLSX"),
                get("submission", FORM + "/document?format=pdf", "INVALID_PARAMETER", "format", "docx", "docx"),
                new Single(
                        "submission",
                        "POST",
                        FORM + "/submit",
                        "\"now\"",
                        Mistake.sending("", "INVALID_SHAPE", "", "对象", "object")),
                new Single(
                        "submission",
                        "POST",
                        FORM + "/findings",
                        "{\"content\": {\"indicators\": [{\"id\": \"i1\"}, {\"id\": \"i2\"}, {\"id\": \"i1\"}]}}",
                        Mistake.sending(
                                "", "REPEATED_ID", "/content/indicators/2/id", "第 1 行和第 3 行", "row 1 and in row 3")),
                new Single(
                        "submission",
                        "PUT",
                        FORM,
                        "{\"content\": {\"indicators\": [%s{}]}}".formatted("{},".repeat(500)),
                        Mistake.sending("", "TOO_MANY_ROWS", "/content/indicators", "500", "500")),
                new Single(
                        "submission",
                        "PUT",
                        FORM + "/working-copy",
                        "{\"baseVersion\": 0, \"copy\": {\"content\": {\"departmentName\": \"a\\u0000\"}}}",
                        Mistake.sending("", "INVALID_TEXT", "/copy/content/departmentName", "U+0000", "U+0000")),
                new Single(
                        "submission",
                        "PUT",
                        FORM,
                        "{\"content\": {}, \"answers\": [null]}",
                        Mistake.sending("", "INVALID_FIELD", "/answers/0", "必填", "required")),
                new Single(
                        "submission",
                        "POST",
                        FORM + "/submit",
                        "{\"explanations\": [null]}",
                        Mistake.sending("", "INVALID_FIELD", "/explanations/0", "必填", "required")),
                new Single(
                        "submission",
                        "PUT",
                        FORM,
                        "{\"content\": {\"indicators\": [null]}}",
                        Mistake.sending("", "INVALID_SHAPE", "/content/indicators/0", "对象", "object")),
                new Single(
                        "review",
                        "POST",
                        "/api/v1/phrases",
                        "{\"text\": \"x\", \"shared\": \"yes\"}",
                        Mistake.sending("", "INVALID_SHAPE", "/shared", "true", "true or false")),
                new Single(
                        "review",
                        "POST",
                        FORM + "/decisions",
                        "{\"trigger\": \"PASS\", \"expectedVersion\": 1, \"ratings\": [null]}",
                        Mistake.sending("", "INVALID_FIELD", "/ratings/0", "必填", "required")),
                new Single(
                        "review",
                        "POST",
                        FORM + "/decisions",
                        "{}",
                        Mistake.sending("", "INVALID_FIELD", "/trigger", "必填", "required")),
                new Single(
                        "review",
                        "POST",
                        FORM + "/decisions",
                        "{\"trigger\": \"RETURN\", \"comments\": \"bad\"}",
                        Mistake.sending("", "INVALID_SHAPE", "/comments", "列表", "list")));
    }

    @BeforeAll
    void start() throws Exception {
        stack = LocalStack.start(data, Ports.free(), Progress.SILENT);
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    List<Door> doors() {
        return DOORS;
    }

    @ParameterizedTest
    @MethodSource("doors")
    @DisplayName("of the kinds that every service knows")
    void everywhere(Door door) throws Exception {
        for (var mistake : mistakes(door).toList()) {
            var address = mistake.query() == null ? door.body() : door.list() + "?" + mistake.query();
            var method = mistake.query() == null ? door.method() : "GET";
            told(new Single(door.service(), method, address, mistake.body(), mistake));
        }
    }

    @ParameterizedTest
    @MethodSource("singles")
    @DisplayName("of a kind of its own")
    void single(Single single) throws Exception {
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
    void malformed(Door door) throws Exception {
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
    void packed(Door door) throws Exception {
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

    /** What nobody typed that sends pages' forms: each input of a page with each of those, the others being as a page has them. */
    private static final List<String> MADE_UP = List.of(
            "", "zz", "xyz", "-1", "9".repeat(30), "a\r\nSet-Cookie: x=y", "\u202Eb", "../..", "${1+1}", "[]", "null");

    private record Sent(String path, Map<String, String> inputs) {

        static Sent of(String path, String... inputs) {
            var named = new TreeMap<String, String>();
            for (var input = 0; input < inputs.length; input += 2) {
                named.put(inputs[input], inputs[input + 1]);
            }
            return new Sent(path, named);
        }

        @Override
        public String toString() {
            return path + " " + inputs.keySet();
        }
    }

    static List<Sent> pages() {
        var id = UUID.randomUUID().toString();
        var page = "/forms/231083-2031-OBJECTIVE-civil-affairs";
        var column = id + "~0~NAME";
        return List.of(
                Sent.of(
                        page + "/edit",
                        "do",
                        "keep",
                        "version",
                        "0",
                        "key",
                        id,
                        "answer:xyz",
                        "x",
                        "base",
                        "{}",
                        "copy",
                        "0"),
                Sent.of(page + "/edit", "do", "delete:zz", "version", "0", "key", id, "/indicators/+zz/name", "x"),
                Sent.of(
                        page + "/edit",
                        "do",
                        "row:/indicators/zz",
                        "version",
                        "0",
                        "key",
                        id,
                        "/indicators/zz/weight",
                        "1E9"),
                Sent.of(
                        page + "/edit/copy",
                        "version",
                        "0",
                        "copy",
                        "0",
                        "answer:xyz",
                        "x",
                        "/annualGoals/+g1/text",
                        "x"),
                Sent.of(page + "/edit/findings", "version", "0", "answer:xyz", "x", "/indicators/+i1/target", "x"),
                Sent.of(page + "/submit", "version", "0", "key", id, "explain:", "x", "explain:V06:zz", "x"),
                Sent.of(page + "/adjust", "version", "0", "key", id, "reason", "x"),
                Sent.of(page + "/remind", "key", id),
                Sent.of("/owed/reminder", "form", "zz", "key", id),
                Sent.of("/owed/reminders", "year", "zz", "region", "zz", "key", id),
                Sent.of("/import/columns", "file", id, "column", column, "holds:" + id + ":0", "NAME"),
                Sent.of("/import/drafts", "file", "zz", "take:zz", "1", "as:zz:1", "x"),
                Sent.of("/import/drafts", "file", id, "take:" + id, "1", "in:" + id + ":1", "x"),
                Sent.of("/import/" + id + "/1", "kind", "OBJECTIVE", "as", "zz", "in", "zz", "do", "look"),
                Sent.of("/import/" + id + "/1/doubts", "formId", "zz", "path", "zz", "value", "zz", "do", "set"),
                Sent.of("/inbox/claim", "form", "zz", "take", "true"),
                Sent.of("/inbox/pass", "form", "zz", "sent", "zz zz zz", "do", "send"),
                Sent.of("/notifications/open", "id", id, "form", "zz"),
                Sent.of("/notifications/read", "id", id),
                Sent.of("/settings/notices", "zz", "on", "quietFrom", "zz"),
                Sent.of("/acting-for", "person", "zz"),
                Sent.of(
                        page.replace("/forms", "/review"),
                        "do",
                        "keep",
                        "rate.",
                        "zz",
                        "points.",
                        "zz",
                        "why.",
                        "zz",
                        "text",
                        "a",
                        "path",
                        "zz",
                        "severity",
                        "zz",
                        "suggestion",
                        "zz",
                        "against",
                        "zz",
                        "paper",
                        "zz",
                        "version",
                        "zz",
                        "revision",
                        "zz",
                        "key",
                        "zz",
                        "seen",
                        "zz",
                        "settled",
                        "zz"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    @DisplayName("by an input of a page that somebody made up")
    void madeUpInputs(Sent sent) {
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
    private String raw(Door door, String target) throws Exception {
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

    private void told(Single single) throws Exception {
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
