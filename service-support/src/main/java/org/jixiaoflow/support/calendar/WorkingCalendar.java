package org.jixiaoflow.support.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Working days (工作日): Monday to Friday, but for the holidays of the State Council's notices and the days that make up for them. Of a year
 * without a notice only the weekends are known; what is counted with its days is provisional.
 */
public final class WorkingCalendar {

    private final ZoneId zone;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private final Map<LocalDate, Boolean> offDays = new HashMap<>();
    private final Set<Integer> known = new HashSet<>();

    /**
     * A calendar of a zone.
     *
     * @param notices at most one a year
     */
    WorkingCalendar(ZoneId zone, Collection<HolidayNotice> notices) {
        this.zone = zone;
        for (var notice : notices) {
            known.add(notice.year());
            notice.days().forEach(day -> offDays.put(day.date(), day.isOffDay()));
        }
    }

    /** Whether something may be due on that day: one of the years that forms are of. Others are slips, and some are beyond what can be kept. */
    public static boolean has(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }

    /** The zone in which its days begin at midnight. */
    public ZoneId zone() {
        return zone;
    }

    /** The day it is there at a moment. */
    public LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** The first moment of a day there. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The last second of a day there. */
    public Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1)).minusSeconds(1);
    }

    /** That day if it is worked on, else the first one after it that is: a period doesn't end on a holiday (民法典 203). */
    public LocalDate onOrAfter(LocalDate day) {
        return isWorkingDay(day) ? day : after(day, 1);
    }

    /** Whether people work on that day. */
    public boolean isWorkingDay(LocalDate day) {
        var weekday = day.getDayOfWeek();
        return !offDays.getOrDefault(day, weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY);
    }

    /** Whether a day between the two, themselves included, is of a year whose notice isn't known. */
    public boolean isProvisional(LocalDate from, LocalDate to) {
        for (var year = from.getYear(); year <= to.getYear(); year++) {
            if (!known.contains(year)) {
                return true;
            }
        }
        return false;
    }

    /** The last year whose notice is known; what is counted with days after it is provisional. */
    public OptionalInt lastKnownYear() {
        return known.stream().mapToInt(Integer::intValue).max();
    }

    /**
     * The day on which so many working days have gone by.
     *
     * @param workingDays at least 1; the day itself doesn't count
     */
    public LocalDate after(LocalDate day, int workingDays) {
        var last = day;
        for (var left = workingDays; left > 0; left -= isWorkingDay(last) ? 1 : 0) {
            last = last.plusDays(1);
        }
        return last;
    }

    /**
     * The day from which so many working days lead to that one.
     *
     * @param workingDays at least 1
     */
    public LocalDate before(LocalDate day, int workingDays) {
        var first = day;
        for (var left = workingDays; left > 0; left -= isWorkingDay(first) ? 1 : 0) {
            first = first.minusDays(1);
        }
        return first;
    }

    /** Working days after a day up to another, which counts. */
    public int workingDays(LocalDate after, LocalDate upTo) {
        return after.isBefore(upTo)
                ? (int) after.plusDays(1)
                        .datesUntil(upTo.plusDays(1))
                        .filter(this::isWorkingDay)
                        .count()
                : 0;
    }

    /** Working days since then, today included and the day itself not: 0 for what came in today. */
    public int between(Instant since, Instant now) {
        return workingDays(dayOf(since), dayOf(now));
    }

    /** The moment before which what has waited so many working days came in. */
    public Instant ago(int workingDays, Instant now) {
        var day = dayOf(now);
        for (var left = workingDays; left > 0; day = day.minusDays(1)) {
            left -= isWorkingDay(day) ? 1 : 0;
        }
        return startOf(day.plusDays(1));
    }
}
