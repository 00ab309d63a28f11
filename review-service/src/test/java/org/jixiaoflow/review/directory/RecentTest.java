package org.jixiaoflow.review.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What was answered a moment ago")
class RecentTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Clock clock =
            InstantSource.tick(() -> now, Duration.ofMillis(1)).withZone(ZoneOffset.UTC);
    private final AtomicInteger asked = new AtomicInteger();
    private final Recent<String, Integer> recent = new Recent<>(Duration.ofSeconds(3), 2, clock);

    @Test
    @DisplayName("is answered again without asking, until it is too old")
    void kept() {
        assertThat(answer("a")).isEqualTo(1);
        assertThat(answer("a")).isEqualTo(1);

        now = now.plusSeconds(3);

        assertThat(answer("a")).isEqualTo(2);
    }

    @Test
    @DisplayName("is no answer to another question")
    void another() {
        assertThat(answer("a")).isEqualTo(1);
        assertThat(answer("b")).isEqualTo(2);
    }

    @Test
    @DisplayName("makes room for what is asked after it")
    void room() {
        answer("a");
        answer("b");
        answer("c");

        assertThat(answer("c")).isEqualTo(3);
        assertThat(answer("b")).isEqualTo(2);
        assertThat(answer("a")).isEqualTo(4);
    }

    private int answer(String question) {
        return recent.get(question, asked::incrementAndGet);
    }
}
