package org.jixiaoflow.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A movement")
class MovementTest {

    @Test
    @DisplayName("was last when the place changed, however often it is looked at afterwards")
    void lastChange() {
        var place = new AtomicInteger();
        try (var movement = new Movement(place::get)) {
            var begun = movement.last();
            assertThat(movement.last()).isEqualTo(begun);

            place.set(1);
            var moved = movement.last();
            assertThat(moved).isGreaterThan(begun);
            assertThat(movement.last()).isEqualTo(moved);
        }
    }
}
