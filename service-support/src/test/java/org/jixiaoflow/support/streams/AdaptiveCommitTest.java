package org.jixiaoflow.support.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whether to commit at once")
class AdaptiveCommitTest {

    private static final long NOW = 1_000_000;

    private final AdaptiveCommit adaptiveCommit = new AdaptiveCommit(10, Duration.ofMillis(100), Duration.ofMillis(50));

    @Test
    @DisplayName("yes, while records are few")
    void few() {
        assertThat(LongStream.range(0, 100).map(i -> NOW + 20 * i)).allMatch(this::isDue);
    }

    @Test
    @DisplayName("no longer after the first of many in a short time")
    void many() {
        assertThat(LongStream.range(0, 10).map(i -> NOW)).allMatch(this::isDue);
        assertThat(LongStream.range(0, 1000).map(i -> NOW + i)).noneMatch(this::isDue);
    }

    @Test
    @DisplayName("again after a pause")
    void pause() {
        LongStream.range(0, 1000).forEach(i -> isDue(NOW + i / 10));

        assertThat(isDue(NOW + 1000)).isTrue();
    }

    @Test
    @DisplayName("no, once records have waited: a transaction for each would make the next wait longer")
    void late() {
        assertThat(LongStream.range(0, 100).map(i -> NOW + 200 * i))
                .noneMatch(now -> adaptiveCommit.isDue(now, now - 60))
                .allMatch(now -> adaptiveCommit.isDue(now + 150, now + 110));
    }

    /** As soon as it is sent. */
    private boolean isDue(long now) {
        return adaptiveCommit.isDue(now, now);
    }
}
