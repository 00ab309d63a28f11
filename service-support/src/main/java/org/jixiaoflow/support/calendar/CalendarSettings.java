package org.jixiaoflow.support.calendar;

import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The county's calendar.
 *
 * @param zone in which a day begins at midnight
 * @param holidays a directory with a file a year, {@code 2027.json}, that add to those that are shipped or take their place
 */
@ConfigurationProperties("jixiao.calendar")
record CalendarSettings(
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @Nullable Path holidays) {}
