package org.jixiaoflow.benchmarks.comparison;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What several instances of each service cost and do, all as processes of this machine.
 *
 * @param instances of each service that shares partitions
 * @param partitions of each topic
 * @param round forms taken all the way; it is started when every instance has its share
 * @param idle share of a core that everything takes while nothing comes
 * @param takeover after the end of a review instance under load
 * @param violated invariants that don't hold at the end
 */
public record ScaleOut(int instances, int partitions, Round round, double idle, Takeover takeover, long violated) {

    private static final Duration QUIET = Duration.ofSeconds(20);

    /**
     * Seconds from the end of a review instance.
     *
     * @param first until a command of one of its partitions was decided
     * @param last until that was so in all of its partitions in which a command was under way
     */
    public record Takeover(double first, double last) {}

    /** Told what is being done. */
    @FunctionalInterface
    public interface Telling {
        void tell(String key, Object... arguments);
    }

    /** Measures so many instances on an empty directory. */
    public static ScaleOut run(
            Path data, int instances, int partitions, int atOnce, Round.Length length, Telling telling) {
        telling.tell("bench.instances-starting", instances);
        var begun = System.nanoTime();
        try (var running = new Instances(data, instances, partitions, atOnce)) {
            var round = Round.of(
                    running,
                    Duration.ofNanos(System.nanoTime() - begun),
                    length,
                    (through, of) -> telling.tell("bench.instances-progress", instances, through, of));
            telling.tell("bench.instances-idle", instances, QUIET.toSeconds());
            var idle = running.idle(QUIET);
            telling.tell("bench.instances-killing", instances);
            var takeover = running.kill(length.warmUp() + round.forms(), 2 * atOnce);
            telling.tell("bench.instances-checking", instances);
            return new ScaleOut(instances, partitions, round, idle, takeover, running.violated());
        }
    }
}
