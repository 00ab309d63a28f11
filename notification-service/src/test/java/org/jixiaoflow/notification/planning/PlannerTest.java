package org.jixiaoflow.notification.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jixiaoflow.notification.Samples.NOW;
import static org.jixiaoflow.notification.Samples.delivery;

import java.util.stream.Stream;
import org.jixiaoflow.schemas.Delivery;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is planned")
class PlannerTest {

    @Test
    @DisplayName("goes once to a mailbox that people share, when the first of them wants it")
    void sharedMailbox() {
        var tomorrow = delivery("mail", "bureau@example.test", 1)
                .setPerson("head")
                .setDigest(true)
                .setDue(NOW.plusSeconds(60))
                .build();
        var atOnce =
                delivery("mail", "bureau@example.test", 1).setPerson("clerk").build();
        var other = delivery("mail", "clerk@example.test", 1).build();

        assertThat(Planner.oneEach(Stream.of(tomorrow, atOnce, other)))
                .extracting(Delivery::getAddress, Delivery::getDigest)
                .containsExactly(tuple("bureau@example.test", false), tuple("clerk@example.test", false));
    }
}
