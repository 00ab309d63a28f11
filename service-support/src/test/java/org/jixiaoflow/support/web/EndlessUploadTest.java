package org.jixiaoflow.support.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@DisplayName("A body that never ends")
@Execution(ExecutionMode.CONCURRENT)
@SpringBootTest(
        classes = BadRequestsTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"jixiao.messages=support-messages", "server.tomcat.connection-timeout=2s"})
class EndlessUploadTest {

    private static final String JSON = "application/json";
    private static final String FILE = "multipart/form-data; boundary=part";

    /** Longer than anybody is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final int UNANSWERED = 150;

    @LocalServerPort
    private int port;

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({JSON + ", /body", FILE + ", /upload"})
    @DisplayName("is answered 408 TOO_SLOW when its sender falls silent")
    void silence(String type, String address) throws IOException {
        try (var sender = begin(type, address)) {
            assertThat(heard(sender)).contains(" 408 ", "TOO_SLOW");
        }
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({JSON + ", /body", FILE + ", /upload"})
    @DisplayName("is answered 408 TOO_SLOW when its sender goes on a byte at a time")
    void byteByByte(String type, String address) throws IOException {
        try (var sender = begin(type, address)) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(UNANSWERED))
                    .until(() -> isAnswered(sender) || !says(sender));

            assertThat(heard(sender)).contains(" 408 ", "TOO_SLOW");
        }
    }

    private Socket begin(String type, String address) throws IOException {
        var socket = new Socket("localhost", port);
        var begun = type.equals(JSON)
                ? "{\"text\":\""
                : "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
        socket.getOutputStream()
                .write("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 100000\r\n\r\n%s"
                        .formatted(address, type, begun)
                        .getBytes(UTF_8));
        return socket;
    }

    private static boolean isAnswered(Socket sender) throws IOException {
        return sender.getInputStream().available() > 0;
    }

    private static boolean says(Socket sender) throws IOException {
        try {
            sender.getOutputStream().write('a');
            return true;
        } catch (SocketException hungUp) {
            return false;
        }
    }

    /** All there is to read until the other side ends. */
    private static String heard(Socket sender) throws IOException {
        sender.setSoTimeout((int) PATIENCE.toMillis());
        var all = new ByteArrayOutputStream();
        try {
            sender.getInputStream().transferTo(all);
        } catch (SocketException hungUp) {
            assertThat(all.size()).as("read before the other side hung up").isPositive();
        }
        return all.toString(UTF_8);
    }
}
