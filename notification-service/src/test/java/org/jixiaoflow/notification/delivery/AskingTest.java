package org.jixiaoflow.notification.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Asking a receiver")
@Timeout(60)
class AskingTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n";

    private ServerSocket receiver;

    @BeforeEach
    void open() throws IOException {
        receiver = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
    }

    @Test
    @DisplayName("that answers a terabyte keeps the beginning and leaves")
    void endless() throws Exception {
        answering(answer -> {
            while (true) {
                answer.write(new byte[8192]);
            }
        });

        var answer = new Asking(Duration.ofSeconds(30)).ask(request());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).hasSize(Asking.LONGEST_ANSWER);
    }

    @Test
    @DisplayName("that begins an answer and never ends it waits no longer than said")
    void neverEnding() {
        answering(answer -> answer.write(' '));

        assertThatThrownBy(() -> new Asking(Duration.ofMillis(500)).ask(request()))
                .isInstanceOf(HttpTimeoutException.class);
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + receiver.getLocalPort()))
                .build();
    }

    private interface Body {
        void to(OutputStream answer) throws IOException;
    }

    private void answering(Body body) {
        var thread = new Thread(() -> answer(body), "receiver");
        thread.setDaemon(true);
        thread.start();
    }

    /** Until whoever asked leaves. */
    private void answer(Body body) {
        try (var connection = receiver.accept()) {
            var answer = connection.getOutputStream();
            answer.write(HEAD.getBytes(US_ASCII));
            body.to(answer);
            answer.flush();
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException left) {
            assertThat(left).isNotNull();
        }
    }
}
