package org.jixiaoflow.support.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.operations.Surroundings.Part;
import org.jixiaoflow.support.streams.StreamsApplication;
import org.jixiaoflow.support.streams.StreamsSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Looks at what the service stands on, when somebody asks. */
final class Inspection {

    /** Well below that of whoever asks, who would take the whole service to be down. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Parts parts = new Parts(PATIENCE);
    private final OperationsSettings settings;
    private final StreamLag lag;
    private final BrokerDisks brokers;
    private final ObjectProvider<StreamsApplication> applications;
    private final ObjectProvider<StreamsSettings> streams;
    private final ObjectProvider<WorkingCalendar> calendar;

    Inspection(
            OperationsSettings settings,
            StreamLag lag,
            BrokerDisks brokers,
            ObjectProvider<StreamsApplication> applications,
            ObjectProvider<StreamsSettings> streams,
            ObjectProvider<WorkingCalendar> calendar) {
        this.settings = settings;
        this.lag = lag;
        this.brokers = brokers;
        this.applications = applications;
        this.streams = streams;
        this.calendar = calendar;
    }

    Surroundings look() {
        var look = parts.new Look();
        var asked = applications.stream()
                .map(StreamsApplication::standing)
                .map(standing -> stream(standing, look))
                .toList();
        var disks = disks(look);
        var certificates = settings.certificates().stream()
                .map(file -> look.at(Part.CERTIFICATE, file.getDescription(), () -> Certificates.in(file)))
                .toList();
        var backup = settings.lastBackup();
        var written = backup == null ? null : look.at(Part.BACKUP, backup.toString(), () -> written(backup));
        return new Surroundings(
                asked.stream().map(Supplier::get).toList(),
                all(disks),
                all(certificates),
                calendar.stream()
                        .flatMap(known -> known.lastKnownYear().stream().boxed())
                        .findFirst()
                        .orElse(null),
                written == null ? null : written.get(),
                look.unknown());
    }

    private static <T> List<T> all(List<Supplier<@Nullable List<T>>> looked) {
        return looked.stream()
                .flatMap(each -> Stream.ofNullable(each.get()))
                .flatMap(List::stream)
                .toList();
    }

    private Supplier<Surroundings.Stream> stream(StreamsApplication.Standing standing, Parts.Look look) {
        var behind = look.at(Part.STREAM, standing.name(), () -> lag.of(standing));
        return () -> new Surroundings.Stream(
                standing.name(), standing.state(), standing.failed(), standing.waiting(), behind.get());
    }

    private List<Supplier<@Nullable List<Surroundings.Disk>>> disks(Parts.Look look) {
        var own = directories().stream()
                .distinct()
                .map(directory -> look.at(
                        Part.DISK,
                        directory.toString(),
                        () -> Disks.of(directory).stream().toList()));
        return (settings.brokers() ? Stream.concat(own, Stream.of(look.at(Part.BROKERS, "Kafka", brokers::look))) : own)
                .toList();
    }

    private List<Path> directories() {
        return Stream.concat(settings.disks().stream(), streams.stream().map(StreamsSettings::stateDir))
                .toList();
    }

    private static @Nullable Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException never) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
