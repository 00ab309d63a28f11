package org.jixiaoflow.benchmarks.measure;

import java.util.List;

/** Lowest, middle and highest of a few measurements. */
public record Range(double min, double median, double max) {

    /** Of at least one measurement. */
    public static Range of(List<Double> measurements) {
        var sorted = measurements.stream().sorted().toList();
        var middle = sorted.size() / 2;
        var median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Range(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }
}
