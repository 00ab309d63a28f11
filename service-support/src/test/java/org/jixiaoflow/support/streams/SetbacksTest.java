package org.jixiaoflow.support.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.errors.StreamsException;
import org.jixiaoflow.support.streams.Setbacks.Limits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("After a failure a stream")
class SetbacksTest {

    private final Throwable registryAway = new StreamsException(new ConnectException("refused"));
    private final Throwable ownFault = new StreamsException(new IllegalStateException("a bug"));

    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private final Setbacks setbacks = new Setbacks(() -> now, Limits.USUAL);

    @Test
    void waitsOutTwoOutagesOfAMinute() {
        waitOut(Duration.ofSeconds(62));
        pass(Duration.ofSeconds(20));
        waitOut(Duration.ofSeconds(42));
    }

    @Test
    void waitsOutAnOutageOfAWeek() {
        waitOut(Duration.ofDays(7));
    }

    @Test
    void waitsLongerEachTimeAndNeverLongerThanASessionBears() {
        assertThat(setbacks.after(registryAway)).hasValue(Duration.ofMillis(200));
        assertThat(setbacks.after(registryAway)).hasValue(Duration.ofMillis(400));
        waitOut(Duration.ofMinutes(1));

        assertThat(setbacks.after(registryAway)).hasValue(Duration.ofSeconds(5));
    }

    @Test
    void beginsAnewAfterAMinuteWithoutFailure() {
        waitOut(Duration.ofMinutes(1));
        pass(Duration.ofMinutes(1));

        assertThat(setbacks.after(registryAway)).hasValue(Duration.ofMillis(200));
    }

    @Test
    void bearsTenFaultsOfItsOwnAndNoMore() {
        for (var fault = 1; fault <= 10; fault++) {
            assertThat(setbacks.after(ownFault)).isPresent();
        }

        assertThat(setbacks.after(ownFault)).isEmpty();
    }

    @Test
    void forgetsFaultsOfItsOwnInTime() {
        for (var fault = 1; fault <= 100; fault++) {
            assertThat(setbacks.after(ownFault)).isPresent();
            pass(Duration.ofMinutes(1));
        }
    }

    private void waitOut(Duration outage) {
        var end = now.plus(outage);
        while (now.isBefore(end)) {
            var wait = setbacks.after(registryAway);
            assertThat(wait).isPresent();
            pass(wait.orElseThrow());
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
