package org.jixiaoflow.benchmarks.cli;

import java.util.List;
import java.util.Map;
import org.jixiaoflow.benchmarks.contest.Round;

/**
 * What was measured.
 *
 * @param processors of the machine that did everything
 * @param java version
 * @param forms in each round
 * @param rounds by contestant, in the order they were run
 */
record Result(int processors, String java, int forms, Map<String, List<Round>> rounds) {

    static Result of(int forms, Map<String, List<Round>> rounds) {
        return new Result(
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"), forms, rounds);
    }
}
