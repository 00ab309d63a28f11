package org.jixiaoflow.workbench.audit;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jixiaoflow.workbench.services.Audits.Access;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asked for a form, and how often.
 *
 * @param refused how often they were refused
 */
record Reader(
        String actor,
        @Nullable String actingFor,
        List<String> roles,
        long times,
        long refused,
        Instant first,
        Instant last) {

    private record Who(String actor, @Nullable String actingFor) {}

    /** Who came last is first. */
    static List<Reader> of(List<Access> accesses) {
        return accesses.stream()
                .collect(groupingBy(access -> new Who(access.actor(), access.actingFor())))
                .values()
                .stream()
                .map(Reader::summedUp)
                .sorted(Comparator.comparing(Reader::last).reversed())
                .toList();
    }

    private static Reader summedUp(List<Access> theirs) {
        var times = theirs.stream().map(Access::time).sorted().toList();
        var one = theirs.get(0);
        return new Reader(
                one.actor(),
                one.actingFor(),
                one.roles(),
                theirs.size(),
                theirs.stream().filter(access -> access.status() >= 400).count(),
                times.get(0),
                times.get(times.size() - 1));
    }
}
