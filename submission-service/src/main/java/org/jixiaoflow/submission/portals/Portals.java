package org.jixiaoflow.submission.portals;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.schemas.RefusedSubmission;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.submission.portals.KnownPortal.Credential;
import org.jixiaoflow.submission.portals.KnownPortal.Source;
import org.jixiaoflow.submission.portals.PortalSettings.Portal;
import org.jixiaoflow.submission.tracking.PortalTraffic;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The portals of a region: those registered for it, those that filed there over REST, and whoever tried without being registered. */
@Component
class Portals {

    private static final int DAYS = 14;

    private final PortalSettings settings;
    private final PortalTraffic traffic;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Portals(PortalSettings settings, PortalTraffic traffic, WorkingCalendar calendar, Clock clock) {
        this.settings = settings;
        this.traffic = traffic;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** All of them, by id. */
    List<KnownPortal> of(String region) {
        var filers = traffic.filers(region).stream().collect(toMap(PortalTraffic.Filer::portalId, filer -> filer));
        var days = traffic.days(region, calendar.zone()).stream().collect(groupingBy(PortalTraffic.Day::portalId));
        var ids = new TreeSet<>(days.keySet());
        settings.portals().forEach((id, portal) -> {
            if (isFor(portal, region)) {
                ids.add(id);
            }
        });
        return ids.stream()
                .flatMap(id -> portal(id, region, filers, days.getOrDefault(id, List.of())).stream())
                .toList();
    }

    private Optional<KnownPortal> portal(
            String id, String region, Map<String, PortalTraffic.Filer> filers, List<PortalTraffic.Day> days) {
        var registered = settings.portals().get(id);
        var filer = filers.get(id);
        var unnamedToo = unnamedToo(registered, region);
        var counted = days.stream()
                .map(day -> unnamedToo ? day : withoutUnnamed(day))
                .filter(day -> day.taken() + day.refused() + day.unnamed() > 0)
                .toList();
        if (counted.isEmpty() && (registered == null || !isFor(registered, region))) {
            return Optional.empty();
        }
        var source = registered != null ? Source.CONFIGURATION : filer != null ? Source.JOURNAL : Source.REFUSALS;
        return Optional.of(new KnownPortal(
                id,
                registered != null ? registered.name() : filer != null ? filer.name() : id,
                source,
                registered != null ? registered.regions() : filer != null ? List.of(region) : List.of(),
                registered != null ? registered.departments() : filer != null ? filer.departments() : List.of(),
                source == Source.JOURNAL ? null : Topics.portalSubmissions(id).name(),
                registered == null
                        ? null
                        : Credential.of(registered.credentialIssuedOn(), registered.credentialExpiresOn(), today()),
                counted.stream().mapToLong(PortalTraffic.Day::taken).sum(),
                counted.stream().mapToLong(day -> day.refused() + day.unnamed()).sum(),
                counted.stream()
                        .map(PortalTraffic.Day::last)
                        .max(Instant::compareTo)
                        .orElse(null),
                lately(counted)));
    }

    /** What names no form belongs to each region of its portal; of whom nobody registered, to whoever looks. */
    private static boolean unnamedToo(@Nullable Portal registered, String region) {
        return registered == null || isFor(registered, region);
    }

    private static boolean isFor(Portal portal, String region) {
        return new Regions(portal.regions()).cover(region);
    }

    /** The time of the last is the other kind's, too; that is as near as it gets. */
    private static PortalTraffic.Day withoutUnnamed(PortalTraffic.Day day) {
        return new PortalTraffic.Day(day.portalId(), day.day(), day.taken(), day.refused(), 0, day.last());
    }

    private List<KnownPortal.Day> lately(List<PortalTraffic.Day> counted) {
        var today = today();
        return Stream.iterate(today.minusDays(DAYS - 1L), day -> !day.isAfter(today), day -> day.plusDays(1))
                .map(day -> {
                    var its = counted.stream()
                            .filter(each -> each.day().equals(day))
                            .toList();
                    return new KnownPortal.Day(
                            day,
                            its.stream().mapToLong(PortalTraffic.Day::taken).sum(),
                            its.stream()
                                    .mapToLong(each -> each.refused() + each.unnamed())
                                    .sum());
                })
                .toList();
    }

    private LocalDate today() {
        return calendar.dayOf(clock.instant());
    }

    /** What was refused of a portal about forms of a region, newest first. */
    Page<PortalRefusal> refusals(String id, String region, Paging paging) {
        Page<RefusedSubmission> refused =
                traffic.refusals(id, region, unnamedToo(settings.portals().get(id), region), paging);
        return refused.with(refused.items().stream().map(PortalRefusal::of).toList());
    }

    @Nullable Instant asOf() {
        return traffic.asOf();
    }
}
