package org.jixiaoflow.notification.preferences;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Predicate;

/** When somebody is to be told: by their quiet hours, the county's working hours, and the time of their digest. */
final class Timetable {

    private static final int LOOKED_AHEAD = 40;

    private final ZoneId zone;
    private final Predicate<LocalDate> workingDays;
    private final LocalTime begin;
    private final LocalTime end;

    Timetable(ZoneId zone, Predicate<LocalDate> workingDays, LocalTime begin, LocalTime end) {
        this.zone = zone;
        this.workingDays = workingDays;
        this.begin = begin;
        this.end = end;
    }

    /** The next digest: on working days, at the person's time. */
    Instant digest(Preference preference, Instant now) {
        var local = now.atZone(zone);
        var first = local.toLocalTime().isBefore(preference.digestAt())
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        return at(workingDay(first), preference.digestAt());
    }

    /** The first moment from {@code now} on that isn't quiet and, if they want that, is in working hours. */
    Instant atOnce(Preference preference, Instant now) {
        var moment = now;
        // Quiet hours may begin in working hours, and end outside: what one rule says the other may not like.
        for (var rounds = 0; rounds < LOOKED_AHEAD; rounds++) {
            var loud = afterQuietHours(preference, moment);
            var next = preference.workingHours() ? inWorkingHours(loud) : loud;
            if (next.equals(moment)) {
                return moment;
            }
            moment = next;
        }
        return moment;
    }

    private Instant afterQuietHours(Preference preference, Instant moment) {
        var from = preference.quietFrom();
        var until = preference.quietUntil();
        if (from == null || until == null || from.equals(until)) {
            return moment;
        }
        var local = moment.atZone(zone);
        var time = local.toLocalTime();
        var overMidnight = from.isAfter(until);
        var quiet = overMidnight
                ? !time.isBefore(from) || time.isBefore(until)
                : !time.isBefore(from) && time.isBefore(until);
        if (!quiet) {
            return moment;
        }
        var day = overMidnight && !time.isBefore(from) ? local.toLocalDate().plusDays(1) : local.toLocalDate();
        return at(day, until);
    }

    private Instant inWorkingHours(Instant moment) {
        var local = moment.atZone(zone);
        var day = local.toLocalDate();
        var time = local.toLocalTime();
        if (workingDays.test(day)) {
            if (time.isBefore(begin)) {
                return at(day, begin);
            }
            if (time.isBefore(end)) {
                return moment;
            }
        }
        return at(workingDay(day.plusDays(1)), begin);
    }

    private LocalDate workingDay(LocalDate first) {
        return first.datesUntil(first.plusDays(LOOKED_AHEAD))
                .filter(workingDays)
                .findFirst()
                .orElse(first);
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
