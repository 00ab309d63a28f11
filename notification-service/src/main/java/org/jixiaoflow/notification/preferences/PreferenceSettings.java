package org.jixiaoflow.notification.preferences;

import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people hear of notifications who chose nothing, and when the county works.
 *
 * @param ways by kind, by channel: AT_ONCE, DIGEST or NEVER; a reminder's kind of which nothing is said comes as TO_DO, or as TO_KNOW if others are
 *     late, and those come at once
 * @param digestAt when the digest of a working day is sent
 * @param workingHours whether messages come in working hours only
 * @param begin of working hours
 * @param end of working hours
 */
@Validated
@ConfigurationProperties("jixiao.preferences")
record PreferenceSettings(
        @DefaultValue Map<Kind, Map<String, Way>> ways,
        @NotNull @DefaultValue("08:30") LocalTime digestAt,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietUntil,
        @DefaultValue("false") boolean workingHours,
        @NotNull @DefaultValue("08:00") LocalTime begin,
        @NotNull @DefaultValue("18:00") LocalTime end) {

    Preference defaults() {
        var flat = new HashMap<String, Way>();
        ways.forEach(
                (kind, channels) -> channels.forEach((channel, way) -> flat.put(Preference.place(kind, channel), way)));
        return new Preference("zh", Map.of(), Map.copyOf(flat), digestAt, quietFrom, quietUntil, workingHours);
    }
}
