package org.jixiaoflow.benchmarks.comparison;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jixiaoflow.benchmarks.load.Journey;
import org.jixiaoflow.benchmarks.measure.Processes;

/**
 * What many forms in state cost.
 *
 * @param state forms there are
 * @param savedPerSecond forms saved, or taken all the way, while they were filled in
 * @param shownPerSecond the same, until every view showed them
 * @param cpuMillisPerCommand of journeys among them, everything together
 * @param formsPerSecond all the way, views included
 * @param restartSeconds from the start of a stopped stack to the score of a form
 * @param rebuiltPerSecond events, when all views were filled again
 * @param megabytes resident at the end
 * @param storeMegabytes of the streams' stores
 * @param diskMegabytes of everything: topics, stores, PostgreSQL
 */
public record Scale(
        int state,
        double savedPerSecond,
        double shownPerSecond,
        double cpuMillisPerCommand,
        double formsPerSecond,
        double rebuiltPerSecond,
        double restartSeconds,
        double megabytes,
        double storeMegabytes,
        double diskMegabytes) {

    private static final int FIRST_IN_STATE = 10_000_000;
    private static final double NANOS = 1e9;
    private static final double MEBIBYTE = 1024.0 * 1024;

    /** Told how many forms are in state, and how many are to be. */
    @FunctionalInterface
    public interface Progress {
        void saved(int forms, int of);
    }

    /**
     * Fills one stack up to each size in turn, and takes forms all the way at each.
     *
     * @param journeys whether it is filled with forms that were taken all the way, not with drafts
     */
    public static List<Scale> run(
            Pipeline pipeline, Path data, List<Integer> sizes, int forms, boolean journeys, Progress progress) {
        var scales = new ArrayList<Scale>();
        var taken = 0;
        var filled = 0;
        var running = pipeline.start(data);
        try {
            running.take(taken, forms, through -> {});
            taken += forms;
            for (var size : sizes) {
                var saving = System.nanoTime();
                var before = filled;
                var first = FIRST_IN_STATE + filled;
                IntConsumer told = through -> progress.saved(before + through, size);
                if (journeys) {
                    running.take(first, size - filled, told);
                } else {
                    running.save(first, size - filled, told);
                }
                var savedPerSecond = (size - filled) / seconds(saving);
                running.settle();
                var shownPerSecond = (size - filled) / seconds(saving);
                filled = size;
                var cpu = running.cpu();
                var laps = running.take(taken, forms, through -> {});
                var spent = running.cpu().minus(cpu);
                var commands = Journey.commands(taken, forms);
                taken += forms;
                var rebuiltPerSecond = running.rebuildViews();
                running.close();
                var restarting = System.nanoTime();
                running = pipeline.start(data);
                running.take(taken++, 1, through -> {});
                var restartSeconds = seconds(restarting);
                scales.add(new Scale(
                        size,
                        savedPerSecond,
                        shownPerSecond,
                        spent.toNanos() / 1e6 / commands,
                        forms / (laps.written().toNanos() / NANOS),
                        rebuiltPerSecond,
                        restartSeconds,
                        Processes.resident() / MEBIBYTE,
                        running.storeBytes() / MEBIBYTE,
                        running.diskBytes() / MEBIBYTE));
            }
            return scales;
        } finally {
            running.close();
        }
    }

    private static double seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toNanos() / NANOS;
    }
}
