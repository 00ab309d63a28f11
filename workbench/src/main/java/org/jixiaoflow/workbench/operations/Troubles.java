package org.jixiaoflow.workbench.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.DeliveryState;
import org.jixiaoflow.workbench.services.DeadLetters;
import org.jixiaoflow.workbench.services.Deliveries;
import org.jixiaoflow.workbench.services.Operations;
import org.jixiaoflow.workbench.services.Panel;
import org.jspecify.annotations.Nullable;

/** What isn't well of all that is known, the worst first. */
final class Troubles {

    /** What comes in while one looks isn't behind. */
    static final long MANY = 1000;

    private static final long SCARCE = 20;
    private static final long FULL = 10;
    private static final Duration BACKUP_WITHIN = Duration.ofDays(8);
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
    /** The State Council's notice of next year comes by then. */
    private static final Month NOTICE = Month.NOVEMBER;

    private static final Comparator<Trouble> WORST_FIRST =
            Comparator.comparing((Trouble trouble) -> trouble.bad()).reversed();

    private final Instant now;
    private final LocalDate today;

    Troubles(Instant now, LocalDate today) {
        this.now = now;
        this.today = today;
    }

    List<Trouble> of(List<Checked> services, Panel<DeadLetters.Counts> letters, Panel<Deliveries.Sums> deliveries) {
        return Stream.of(
                        services.stream()
                                .filter(Checked::isDown)
                                .map(down -> Trouble.bad("down", "views", down.service())),
                        services.stream()
                                .filter(Checked::hidesViews)
                                .map(each -> Trouble.minor("unknown.views", "views", each.service())),
                        services.stream()
                                .filter(Checked::hidesGround)
                                .map(each -> Trouble.minor("unknown.ground", "ground", each.service())),
                        known(services)
                                .flatMap(each -> each.unknown().stream())
                                .distinct()
                                .map(Troubles::unknown),
                        known(services).flatMap(each -> each.streams().stream()).flatMap(this::stream),
                        services.stream()
                                .flatMap(each -> Stream.ofNullable(each.views().value()))
                                .flatMap(List::stream)
                                .flatMap(this::view),
                        letters(letters.value()),
                        deliveries(deliveries.value()),
                        disks(services),
                        known(services)
                                .flatMap(each -> each.certificates().stream())
                                .distinct()
                                .flatMap(this::certificate),
                        calendar(services),
                        backup(services))
                .flatMap(troubles -> troubles)
                .sorted(WORST_FIRST)
                .toList();
    }

    private static Stream<Operations.Surroundings> known(List<Checked> services) {
        return services.stream()
                .flatMap(each -> Stream.ofNullable(each.surroundings().value()));
    }

    private static Trouble unknown(Operations.Unknown unknown) {
        return Trouble.minor(
                "unknown." + unknown.part(), unknown.part().equals("STREAM") ? "streams" : "ground", unknown.what());
    }

    private Stream<Trouble> stream(Operations.Stream stream) {
        if (!stream.runs()) {
            return Stream.of(Trouble.bad("stream.stopped", "streams", stream.name(), stream.state()));
        }
        if (stream.waitingThreads() > 0) {
            return Stream.of(Trouble.bad("stream.waiting", "streams", stream.name(), stream.waitingThreads()));
        }
        return stream.behind() != null && stream.behind() > MANY
                ? Stream.of(Trouble.minor("stream.behind", "streams", stream.name(), stream.behind()))
                : Stream.empty();
    }

    private Stream<Trouble> view(Operations.View view) {
        if (view.refilling()) {
            return Stream.of(Trouble.minor("view.refilling", "views", view.name(), view.percent()));
        }
        return view.behind() > MANY
                ? Stream.of(Trouble.minor("view.behind", "views", view.name(), view.behind()))
                : Stream.empty();
    }

    private static Stream<Trouble> letters(DeadLetters.@Nullable Counts counts) {
        return counts == null || counts.total() == 0
                ? Stream.empty()
                : Stream.of(Trouble.minor("letters", "letters", counts.total()));
    }

    /** Those that failed are tried again by themselves; those given up aren't. */
    private static Stream<Trouble> deliveries(Deliveries.@Nullable Sums sums) {
        if (sums == null) {
            return Stream.empty();
        }
        var failed = sums.items().stream()
                .filter(sum -> sum.state() == DeliveryState.FAILED)
                .mapToLong(Deliveries.Sum::count)
                .sum();
        return Stream.of(
                        deliveries("deliveries", failed),
                        deliveries("deliveries.given-up", sums.givenUp()),
                        deliveries("deliveries.nobody", sums.unreachable()))
                .flatMap(trouble -> trouble);
    }

    private static Stream<Trouble> deliveries(String code, long count) {
        return count == 0 ? Stream.empty() : Stream.of(Trouble.minor(code, "deliveries", count));
    }

    /** Directories as large and as full are taken to be on the same disk, which is told once. */
    private Stream<Trouble> disks(List<Checked> services) {
        var disks = new LinkedHashMap<List<Long>, Operations.Disk>();
        known(services)
                .flatMap(each -> each.disks().stream())
                .forEach(disk -> disks.putIfAbsent(List.of(disk.total(), disk.percentFree()), disk));
        return disks.values().stream().flatMap(this::disk);
    }

    private Stream<Trouble> disk(Operations.Disk disk) {
        if (disk.percentFree() < FULL) {
            return Stream.of(Trouble.bad("disk", "ground", disk.directory(), disk.percentFree()));
        }
        return disk.percentFree() < SCARCE
                ? Stream.of(Trouble.minor("disk", "ground", disk.directory(), disk.percentFree()))
                : Stream.empty();
    }

    private Stream<Trouble> certificate(Operations.Certificate certificate) {
        if (certificate.until().isBefore(now)) {
            return Stream.of(Trouble.bad("certificate.over", "ground", certificate.subject()));
        }
        return certificate.until().isBefore(now.plus(RENEWED_BEFORE))
                ? Stream.of(Trouble.minor(
                        "certificate",
                        "ground",
                        certificate.subject(),
                        Duration.between(now, certificate.until()).toDays()))
                : Stream.empty();
    }

    private Stream<Trouble> calendar(List<Checked> services) {
        var last = calendarYear(services);
        var needed = today.getMonth().compareTo(NOTICE) >= 0 ? today.getYear() + 1 : today.getYear();
        return last == null || last >= needed
                ? Stream.empty()
                : Stream.of(
                        last < today.getYear()
                                ? Trouble.bad("calendar", "ground", String.valueOf(last + 1))
                                : Trouble.minor("calendar", "ground", String.valueOf(last + 1)));
    }

    private Stream<Trouble> backup(List<Checked> services) {
        var last = lastBackup(services);
        if (last != null) {
            return last.isBefore(now.minus(BACKUP_WITHIN))
                    ? Stream.of(Trouble.minor(
                            "backup.old", "ground", Duration.between(last, now).toDays()))
                    : Stream.empty();
        }
        return services.stream().anyMatch(each -> each.surroundings().value() != null)
                ? Stream.of(Trouble.minor("backup.none", "ground"))
                : Stream.empty();
    }

    /** The earliest of the last years that services know: each counts days by its own calendar. */
    static @Nullable Integer calendarYear(List<Checked> services) {
        return known(services)
                .map(Operations.Surroundings::calendarYear)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    static @Nullable Instant lastBackup(List<Checked> services) {
        return known(services)
                .map(Operations.Surroundings::lastBackup)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
