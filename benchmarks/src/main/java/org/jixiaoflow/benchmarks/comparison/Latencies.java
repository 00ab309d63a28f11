package org.jixiaoflow.benchmarks.comparison;

import org.jixiaoflow.benchmarks.measure.Latency;

/**
 * How long people wait while commands come at a fixed rate.
 *
 * @param outcome from when a command was due to its outcome
 * @param score from when an approval was due to the form's score
 * @param view from when a journal entry can be read to when the reviewers' view shows it
 */
public record Latencies(int commandsPerSecond, Latency outcome, Latency score, Latency view) {}
