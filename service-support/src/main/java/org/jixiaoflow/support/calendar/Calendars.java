package org.jixiaoflow.support.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Calendars made of notices in files, a file a year: those that are shipped, and a county's own. */
public final class Calendars {

    private static final String SHIPPED = "classpath:holidays/*.json";

    private Calendars() {}

    /**
     * A county's calendar.
     *
     * @param holidays a directory whose notices add to those that are shipped or take their place; null if there is none
     */
    public static WorkingCalendar read(ZoneId zone, @Nullable Path holidays) {
        var notices = new HashMap<Integer, HolidayNotice>();
        try {
            read(SHIPPED, notices);
            if (holidays != null) {
                read(holidays.toUri() + "/*.json", notices);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WorkingCalendar(zone, notices.values());
    }

    private static void read(String pattern, Map<Integer, HolidayNotice> notices) throws IOException {
        for (var file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
            var notice = read(file);
            notices.put(notice.year(), notice);
        }
    }

    private static HolidayNotice read(Resource file) throws IOException {
        try (var content = file.getInputStream()) {
            return JsonMapper.shared().readValue(content, HolidayNotice.class);
        } catch (JacksonException | NullPointerException e) {
            throw new IllegalStateException(
                    "%s is no notice of holidays with year, papers and days".formatted(file.getDescription()), e);
        }
    }
}
