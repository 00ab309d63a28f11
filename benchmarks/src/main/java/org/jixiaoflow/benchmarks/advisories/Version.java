package org.jixiaoflow.benchmarks.advisories;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A version as Maven's artifacts have it, in their order: numbers by number, what comes before a release before it.
 *
 * @param parts numbers and words, without the zeros and words that say nothing
 */
record Version(String text, List<String> parts) implements Comparable<Version> {

    private static final Set<String> RELEASED = Set.of("final", "release", "ga", "");
    private static final Set<String> BEFORE = Set.of("alpha", "beta", "m", "milestone", "rc", "cr", "snapshot");

    static Version of(String text) {
        // 1.0-M2 has three parts, as 1.0-rc1 does.
        var separated = text.toLowerCase(Locale.ROOT).replaceAll("(?<=[a-z])(?=\\d)|(?<=\\d)(?=[a-z])", ".");
        var parts = Arrays.stream(separated.split("[.\\-_+]"))
                .filter(part -> !RELEASED.contains(part))
                .toList();
        return new Version(text, parts);
    }

    @Override
    public int compareTo(Version other) {
        for (var at = 0; at < Math.max(parts.size(), other.parts.size()); at++) {
            var order = Integer.compare(rank(at), other.rank(at));
            if (order == 0) {
                order = isNumber(at) ? Long.compare(number(at), other.number(at)) : part(at).compareTo(other.part(at));
            }
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** What comes before a release, then nothing and numbers, then other words, such as those of patches. */
    private int rank(int at) {
        return BEFORE.contains(part(at)) ? -1 : isNumber(at) ? 0 : 1;
    }

    private String part(int at) {
        return at < parts.size() ? parts.get(at) : "0";
    }

    private boolean isNumber(int at) {
        return Character.isDigit(part(at).charAt(0));
    }

    private long number(int at) {
        return Long.parseLong(part(at));
    }

    @Override
    public String toString() {
        return text;
    }
}
