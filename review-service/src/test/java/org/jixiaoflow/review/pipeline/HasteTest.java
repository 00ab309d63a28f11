package org.jixiaoflow.review.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whether to commit at once")
class HasteTest {

    private static final long NOW = 1_000_000;

    private final Haste haste = new Haste();

    @Test
    @DisplayName("yes, while commands are few")
    void few() {
        assertThat(LongStream.range(0, 100).map(i -> NOW + 20 * i)).allMatch(haste::isDue);
    }

    @Test
    @DisplayName("no longer after the first of many in a short time")
    void many() {
        assertThat(LongStream.range(0, 10).map(i -> NOW)).allMatch(haste::isDue);
        assertThat(LongStream.range(0, 1000).map(i -> NOW + i)).noneMatch(haste::isDue);
    }

    @Test
    @DisplayName("again after a pause")
    void pause() {
        LongStream.range(0, 1000).forEach(i -> haste.isDue(NOW + i / 10));

        assertThat(haste.isDue(NOW + 1000)).isTrue();
    }
}
