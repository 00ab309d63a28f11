package org.jixiaoflow.workbench.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.workbench.live.Freshness.Subject.FILED;
import static org.jixiaoflow.workbench.live.Freshness.Subject.JOURNAL;
import static org.jixiaoflow.workbench.live.Freshness.Subject.LISTED;
import static org.jixiaoflow.workbench.live.Freshness.Subject.SCORES;

import java.time.Duration;
import java.time.Instant;
import org.jixiaoflow.fixtures.ManualClock;
import org.jixiaoflow.schemas.contract.Topics;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a page shows")
class FreshnessTest {

    private static final Instant BEGIN = Instant.parse("2022-03-01T08:00:00Z");

    private final ManualClock clock = new ManualClock(BEGIN);
    private final Freshness freshness = new Freshness(clock);

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
        clock.pass(Duration.ofSeconds(10));
        assertThat(freshness.isBehind(JOURNAL, BEGIN.minusSeconds(1))).isTrue();
        assertThat(freshness.isBehind(JOURNAL, null)).isTrue();
        assertThat(freshness.isBehind(JOURNAL, BEGIN)).isFalse();
        assertThat(freshness.isBehind(SCORES, null)).isFalse();
    }

    @Test
    @DisplayName("is not behind by what another view is made of")
    void another() {
        freshness.heard(Topics.DEPARTMENT_FILINGS.name(), BEGIN);
        freshness.heard(Topics.FILING_SUMMARIES.name(), BEGIN);
        clock.pass(Duration.ofSeconds(10));

        assertThat(freshness.isBehind(FILED, BEGIN.minusSeconds(3600))).isFalse();
        assertThat(freshness.isBehind(LISTED, BEGIN.minusSeconds(3600))).isTrue();
    }

    @Test
    @DisplayName("is found behind while more and more is heard, too")
    void busy() {
        for (var second = 0; second < 100; second++) {
            freshness.heard(Topics.FORM_EVENTS.name(), BEGIN.plusSeconds(second));
            clock.pass(Duration.ofSeconds(1));
        }

        assertThat(freshness.isBehind(JOURNAL, BEGIN.plusSeconds(95))).isFalse();
        assertThat(freshness.isBehind(JOURNAL, BEGIN.plusSeconds(80))).isTrue();
    }
}
