package org.jixiaoflow.benchmarks.cli;

import java.util.List;
import java.util.Map;
import org.jixiaoflow.benchmarks.comparison.Latencies;
import org.jixiaoflow.benchmarks.comparison.Rescoring;
import org.jixiaoflow.benchmarks.comparison.Round;
import org.jixiaoflow.benchmarks.comparison.Scale;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param processors of the machine that did everything
 * @param java version
 * @param rounds by contestant, in the order of the first round
 * @param latencies of the pipeline; null if they were not measured
 * @param scales of the pipeline with many forms in state, as far as asked for
 * @param rescoring of many forms; null if it was not asked for
 */
record Result(
        int processors,
        String java,
        Map<String, List<Round>> rounds,
        @Nullable Latencies latencies,
        List<Scale> scales,
        @Nullable Rescoring rescoring) {

    static Result of(
            Map<String, List<Round>> rounds,
            @Nullable Latencies latencies,
            List<Scale> scales,
            @Nullable Rescoring rescoring) {
        return new Result(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                rounds,
                latencies,
                scales,
                rescoring);
    }
}
