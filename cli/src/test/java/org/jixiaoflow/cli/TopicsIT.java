package org.jixiaoflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jixiaoflow.local.broker.Broker;
import org.jixiaoflow.local.machine.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("jixiao topics")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicsIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    @TempDir
    private static Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final int port = Ports.anyFree();
    private Broker broker;

    @BeforeAll
    void oneTopic() throws Exception {
        broker = Broker.start(data.resolve("kafka"), port);
        try (var admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port))) {
            admin.createTopics(List.of(new NewTopic("letters", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @BeforeEach
    void nothingSaid() {
        out.reset();
        err.reset();
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Test
    @DisplayName("says where it wrote, counts offsets as such, and ends where it needn't follow")
    void written() {
        assertThat(run("topics", "letters", "--put", "甲", "--key", "k")).isZero();
        assertThat(run("topics", "letters", "--from-beginning", "--no-follow")).isZero();
        assertThat(run("topics")).isZero();

        assertThat(out.toString(UTF_8).lines().toList())
                .anyMatch(line -> line.equals("Written to letters, partition 0, offset 0"))
                .anyMatch(line -> line.contains("\"key\":\"k\""))
                .anyMatch(line -> line.startsWith("TOPIC") && line.contains("OFFSETS"))
                .anyMatch(line -> line.matches("letters +1"));
    }

    @Test
    @DisplayName("writes to no topic that isn't there, and says so at once")
    void nowhere() {
        var code = assertTimeoutPreemptively(AT_ONCE, () -> run("topics", "nope", "--put", "x", "--key", "y"));

        assertThat(code).isEqualTo(Jixiao.FAILED);
        assertThat(err.toString(UTF_8).strip()).isEqualTo("There is no topic nope");
    }

    @Test
    @DisplayName("finds a stack by its data alone, unless a port is named")
    void keptPorts() {
        KeptPorts.keep(data, new Ports(port, 1, 2, 3, 4, 5, 6, 7, 8));

        assertThat(call("topics")).isZero();
        assertThat(call("topics", "--kafka-port", String.valueOf(Ports.anyFree())))
                .isEqualTo(Jixiao.FAILED);
        KeptPorts.forget(data);
        assertThat(KeptPorts.in(data)).isEmpty();
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--kafka-port", String.valueOf(port)));
        return call(all.toArray(String[]::new));
    }

    private int call(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString(), "--lang", "en"));
        return Jixiao.run(
                new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), all.toArray(String[]::new));
    }
}
