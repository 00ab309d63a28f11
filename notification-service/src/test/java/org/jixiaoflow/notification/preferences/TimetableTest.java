package org.jixiaoflow.notification.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.jixiaoflow.support.calendar.Calendars;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("When somebody is told")
class TimetableTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** 2026: the spring festival is from Sunday the 15th of February to Monday the 23rd; the Saturdays 14th and 28th are worked. */
    private final Timetable timetable =
            new Timetable(Calendars.read(ZONE, null), LocalTime.of(8, 0), LocalTime.of(18, 0));

    @ParameterizedTest(name = "at {0}: digest at {1}")
    @CsvSource({
        "2026-02-09T07:00, 2026-02-09T08:30",
        "2026-02-09T08:30, 2026-02-10T08:30",
        "2026-01-16T09:00, 2026-01-19T08:30",
        "2026-02-13T09:00, 2026-02-14T08:30",
        "2026-02-14T09:00, 2026-02-24T08:30",
        "2026-02-18T07:00, 2026-02-24T08:30",
        "2026-02-27T20:00, 2026-02-28T08:30",
        "2026-02-28T20:00, 2026-03-02T08:30",
        "2031-02-14T09:00, 2031-02-17T08:30"
    })
    void inADigestOfTheNextWorkingDay(LocalDateTime now, LocalDateTime then) {
        assertThat(timetable.digest(
                        preference(null, null, false), now.atZone(ZONE).toInstant()))
                .isEqualTo(then.atZone(ZONE).toInstant());
    }

    @ParameterizedTest(name = "at {0}: at {1}")
    @CsvSource({
        "2026-02-09T12:00, 2026-02-09T12:00",
        "2026-02-09T22:30, 2026-02-10T07:00",
        "2026-02-10T03:00, 2026-02-10T07:00",
        "2026-02-10T07:00, 2026-02-10T07:00"
    })
    void notInQuietHours(LocalDateTime now, LocalDateTime then) {
        assertThat(timetable.atOnce(
                        preference(LocalTime.of(22, 0), LocalTime.of(7, 0), false),
                        now.atZone(ZONE).toInstant()))
                .isEqualTo(then.atZone(ZONE).toInstant());
    }

    @ParameterizedTest(name = "at {0}: at {1}")
    @CsvSource({
        "2026-02-09T12:00, 2026-02-09T12:00",
        "2026-02-09T18:00, 2026-02-10T08:00",
        "2026-02-13T19:00, 2026-02-14T08:00",
        "2026-02-14T19:00, 2026-02-24T08:00",
        "2026-02-17T12:00, 2026-02-24T08:00",
        "2026-02-28T09:00, 2026-02-28T09:00",
        "2026-02-28T18:30, 2026-03-02T08:00"
    })
    void inWorkingHoursIfTheyWantThat(LocalDateTime now, LocalDateTime then) {
        assertThat(timetable.atOnce(
                        preference(null, null, true), now.atZone(ZONE).toInstant()))
                .isEqualTo(then.atZone(ZONE).toInstant());
    }

    @ParameterizedTest(name = "at {0}: at {1}")
    @CsvSource({
        "2026-02-14T10:30, 2026-02-14T12:00",
        "2026-02-14T16:30, 2026-02-24T12:00",
        "2026-02-27T17:00, 2026-02-28T12:00",
        "2026-02-28T13:00, 2026-02-28T13:00"
    })
    @DisplayName("not in quiet hours that end on a holiday, or cover a morning of work")
    void afterQuietHoursOnAWorkingDay(LocalDateTime now, LocalDateTime then) {
        assertThat(timetable.atOnce(
                        preference(LocalTime.of(16, 0), LocalTime.of(12, 0), true),
                        now.atZone(ZONE).toInstant()))
                .isEqualTo(then.atZone(ZONE).toInstant());
    }

    private static Preference preference(
            @Nullable LocalTime quietFrom, @Nullable LocalTime quietUntil, boolean workingHours) {
        return new Preference("zh", Map.of(), Map.of(), LocalTime.of(8, 30), quietFrom, quietUntil, workingHours);
    }
}
