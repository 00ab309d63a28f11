package org.jixiaoflow.notification.preferences;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jixiaoflow.schemas.NoticeDefaults;
import org.jixiaoflow.schemas.NoticePreference;
import org.jspecify.annotations.Nullable;

/**
 * How one person hears of notifications.
 *
 * @param own ways they chose, by {@code <kind>/<channel>}
 * @param county ways of those who choose nothing, by the same
 * @param quietFrom from when nothing is sent, until {@code quietUntil}, which may be of the next day; null if it never is quiet
 * @param workingHours whether messages come in working hours only
 */
record Preference(
        String language,
        Map<String, Way> own,
        Map<String, Way> county,
        LocalTime digestAt,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietUntil,
        boolean workingHours) {

    static Preference of(NoticePreference said, Preference defaults) {
        var ways = new HashMap<String, Way>();
        said.getWays().forEach(each -> ways.put(each.getKind() + "/" + each.getChannel(), Way.valueOf(each.getWay())));
        return new Preference(
                said.getLanguage(),
                Map.copyOf(ways),
                defaults.county,
                LocalTime.parse(said.getDigestAt()),
                said.getQuietFrom() == null ? null : LocalTime.parse(said.getQuietFrom()),
                said.getQuietUntil() == null ? null : LocalTime.parse(said.getQuietUntil()),
                said.getWorkingHours());
    }

    /** What a region has for those who choose nothing, in place of what is configured. */
    static Preference of(NoticeDefaults said, Preference configured) {
        var ways = new HashMap<>(configured.county);
        said.getWays().forEach(each -> ways.put(each.getKind() + "/" + each.getChannel(), Way.valueOf(each.getWay())));
        return new Preference(
                configured.language,
                Map.of(),
                Map.copyOf(ways),
                LocalTime.parse(said.getDigestAt()),
                said.getQuietFrom() == null ? null : LocalTime.parse(said.getQuietFrom()),
                said.getQuietUntil() == null ? null : LocalTime.parse(said.getQuietUntil()),
                said.getWorkingHours());
    }

    static String place(Kind kind, String channel) {
        return kind + "/" + channel;
    }

    /** As they chose, else as the county has it. */
    Way way(Kind kind, String channel) {
        return chosen(kind, channel).orElseGet(() -> county(kind, channel));
    }

    Optional<Way> chosen(Kind kind, String channel) {
        return Optional.ofNullable(own.get(place(kind, channel)));
    }

    /** What the county says of the kind, else of what it belongs to, else at once. */
    Way county(Kind kind, String channel) {
        var general = county.getOrDefault(place(kind.general(), channel), Way.AT_ONCE);
        return county.getOrDefault(place(kind, channel), general);
    }

    /** What it has for those who choose nothing, place by place, to be compared; empty is nothing. */
    Map<String, String> told(List<String> channels) {
        var told = new LinkedHashMap<String, String>();
        for (var channel : channels) {
            for (var kind : Kind.values()) {
                told.put("ways/" + place(kind, channel), county(kind, channel).name());
            }
        }
        told.put("digestAt", digestAt.toString());
        told.put("quietFrom", Objects.toString(quietFrom, ""));
        told.put("quietUntil", Objects.toString(quietUntil, ""));
        told.put("workingHours", String.valueOf(workingHours));
        return told;
    }

    Preference in(String other) {
        return new Preference(other, own, county, digestAt, quietFrom, quietUntil, workingHours);
    }
}
