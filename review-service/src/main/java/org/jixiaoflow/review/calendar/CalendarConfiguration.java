package org.jixiaoflow.review.calendar;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    private static final String SHIPPED = "classpath:holidays/*.json";

    @Bean
    WorkingCalendar workingCalendar(CalendarSettings settings) throws IOException {
        var notices = new HashMap<Integer, HolidayNotice>();
        read(SHIPPED, notices);
        var holidays = settings.holidays();
        if (holidays != null) {
            read(holidays.toUri() + "/*.json", notices);
        }
        return new WorkingCalendar(settings.zone(), notices.values());
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
