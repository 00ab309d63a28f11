package org.jixiaoflow.benchmarks.cli;

import java.util.List;
import java.util.Map;
import org.jixiaoflow.benchmarks.contest.Latencies;
import org.jixiaoflow.benchmarks.contest.Round;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param processors of the machine that did everything
 * @param java version
 * @param forms in each round
 * @param rounds by contestant, in the order they were run
 * @param latencies of the pipeline; null if they were not measured
 */
record Result(
        int processors,
        String java,
        int forms,
        Map<String, List<Round>> rounds,
        @Nullable Latencies latencies) {

    static Result of(int forms, Map<String, List<Round>> rounds, @Nullable Latencies latencies) {
        return new Result(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                forms,
                rounds,
                latencies);
    }
}
