package org.jixiaoflow.review.desk;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/** Days people work on: Monday to Friday, whatever the calendar of holidays says. */
final class WorkingDays {

    private static final Set<DayOfWeek> OFF = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private WorkingDays() {}

    /** Working days since then, today included and the day itself not: 0 for what came in today. */
    static int between(Instant since, Instant now, ZoneId zone) {
        var from = since.atZone(zone).toLocalDate();
        var to = now.atZone(zone).toLocalDate();
        return (int) from.plusDays(1)
                .datesUntil(to.isBefore(from) ? from.plusDays(1) : to.plusDays(1))
                .filter(WorkingDays::isOne)
                .count();
    }

    /** The last moment at which what has waited that many working days came in. */
    static Instant ago(int days, Instant now, ZoneId zone) {
        var day = now.atZone(zone).toLocalDate();
        for (var left = days; left > 0; day = day.minusDays(1)) {
            left -= isOne(day) ? 1 : 0;
        }
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static boolean isOne(LocalDate day) {
        return !OFF.contains(day.getDayOfWeek());
    }
}
