package org.jixiaoflow.support.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.support.json.AvroModule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("A request that isn't right")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "jixiao.messages=support-messages")
class BadRequestsTest {

    /** What no caller can do anything with: names of classes, keys of messages, what Jackson and Spring say to programmers. */
    private static final Pattern INNARDS =
            Pattern.compile("org\\.|java\\.|tools\\.|support\\.|through reference|\\{\\d}|problem\\.[A-Z]");

    private static final BlockingQueue<Boolean> begun = new LinkedBlockingQueue<>();
    private static final BlockingQueue<Boolean> ended = new LinkedBlockingQueue<>();

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    @ParameterizedTest(name = "GET {0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/list?size=abc                | INVALID_PARAMETER  | size      | 整数",
                "/list?size=201                | INVALID_PARAMETER  | size      | 不能大于 200",
                "/list?size=1e400000000        | INVALID_PARAMETER  | size      | 整数",
                "/list?state=FOO               | INVALID_PARAMETER  | state     | DRAFT, SUBMITTED",
                "/list?sate=DRAFT              | UNKNOWN_PARAMETER  | sate      | 没有这个查询参数",
                "/list?state=DRAFT&state=DRAFT | REPEATED_PARAMETER | state     | 只能出现一次",
                "/list?q=a%00b                 | INVALID_TEXT       | q         | U+0000",
                "/list?q=%E2%80%AEb            | INVALID_TEXT       | q         | U+202E",
                "/list?since=yesterday         | INVALID_PARAMETER  | since     | ISO-8601",
                "/years/abc                    | INVALID_PARAMETER  | year      | 整数",
                "/years/99999999999            | INVALID_PARAMETER  | year      | 整数",
                "/needs                        | INVALID_PARAMETER  | region    | 必填",
                "/needs?region=%E2%81%A6       | INVALID_TEXT       | region    | U+2066",
                "/nowhere                      | NOT_FOUND          |           | 没有找到",
                "/years/a%00b                  | BAD_REQUEST        |           | 请求有误",
            })
    void inItsAddress(String address, String code, @Nullable String pointer, String sentence) throws Exception {
        told(get(address), code, pointer, sentence);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"text\":`                                       | UNREADABLE_BODY | `` | 第 1 行",
                "`{\"text\": \"a\"} {}`                             | UNREADABLE_BODY | `` | JSON",
                "`\"text\"`                                         | INVALID_SHAPE   | `` | 对象",
                "`[]`                                               | INVALID_SHAPE   | `` | 对象",
                "`{\"txet\": \"a\"}`                                | INVALID_SHAPE   | /txet | 没有这一项",
                "`{\"text\": \"a\", \"text\": \"b\"}`               | REPEATED_KEY    | /text | 出现两次",
                "`{\"text\": 7}`                                    | INVALID_SHAPE   | /text | 文字",
                "`{\"text\": \"a\\u0000b\"}`                        | INVALID_TEXT    | /text | U+0000",
                "`{\"text\": \"\\ud800\"}`                          | INVALID_TEXT    | /text | U+D800",
                "`{}`                                               | INVALID_FIELD   | /text | 必填",
                "`{\"text\": \"abcdef\"}`                           | INVALID_FIELD   | /text | 0 至 5",
                "`{\"text\": \"a\", \"count\": \"3\"}`              | INVALID_SHAPE   | /count | 整数",
                "`{\"text\": \"a\", \"count\": 3.5}`                | INVALID_SHAPE   | /count | 整数",
                "`{\"text\": \"a\", \"count\": 1E400000000}`        | INVALID_SHAPE   | /count | 整数",
                "`{\"text\": \"a\", \"count\": 99999999999}`        | INVALID_SHAPE   | /count | 整数",
                "`{\"text\": \"a\", \"state\": \"FOO\"}`            | INVALID_SHAPE   | /state | DRAFT, SUBMITTED",
                "`{\"text\": \"a\", \"state\": 0}`                  | INVALID_SHAPE   | /state | DRAFT, SUBMITTED",
                "`{\"text\": \"a\", \"ids\": [\"x\"]}`              | INVALID_SHAPE   | /ids/0 | UUID",
                "`{\"text\": \"a\", \"ids\": {}}`                   | INVALID_SHAPE   | /ids | 列表",
                "`{\"text\": \"a\", \"kept\": []}`                   | INVALID_SHAPE   | /kept | 对象",
                "`{\"text\": \"a\", \"kept\": {\"a\": [1E-400000000]}}` | INVALID_NUMBER | /kept/a/0 | 小数",
                "`{\"text\": \"a\", \"kept\": {\"a\": [\"\\u0000\"]}}` | INVALID_TEXT | /kept/a/0 | U+0000",
                "`{\"text\": \"a\", \"content\": \"b\"}`            | INVALID_SHAPE   | /content | 对象",
                "`{\"text\": \"a\", \"content\": {\"x\": 1}}`       | INVALID_SHAPE   | /content/x | 没有这一项",
                "`{\"text\": \"a\", \"content\": {\"departmentName\": \"a\\u202eb\"}}` | INVALID_TEXT | /content/departmentName | U+202E",
                "`{\"text\": \"a\", \"content\": {\"indicators\": [{\"weight\": 1E-400000000}]}}` | INVALID_NUMBER | /content/indicators/0/weight | 小数最多 2 位",
                "`{\"text\": \"a\", \"content\": {\"indicators\": [{\"id\": \"i1\"}, {\"id\": \"i2\"}, {\"id\": \"i1\"}]}}` | REPEATED_ID | /content/indicators/2/id | 第 1 行和第 3 行",
                "`{\"text\": \"a\", \"content\": {\"departmentName\": \"a\", \"departmentName\": \"b\"}}` | REPEATED_KEY | /content/departmentName | 出现两次",
            })
    void inItsBody(String body, String code, String pointer, String sentence) throws Exception {
        told(post(body), code, pointer, sentence);
    }

    @Test
    void withoutABody() throws Exception {
        told(post(""), "MISSING_BODY", null, "缺少内容");
    }

    @Test
    void withANumberOfAThousandDigitsOrAThousandLevels() throws Exception {
        told(post("{\"text\":\"a\",\"count\":" + "9".repeat(1001) + "}"), "INVALID_SHAPE", null, "过长");
        told(post("[".repeat(1001)), "INVALID_SHAPE", null, "");
    }

    @Test
    void withATextLongerThanAnybodyReads() throws Exception {
        told(post("{\"free\":\"" + "局".repeat(4001) + "\"}"), "TEXT_TOO_LONG", "/free", "4,000");
    }

    @Test
    void withoutAHeaderOrWithAWrongOne() throws Exception {
        told(get("/header"), "INVALID_PARAMETER", "Idempotency-Key", "必填");
        told(send(to("/header").header("Idempotency-Key", "abc")), "INVALID_PARAMETER", "Idempotency-Key", "UUID");
    }

    @Test
    void withAnUploadThatIsNone() throws Exception {
        var multipart = to("/upload").header("Content-Type", "multipart/form-data; boundary=part");

        told(
                send(multipart.POST(BodyPublishers.ofString(
                        "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc"))),
                "UNREADABLE_BODY",
                null,
                "不完整");
        told(
                send(
                        to("/upload")
                                .header("Content-Type", "multipart/form-data; boundary=part")
                                .POST(
                                        BodyPublishers.ofString(
                                                "--part\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n\r\nb\r\n--part--\r\n"))),
                "INVALID_PARAMETER",
                "file",
                "必填");
    }

    @ParameterizedTest
    @CsvSource({"gzip, application/json", "x-unknown, application/json", "gzip, multipart/form-data; boundary=part"})
    void thatIsPackedOrSaysSo(String coding, String type) throws Exception {
        var answer = send(to("/body")
                .header("Content-Encoding", coding)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"text\":\"a\"}")));

        told(answer, "UNSUPPORTED_ENCODING", "Content-Encoding", "压缩");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Accept-Encoding")).contains("identity");
    }

    @Test
    void isToldInTheCallersLanguage() throws Exception {
        var answer = send(to("/list?size=abc").header("Accept-Language", "en"));

        told(answer, "INVALID_PARAMETER", "size", "Must be a whole number.");
    }

    @ParameterizedTest
    @CsvSource({"GET /li{st HTTP/1.1", "GET /list HTTP/9.9", "GET  HTTP/1.1", "nonsense"})
    void thatIsHardlyHttpIsToldInOurWordsToo(String line) throws Exception {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write((line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).doesNotContain("<html", "Tomcat").contains("\"code\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=part",
                "application/octet-stream"
            })
    @ExtendWith(OutputCaptureExtension.class)
    void whoseSenderHangsUpIsNoIncident(String type, CapturedOutput log) throws Exception {
        for (var rudely : List.of(true, false)) {
            try (var socket = new Socket("localhost", port)) {
                socket.setSoLinger(rudely, 0);
                socket.getOutputStream()
                        .write(
                                "POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 900\r\n\r\n--part\r\na=b"
                                        .formatted(type)
                                        .getBytes(UTF_8));
                begun.take();
            }
            ended.take();
        }

        assertThat(get("/years/7").body()).isEqualTo("7");
        assertThat(log).doesNotContain("Incident", "ERROR");
    }

    @Test
    void aRightOneIsRead() throws Exception {
        assertThat(get("/list?size=5&state=DRAFT&q=e%CC%81").body()).isEqualTo("5 DRAFT \u00e9");
        assertThat(post("{\"text\":\"e\\u0301\",\"count\":3,\"content\":{\"departmentName\":\"e\\u0301\"}}")
                        .body())
                .isEqualTo("\u00e9 \u00e9");
    }

    private void told(HttpResponse<String> answer, String code, @Nullable String pointer, String sentence) {
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.path("status").intValue()).isEqualTo(answer.statusCode());
        assertThat(problem.path("code").asString("")).isEqualTo(code);
        assertThat(problem.path("pointer").asString("")).isEqualTo(pointer == null ? "" : pointer);
        assertThat(problem.path("detail").asString("")).contains(sentence).isNotBlank();
        assertThat(answer.body()).doesNotContainPattern(INNARDS);
    }

    private HttpRequest.Builder to(String address) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + address));
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return send(to(address));
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(to("/body").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @SpringBootConfiguration
    @ImportAutoConfiguration({
        WebConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        ValidationAutoConfiguration.class,
        MultipartAutoConfiguration.class
    })
    @Import(Desk.class)
    static class Application {

        /** Reads what a form sent, as whoever looks for a token in it. */
        @Bean
        FilterRegistrationBean<Filter> formReader() {
            Filter reader = (request, response, chain) -> {
                begun.add(true);
                try {
                    request.getParameter("a");
                    chain.doFilter(request, response);
                } finally {
                    ended.add(true);
                }
            };
            var filter = new FilterRegistrationBean<>(reader);
            filter.addUrlPatterns("/form");
            return filter;
        }

        @Bean
        JacksonModule avro() {
            return new AvroModule();
        }

        @Bean
        JsonMapperBuilderCustomizer strict() {
            return mapper -> mapper.enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        }
    }

    @RestController
    static class Desk {

        record Narrowing(
                @Nullable FormState state,
                @Nullable String q,
                @Nullable Instant since) {}

        record Paging(@Nullable @Max(200) Integer size) {}

        record Body(
                @NotNull @Size(max = 5) String text,
                @Nullable Integer count,
                @Nullable FormState state,
                @Nullable List<UUID> ids,
                @Nullable FormContent content,
                @Nullable String free,
                @Nullable ObjectNode kept) {}

        @GetMapping("/list")
        String list(@ParameterObject Narrowing filter, @ParameterObject @Valid Paging paging) {
            return "%s %s %s".formatted(paging.size(), filter.state(), filter.q());
        }

        @GetMapping("/years/{year}")
        int year(@PathVariable int year) {
            return year;
        }

        @GetMapping("/needs")
        String needs(@RequestParam String region) {
            return region;
        }

        @GetMapping("/header")
        UUID header(@RequestHeader("Idempotency-Key") UUID key) {
            return key;
        }

        @PostMapping("/body")
        String body(@RequestBody @Valid Body body) {
            return body.text()
                    + (body.content() == null ? "" : " " + body.content().getDepartmentName());
        }

        @PostMapping("/form")
        int form(@RequestBody byte[] body) {
            return body.length;
        }

        @GetMapping("/long")
        byte[] aLot() {
            return new byte[32 * 1024 * 1024];
        }

        @PostMapping("/upload")
        String upload(@RequestPart MultipartFile file) {
            return file.getName();
        }
    }
}
