package org.jixiaoflow.benchmarks.advisories;

import org.jspecify.annotations.Nullable;

/**
 * What is known against some versions of a module.
 *
 * @param from the first of them; null for every one before {@code fixed}
 * @param fixed the first that it isn't known against
 * @param id where to read about it
 */
record Advisory(String module, @Nullable Version from, Version fixed, String id, String about) {

    private static final int COLUMNS = 5;

    /** A line: module, first version or {@code -}, first mended version, id, and what it is about, with tabs between them. */
    static Advisory parse(String line) {
        var columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException("This is no advisory: " + line);
        }
        return new Advisory(
                columns[0],
                columns[1].equals("-") ? null : Version.of(columns[1]),
                Version.of(columns[2]),
                columns[3],
                columns[4]);
    }

    boolean concerns(Component component) {
        return module.equals(component.module())
                && (from == null || component.version().compareTo(from) >= 0)
                && component.version().compareTo(fixed) < 0;
    }
}
