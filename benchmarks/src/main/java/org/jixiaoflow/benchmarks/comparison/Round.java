package org.jixiaoflow.benchmarks.comparison;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import org.jixiaoflow.benchmarks.load.Journey;
import org.jspecify.annotations.Nullable;

/**
 * One contestant's run of one round.
 *
 * @param forms that were taken all the way
 * @param seconds it took
 * @param formsPerSecond all the way, views included
 * @param decidedPerSecond up to the score
 * @param recordsPerSecond to all topics and changelogs
 * @param cpuMillisPerForm of everything together, the load's own included
 * @param startSeconds from nothing to ready
 * @param megabytes of memory in all its processes, database and registry included, and the load
 * @param perForm what it wrote and keeps for each form; null where nobody looked
 */
public record Round(
        int forms,
        double seconds,
        double formsPerSecond,
        double decidedPerSecond,
        double commandsPerSecond,
        double recordsPerSecond,
        double cpuMillisPerForm,
        double startSeconds,
        double megabytes,
        @Nullable Footprint perForm) {

    private static final double NANOS = 1e9;
    private static final double MEBIBYTE = 1024.0 * 1024;

    /** Told how many of how many forms are through. */
    @FunctionalInterface
    public interface Progress {
        void through(int forms, int of);
    }

    /** Runs it on an empty directory, after some forms that don't count. */
    public static Round run(Contestant contestant, Path data, Length length, Progress progress) {
        var begun = System.nanoTime();
        try (var running = contestant.start(data)) {
            return of(running, Duration.ofNanos(System.nanoTime() - begun), length, progress);
        }
    }

    /** Runs one that took so long to start and hasn't taken any form yet. */
    static Round of(Contestant.Running running, Duration started, Length length, Progress progress) {
        var warmUp = length.warmUp();
        var warm = running.take(0, warmUp, through -> progress.through(through, warmUp));
        var forms = length.forms(warmUp / seconds(warm.written()));
        var footprint = running.footprint();
        var cpu = running.cpu();
        var records = running.records();
        var laps = running.take(warmUp, forms, through -> progress.through(through, forms));
        var used = running.cpu().minus(cpu);
        var memory = running.memory();
        return new Round(
                forms,
                seconds(laps.written()),
                forms / seconds(laps.written()),
                forms / seconds(laps.decided()),
                Journey.commands(warmUp, forms) / seconds(laps.written()),
                (running.records() - records) / seconds(laps.written()),
                used.toNanos() / 1e6 / forms,
                seconds(started),
                memory / MEBIBYTE,
                footprint == null ? null : requireNonNull(running.footprint()).since(footprint, forms));
    }

    /**
     * How long a round is.
     *
     * @param warmUp forms that don't count
     * @param fixed forms that count; null for as many as take the window
     * @param window seconds that it is to take at least
     */
    public record Length(int warmUp, @Nullable Integer fixed, int window) {

        /** Code is still being compiled when the warm-up ends, so a round is quicker. */
        private static final double QUICKER = 1.3;

        int forms(double perSecond) {
            return fixed != null ? fixed : (int) Math.ceil(perSecond * QUICKER * window);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }
}
