package org.jixiaoflow.notification.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("When somebody is told")
class TimetableTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** 2026: the 17th to the 20th of February are holidays, the 28th is a Saturday that is worked. */
    private static final Set<LocalDate> HOLIDAYS = Set.of(
            LocalDate.of(2026, 2, 17), LocalDate.of(2026, 2, 18), LocalDate.of(2026, 2, 19), LocalDate.of(2026, 2, 20));

    private final Timetable timetable = new Timetable(
            ZONE,
            day -> day.equals(LocalDate.of(2026, 2, 28))
                    || (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !HOLIDAYS.contains(day)),
            LocalTime.of(8, 0),
            LocalTime.of(18, 0));

    @ParameterizedTest(name = "at {0}: digest at {1}")
    @CsvSource({
        "2026-02-09T07:00, 2026-02-09T08:30",
        "2026-02-09T08:30, 2026-02-10T08:30",
        "2026-02-13T09:00, 2026-02-16T08:30",
        "2026-02-16T09:00, 2026-02-23T08:30",
        "2026-02-27T20:00, 2026-02-28T08:30"
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
        "2026-02-16T19:00, 2026-02-23T08:00",
        "2026-02-28T09:00, 2026-02-28T09:00",
        "2026-02-28T18:30, 2026-03-02T08:00"
    })
    void inWorkingHoursIfTheyWantThat(LocalDateTime now, LocalDateTime then) {
        assertThat(timetable.atOnce(
                        preference(null, null, true), now.atZone(ZONE).toInstant()))
                .isEqualTo(then.atZone(ZONE).toInstant());
    }

    private static Preference preference(
            @Nullable LocalTime quietFrom, @Nullable LocalTime quietUntil, boolean workingHours) {
        return new Preference("zh", Map.of(), LocalTime.of(8, 30), quietFrom, quietUntil, workingHours);
    }
}
