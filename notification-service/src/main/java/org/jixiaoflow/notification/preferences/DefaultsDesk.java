package org.jixiaoflow.notification.preferences;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.NoticeDefaults;
import org.jixiaoflow.schemas.NoticeWay;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.web.Precondition;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Publishes what a region has for those who choose nothing, version after version. */
final class DefaultsDesk {

    private static final int LONGEST_REASON = 500;
    private static final List<String> CHANNELS = PreferenceController.PERSONAL;

    private final RegionalDefaults defaults;
    private final Publisher publisher;
    private final Clock clock;

    DefaultsDesk(RegionalDefaults defaults, Publisher publisher, Clock clock) {
        this.defaults = defaults;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** What holds in a region, and what was said last. */
    DefaultsBody of(String region) {
        var versions = defaults.versions(region);
        return DefaultsBody.of(
                region, defaults.of(region), versions.isEmpty() ? null : versions.get(versions.size() - 1));
    }

    /** What was said in a region, newest first, each with what it changed. */
    List<DefaultsVersion> versions(String region) {
        var versions = defaults.versions(region);
        return IntStream.iterate(versions.size() - 1, at -> at >= 0, at -> at - 1)
                .mapToObj(at -> DefaultsVersion.of(
                        versions.get(at),
                        at == 0 ? defaults.configured() : preference(versions.get(at - 1)),
                        preference(versions.get(at))))
                .toList();
    }

    private Preference preference(NoticeDefaults said) {
        return Preference.of(said, defaults.configured());
    }

    /**
     * Publishes a version as the one after what the administrator saw. Asked for once more it changes nothing.
     *
     * @throws Problem 409 or 412 if others came in between, 422 with the place of what can't be
     */
    NoticeDefaults change(String region, DefaultsRequest asked, Precondition seen, Actor by) {
        var version = seen.version();
        if (version == null) {
            throw new Problem(HttpStatus.PRECONDITION_REQUIRED, "VERSION_REQUIRED")
                    .saying("problem.version-of-defaults")
                    .at("/version");
        }
        check(asked);
        var versions = defaults.versions(region);
        if (version > versions.size()) {
            throw stale(seen, versions.size());
        }
        var next = next(region, asked, Math.toIntExact(version + 1), by);
        if (version < versions.size()) {
            return repeated(versions.get(version.intValue()), next, seen, versions.size());
        }
        if (preference(next).told(CHANNELS).equals(defaults.of(region).told(CHANNELS))) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "NOTHING_CHANGED").saying("problem.same-defaults");
        }
        publisher.send(Topics.NOTICE_DEFAULTS, region, next).join();
        var published = defaults.awaited(region, next.getVersion())
                .orElseThrow(() -> new IllegalStateException(
                        "Version %d of %s did not arrive in time".formatted(next.getVersion(), region)));
        return published.equals(next)
                ? published
                : repeated(published, next, seen, defaults.versions(region).size());
    }

    /** The first thing that can't be, with its place. */
    private static void check(DefaultsRequest asked) {
        for (var at = 0; at < asked.ways().size(); at++) {
            var change = asked.ways().get(at);
            if (!CHANNELS.contains(change.channel())) {
                throw invalid("UNKNOWN_CHANNEL", "/ways/%d/channel".formatted(at), change.channel());
            }
            if (change.way() == Way.NEVER && change.kind().isMandatory()) {
                throw invalid("MANDATORY_NOTICE", "/ways/%d/way".formatted(at));
            }
        }
        if ((asked.quietFrom() == null) != (asked.quietUntil() == null)) {
            throw invalid("INVALID_QUIET_HOURS", asked.quietFrom() == null ? "/quietFrom" : "/quietUntil");
        }
        if (asked.why().isEmpty() || asked.why().length() > LONGEST_REASON) {
            throw invalid("NO_REASON", "/reason", LONGEST_REASON);
        }
    }

    private static Problem invalid(String code, String pointer, Object... arguments) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, code, arguments).at(pointer);
    }

    /** What is left out stays as it is. */
    private NoticeDefaults next(String region, DefaultsRequest asked, int version, Actor by) {
        return NoticeDefaults.newBuilder()
                .setRegionCode(region)
                .setVersion(version)
                .setWays(ways(defaults.of(region), asked))
                .setDigestAt(text(asked.digestAt()))
                .setQuietFrom(asked.quietFrom() == null ? null : text(asked.quietFrom()))
                .setQuietUntil(asked.quietUntil() == null ? null : text(asked.quietUntil()))
                .setWorkingHours(asked.workingHours())
                .setReason(asked.why())
                .setChangedBy(by)
                .setChangedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    private static List<NoticeWay> ways(Preference holds, DefaultsRequest asked) {
        var changed = asked.ways().stream()
                .collect(toMap(
                        change -> Preference.place(change.kind(), change.channel()),
                        DefaultsRequest.Change::way,
                        (one, other) -> other));
        return CHANNELS.stream()
                .flatMap(channel -> Stream.of(Kind.values())
                        .map(kind -> new NoticeWay(
                                kind.name(),
                                channel,
                                changed.getOrDefault(Preference.place(kind, channel), holds.county(kind, channel))
                                        .name())))
                .toList();
    }

    private static String text(LocalTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private NoticeDefaults repeated(NoticeDefaults there, NoticeDefaults asked, Precondition seen, int newest) {
        if (there.getChangedBy().getId().equals(asked.getChangedBy().getId())
                && there.getReason().equals(asked.getReason())
                && preference(there).told(CHANNELS).equals(preference(asked).told(CHANNELS))) {
            return there;
        }
        throw stale(seen, newest);
    }

    private static Problem stale(Precondition seen, int newest) {
        return new Problem(seen.failed(), "STALE_DEFAULTS", newest)
                .at(seen.inHeader() ? HttpHeaders.IF_MATCH : "/version");
    }
}
