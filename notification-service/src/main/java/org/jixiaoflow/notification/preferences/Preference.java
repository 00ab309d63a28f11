package org.jixiaoflow.notification.preferences;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.jixiaoflow.schemas.NoticePreference;
import org.jspecify.annotations.Nullable;

/**
 * How one person hears of notifications.
 *
 * @param ways by {@code <kind>/<channel>}
 * @param quietFrom from when nothing is sent, until {@code quietUntil}, which may be of the next day; null if it never is quiet
 * @param workingHours whether messages come in working hours only
 */
record Preference(
        String language,
        Map<String, Way> ways,
        LocalTime digestAt,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietUntil,
        boolean workingHours) {

    static Preference of(NoticePreference said, Preference defaults) {
        var ways = new HashMap<>(defaults.ways);
        said.getWays().forEach(each -> ways.put(each.getKind() + "/" + each.getChannel(), Way.valueOf(each.getWay())));
        return new Preference(
                said.getLanguage(),
                Map.copyOf(ways),
                LocalTime.parse(said.getDigestAt()),
                said.getQuietFrom() == null ? null : LocalTime.parse(said.getQuietFrom()),
                said.getQuietUntil() == null ? null : LocalTime.parse(said.getQuietUntil()),
                said.getWorkingHours());
    }

    static String place(Kind kind, String channel) {
        return kind + "/" + channel;
    }

    Way way(Kind kind, String channel) {
        return ways.getOrDefault(place(kind, channel), Way.AT_ONCE);
    }

    Preference in(String other) {
        return new Preference(other, ways, digestAt, quietFrom, quietUntil, workingHours);
    }
}
