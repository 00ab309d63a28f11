package org.jixiaoflow.support.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The county's calendar")
class WorkingCalendarTest {

    private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");

    @TempDir
    private Path directory;

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
    @DisplayName("counts from the day after, weekends left out")
    void countsWeekdays(LocalDateTime since, LocalDateTime now, int days) {
        assertThat(shipped()
                        .between(
                                since.atZone(COUNTY).toInstant(),
                                now.atZone(COUNTY).toInstant()))
                .isEqualTo(days);
    }

    /** The spring festival of 2025: 28 January to 4 February, made up for on Sunday 26 January and Saturday 8 February. */
    @ParameterizedTest
    @CsvSource({
        "2025-01-24, 1, 2025-01-26",
        "2025-01-24, 2, 2025-01-27",
        "2025-01-24, 3, 2025-02-05",
        "2025-02-07, 1, 2025-02-08",
        "2025-02-07, 2, 2025-02-10",
        "2025-09-30, 1, 2025-10-09",
        "2025-09-30, 3, 2025-10-11",
        "2026-02-13, 1, 2026-02-14",
        "2026-02-14, 1, 2026-02-24",
    })
    @DisplayName("leaves holidays out and counts the days that make up for them")
    void knowsHolidays(LocalDate day, int workingDays, LocalDate due) {
        assertThat(shipped().after(day, workingDays)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "5", "9"})
    @DisplayName("says from when on so many days are counted")
    void ago(int days) {
        var calendar = shipped();
        for (var now = LocalDateTime.parse("2025-01-20T12:00"); now.getDayOfMonth() < 31; now = now.plusDays(1)) {
            var today = now.atZone(COUNTY).toInstant();
            var then = calendar.ago(days, today);

            assertThat(calendar.between(then.minusMillis(1), today)).isGreaterThanOrEqualTo(days);
            assertThat(calendar.between(then, today)).isLessThanOrEqualTo(days);
        }
    }

    @Test
    @DisplayName("knows the years 2024 to 2026 and calls others provisional")
    void isProvisional() {
        var calendar = shipped();

        assertThat(calendar.isProvisional(LocalDate.parse("2024-01-01"), LocalDate.parse("2026-12-31")))
                .isFalse();
        assertThat(calendar.isProvisional(LocalDate.parse("2026-12-30"), LocalDate.parse("2027-01-05")))
                .isTrue();
        assertThat(calendar.isProvisional(LocalDate.parse("2023-12-29"), LocalDate.parse("2024-01-02")))
                .isTrue();
    }

    @Test
    @DisplayName("takes later years from a directory")
    void readsDirectory() throws IOException {
        Files.writeString(directory.resolve("2027.json"), """
                {"$schema": "…", "year": 2027, "papers": [], "days": [
                  {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
                  {"name": "元旦", "date": "2027-01-03", "isOffDay": false}]}
                """);

        var calendar = calendar(directory);

        assertThat(calendar.isWorkingDay(LocalDate.parse("2027-01-01"))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.parse("2027-01-03"))).isTrue();
        assertThat(calendar.isProvisional(LocalDate.parse("2026-01-01"), LocalDate.parse("2027-12-31")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"{", "[]", "{\"year\": 2027}"})
    @DisplayName("names the file that is no notice")
    void refusesOtherFiles(String content) throws IOException {
        Files.writeString(directory.resolve("2027.json"), content);

        assertThatIllegalStateException().isThrownBy(() -> calendar(directory)).withMessageContaining("2027.json");
    }

    private static WorkingCalendar shipped() {
        return calendar(null);
    }

    private static WorkingCalendar calendar(@Nullable Path holidays) {
        return Calendars.read(COUNTY, holidays);
    }
}
