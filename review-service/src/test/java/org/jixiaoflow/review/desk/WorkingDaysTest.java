package org.jixiaoflow.review.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Working days")
class WorkingDaysTest {

    private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");

    /** 2022-01-14 was a Friday. */
    @ParameterizedTest
    @CsvSource({
        "2022-01-14T09:00, 2022-01-14T18:00, 0",
        "2022-01-13T23:59, 2022-01-14T00:01, 1",
        "2022-01-14T09:00, 2022-01-16T18:00, 0",
        "2022-01-14T09:00, 2022-01-17T08:00, 1",
        "2022-01-15T09:00, 2022-01-17T08:00, 1",
        "2022-01-10T09:00, 2022-01-24T09:00, 10",
        "2022-01-17T09:00, 2022-01-14T09:00, 0"
    })
    @DisplayName("are counted from the day after, weekends left out")
    void between(LocalDateTime since, LocalDateTime now, int days) {
        assertThat(WorkingDays.between(
                        since.atZone(COUNTY).toInstant(), now.atZone(COUNTY).toInstant(), COUNTY))
                .isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "5", "9"})
    @DisplayName("ago is the last moment from which so many are counted")
    void ago(int days) {
        for (var now = LocalDateTime.parse("2022-01-10T12:00"); now.getDayOfMonth() < 24; now = now.plusDays(1)) {
            var today = now.atZone(COUNTY).toInstant();
            var then = WorkingDays.ago(days, today, COUNTY);

            assertThat(WorkingDays.between(then.minusMillis(1), today, COUNTY)).isGreaterThanOrEqualTo(days);
            assertThat(WorkingDays.between(then, today, COUNTY)).isLessThanOrEqualTo(days);
        }
    }
}
