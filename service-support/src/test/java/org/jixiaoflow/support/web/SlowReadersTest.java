package org.jixiaoflow.support.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayName("A reader")
class SlowReadersTest {

    private static final int LONG = 200_000;

    @Test
    @DisplayName("who takes a few bytes now and then is cut off, and whoever writes a page hears so at its end")
    void tooSlow() {
        var reader = new Reader(Duration.ofSeconds(1));

        assertThatThrownBy(() -> answer(reader, (request, response) -> writeAll(response.getOutputStream())))
                .hasMessageContaining("slow");
        assertThat(reader.taken.size()).isLessThan(LONG);
        assertThatThrownBy(() -> answer(new Reader(Duration.ofSeconds(1)), (request, response) -> {
                    var page = response.getWriter();
                    for (var line = 0; line < LONG / 1000; line++) {
                        page.print("x".repeat(1000));
                        page.flush();
                    }
                    assertThat(page.checkError()).isTrue();
                }))
                .hasMessageContaining("cut off");
    }

    @Test
    @DisplayName("who takes it at the pace of a bad line gets all of it")
    void slowButGoing() throws Exception {
        var reader = new Reader(Duration.ofMillis(100));

        answer(reader, (request, response) -> writeAll(response.getOutputStream()));

        assertThat(reader.taken.size()).isEqualTo(LONG);
    }

    private static void writeAll(ServletOutputStream out) throws IOException {
        for (var line = 0; line < LONG / 1000; line++) {
            out.write("x".repeat(1000).getBytes(UTF_8));
        }
    }

    private static void answer(Reader reader, FilterChain answering) throws Exception {
        new SlowReaders(1, () -> reader.nanos).doFilter(new MockHttpServletRequest(), reader, answering);
    }

    /** Takes that long for every piece. */
    private static final class Reader extends MockHttpServletResponse {

        private final Duration pause;
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private long nanos;

        Reader(Duration pause) {
            this.pause = pause;
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public void write(int one) {
                    nanos += pause.toNanos();
                    taken.write(one);
                }

                @Override
                public void write(byte[] bytes, int from, int length) {
                    nanos += pause.toNanos();
                    taken.write(bytes, from, length);
                }

                @Override
                public void flush() {
                    // All of it is taken already.
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Override
        public PrintWriter getWriter() {
            return new PrintWriter(getOutputStream(), false, UTF_8);
        }
    }

    @Nested
    @DisplayName("who takes nothing of a long answer, as often as there are threads,")
    @SpringBootTest(
            classes = BadRequestsTest.Application.class,
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
            properties = {
                "jixiao.messages=support-messages",
                "server.tomcat.threads.max=12",
                "server.tomcat.connection-timeout=2m", // so long whoever reads nothing would keep their thread
                "jixiao.slow-readers=4"
            })
    class Many {

        private static final int READERS = 24;
        private static final Duration SOON = Duration.ofMinutes(1);

        @LocalServerPort
        private int port;

        @Test
        @DisplayName("keeps nobody else from being answered")
        void othersAreAnswered() throws Exception {
            var open = new ArrayList<Socket>();
            try {
                for (var reader = 0; reader < READERS; reader++) {
                    open.add(asking("/long"));
                }
                var http = HttpClient.newHttpClient();
                for (var time = 0; time < 3; time++) {
                    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/years/7"))
                            .timeout(SOON)
                            .build();
                    assertThat(http.send(request, BodyHandlers.ofString()).body())
                            .isEqualTo("7");
                }
            } finally {
                for (var socket : open) {
                    socket.close();
                }
            }
        }

        private Socket asking(String address) throws IOException {
            var socket = new Socket();
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("localhost", port));
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .formatted(address)
                            .getBytes(UTF_8));
            return socket;
        }
    }
}
