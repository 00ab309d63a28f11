package org.jixiaoflow.support.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@DisplayName("As many senders that never end as there are threads")
@SpringBootTest(
        classes = BadRequestsTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"jixiao.messages=support-messages", "server.tomcat.threads.max=12", "jixiao.slow-senders=4"})
class SlowSendersTest {

    private static final int SENDERS = 24;
    private static final Duration SOON = Duration.ofSeconds(8);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Socket> slow = new ArrayList<>();

    @LocalServerPort
    private int port;

    @AfterEach
    void hangUp() throws IOException {
        for (var socket : slow) {
            socket.close();
        }
    }

    @Test
    @DisplayName("keep nobody from reading, and those who come after them hear so")
    void bodiesThatAreRead() throws Exception {
        begin("POST /body HTTP/1.1", "{\"text\":");

        assertThat(get("/list?size=5&state=DRAFT&q=a").statusCode()).isEqualTo(200);
        assertThat(answers()).hasSize(SENDERS - 4).allMatch(answer -> answer.contains(" 503 "));
        assertThat(get("/list?size=5&state=DRAFT&q=a").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("keep nobody from reading where their bodies aren't even wanted")
    void bodiesThatNobodyReads() throws Exception {
        begin("POST /nowhere HTTP/1.1", "{");

        assertThat(get("/list?size=5&state=DRAFT&q=a").statusCode()).isEqualTo(200);
        assertThat(get("/list?size=5&state=DRAFT&q=a").statusCode()).isEqualTo(200);
    }

    private void begin(String line, String body) throws IOException {
        for (var sender = 0; sender < SENDERS; sender++) {
            var socket = new Socket("localhost", port);
            socket.getOutputStream()
                    .write((line
                                    + "\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n"
                                    + body)
                            .getBytes(UTF_8));
            slow.add(socket);
        }
    }

    /** What those heard that weren't waited for. */
    private List<String> answers() throws IOException {
        var heard = new ArrayList<String>();
        for (var socket : slow) {
            socket.setSoTimeout(500);
            try {
                var begun = new byte[64];
                var count = socket.getInputStream().read(begun);
                if (count > 0) {
                    heard.add(new String(begun, 0, count, UTF_8));
                }
            } catch (SocketTimeoutException waitedFor) {
                assertThat(waitedFor).isNotNull();
            }
        }
        return heard;
    }

    private HttpResponse<String> get(String address) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                .timeout(SOON)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
