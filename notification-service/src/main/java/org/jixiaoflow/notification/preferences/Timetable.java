package org.jixiaoflow.notification.preferences;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jixiaoflow.support.calendar.WorkingCalendar;

/** When somebody is to be told: by their quiet hours, the county's working hours, and the time of their digest. */
final class Timetable {

    private static final int MOST_ROUNDS = 40;

    private final WorkingCalendar calendar;
    private final LocalTime begin;
    private final LocalTime end;

    Timetable(WorkingCalendar calendar, LocalTime begin, LocalTime end) {
        this.calendar = calendar;
        this.begin = begin;
        this.end = end;
    }

    /** The next digest: on working days, at the person's time. */
    Instant digest(Preference preference, Instant now) {
        var local = now.atZone(calendar.zone());
        var first = local.toLocalTime().isBefore(preference.digestAt())
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        return at(calendar.onOrAfter(first), preference.digestAt());
    }

    /** The first moment from {@code now} on that isn't quiet and, if they want that, is in working hours. */
    Instant atOnce(Preference preference, Instant now) {
        var moment = now;
        // Quiet hours may begin in working hours, and end outside: what one rule says the other may not like.
        for (var rounds = 0; rounds < MOST_ROUNDS; rounds++) {
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
        var local = moment.atZone(calendar.zone());
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
        var local = moment.atZone(calendar.zone());
        var day = local.toLocalDate();
        var time = local.toLocalTime();
        if (calendar.isWorkingDay(day)) {
            if (time.isBefore(begin)) {
                return at(day, begin);
            }
            if (time.isBefore(end)) {
                return moment;
            }
        }
        return at(calendar.after(day, 1), begin);
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(calendar.zone()).toInstant();
    }
}
