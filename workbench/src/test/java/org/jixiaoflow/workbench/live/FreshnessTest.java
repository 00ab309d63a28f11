package org.jixiaoflow.workbench.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.workbench.live.Freshness.Subject.JOURNAL;
import static org.jixiaoflow.workbench.live.Freshness.Subject.SCORES;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jixiaoflow.schemas.contract.Topics;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a page shows")
class FreshnessTest {

    private static final Instant BEGIN = Instant.parse("2022-03-01T08:00:00Z");

    private final Hand hand = new Hand();
    private final Freshness freshness = new Freshness(hand);

    @Test
    @DisplayName("is not behind while nothing was heard, however old it is")
    void quiet() {
        assertThat(freshness.isBehind(JOURNAL, BEGIN.minusSeconds(86_400))).isFalse();
        assertThat(freshness.isBehind(JOURNAL, null)).isFalse();
    }

    @Test
    @DisplayName("is behind once it lacks for ten seconds what was heard, and no longer when it has it")
    void behind() {
        freshness.heard(Topics.FORM_EVENTS.name(), BEGIN);

        assertThat(freshness.isBehind(JOURNAL, BEGIN.minusSeconds(1))).isFalse();
        hand.forward(10);
        assertThat(freshness.isBehind(JOURNAL, BEGIN.minusSeconds(1))).isTrue();
        assertThat(freshness.isBehind(JOURNAL, null)).isTrue();
        assertThat(freshness.isBehind(JOURNAL, BEGIN)).isFalse();
        assertThat(freshness.isBehind(SCORES, null)).isFalse();
    }

    @Test
    @DisplayName("is found behind while more and more is heard, too")
    void busy() {
        for (var second = 0; second < 100; second++) {
            freshness.heard(Topics.FORM_EVENTS.name(), BEGIN.plusSeconds(second));
            hand.forward(1);
        }

        assertThat(freshness.isBehind(JOURNAL, BEGIN.plusSeconds(95))).isFalse();
        assertThat(freshness.isBehind(JOURNAL, BEGIN.plusSeconds(80))).isTrue();
    }

    /** A clock that is moved by hand. */
    private static final class Hand extends Clock {

        private Instant now = BEGIN;

        void forward(long seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
