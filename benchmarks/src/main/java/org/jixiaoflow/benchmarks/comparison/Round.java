package org.jixiaoflow.benchmarks.comparison;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.jixiaoflow.benchmarks.load.Journey;
import org.jixiaoflow.benchmarks.measure.Processes;
import org.jspecify.annotations.Nullable;

/**
 * One contestant's run of one round.
 *
 * @param formsPerSecond all the way, views included
 * @param decidedPerSecond up to the score
 * @param recordsPerSecond to all topics and changelogs
 * @param cpuMillisPerForm of everything together, the load's own included
 * @param startSeconds from nothing to ready
 * @param megabytes resident in the process that runs the load, the broker and the contestant
 * @param perForm what it wrote and keeps for each form; null where nobody looked
 */
public record Round(
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

    /** Runs it on an empty directory, after some forms that don't count. */
    public static Round run(Contestant contestant, Path data, int warmUp, int forms, IntConsumer progress) {
        var begun = System.nanoTime();
        try (var running = contestant.start(data)) {
            var started = Duration.ofNanos(System.nanoTime() - begun);
            running.take(0, warmUp, through -> {});
            var footprint = running.footprint();
            var cpu = running.cpu();
            var records = running.records();
            var laps = running.take(warmUp, forms, progress);
            var used = running.cpu().minus(cpu);
            var resident = Processes.resident();
            return new Round(
                    forms / seconds(laps.written()),
                    forms / seconds(laps.decided()),
                    Journey.commands(warmUp, forms) / seconds(laps.written()),
                    (running.records() - records) / seconds(laps.written()),
                    used.toNanos() / 1e6 / forms,
                    seconds(started),
                    resident / MEBIBYTE,
                    footprint == null
                            ? null
                            : requireNonNull(running.footprint()).since(footprint, forms));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }
}
