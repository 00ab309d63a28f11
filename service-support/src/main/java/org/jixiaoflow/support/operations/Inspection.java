package org.jixiaoflow.support.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.streams.StreamsApplication;
import org.jixiaoflow.support.streams.StreamsSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Looks at what the service stands on, when somebody asks. */
final class Inspection {

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
        return new Surroundings(
                applications.stream()
                        .map(StreamsApplication::standing)
                        .map(this::stream)
                        .toList(),
                disks(),
                Certificates.in(settings.certificates()),
                calendar.stream()
                        .flatMap(known -> known.lastKnownYear().stream().boxed())
                        .findFirst()
                        .orElse(null),
                settings.lastBackup() == null ? null : written(settings.lastBackup()));
    }

    private Surroundings.Stream stream(StreamsApplication.Standing standing) {
        return new Surroundings.Stream(
                standing.name(), standing.state(), standing.failed(), standing.waiting(), lag.of(standing));
    }

    private List<Surroundings.Disk> disks() {
        var own = Disks.of(directories());
        return settings.brokers()
                ? Stream.concat(own.stream(), brokers.look().stream()).toList()
                : own;
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
