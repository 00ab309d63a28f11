package org.jixiaoflow.review.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;

/** The calendar as it is shipped: holidays of 2024 to 2026. */
public final class Calendars {

    private Calendars() {}

    public static WorkingCalendar shipped() {
        try {
            return new CalendarConfiguration().workingCalendar(new CalendarSettings(ZoneId.of("Asia/Shanghai"), null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
