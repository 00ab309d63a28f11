package org.jixiaoflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where nobody looks at a terminal")
class TerminalTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong();
    private final Terminal terminal = new Terminal(new PrintStream(out, true, UTF_8), now::get);

    @Test
    @DisplayName("a long work says twice a minute how far it is, a short one nothing")
    void nowAndThen() {
        for (var second = 0; second < 70; second++) {
            now.set(Duration.ofSeconds(second).toNanos());
            terminal.passing("at " + second);
        }
        terminal.passed();

        assertThat(out.toString(UTF_8).lines()).containsExactly("at 30", "at 60");
    }
}
