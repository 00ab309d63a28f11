package org.jixiaoflow.benchmarks.measure;

import org.HdrHistogram.Histogram;

/**
 * How long something took, in milliseconds.
 *
 * @param count how often
 */
public record Latency(long count, double p50, double p95, double p99, double max) {

    private static final double NANOS = 1e6;

    /** What a histogram of nanoseconds says. */
    public static Latency of(Histogram nanos) {
        return new Latency(
                nanos.getTotalCount(),
                nanos.getValueAtPercentile(50) / NANOS,
                nanos.getValueAtPercentile(95) / NANOS,
                nanos.getValueAtPercentile(99) / NANOS,
                nanos.getMaxValue() / NANOS);
    }

    /** A histogram for {@link #of}, of two significant digits. */
    public static Histogram histogram() {
        return new Histogram(2);
    }
}
