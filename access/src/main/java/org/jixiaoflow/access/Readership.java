package org.jixiaoflow.access;

import static org.jixiaoflow.access.Role.ADMINISTRATOR;
import static org.jixiaoflow.access.Role.AUDITOR;
import static org.jixiaoflow.access.Role.FINAL_REVIEWER;
import static org.jixiaoflow.access.Role.READER;
import static org.jixiaoflow.access.Role.REVIEWER;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which forms somebody may read, in their regions and nowhere else: a department its own, a portal those of its departments, reviewers and third parties what was ever
 * submitted by departments they review, auditors and administrators every one. It goes into each query; nothing is filtered afterwards.
 *
 * @param regions where those forms are filed
 * @param everything every form there is
 * @param submitted forms that were submitted at least once
 * @param reviewed the only departments whose submitted forms are meant; empty for every one
 * @param own departments whose forms are read in any state
 */
public record Readership(
        Regions regions, boolean everything, boolean submitted, List<String> reviewed, List<String> own) {

    private static final Set<Role> OVERSEERS = Set.of(AUDITOR, ADMINISTRATOR);
    private static final Set<Role> REVIEWERS = Set.of(REVIEWER, FINAL_REVIEWER, READER);

    public Readership {
        reviewed = List.copyOf(reviewed);
        own = List.copyOf(own);
    }

    /** What {@code who} may read. */
    public static Readership of(Party who) {
        var own = who.ownDepartments();
        return new Readership(
                who.regions(),
                who.is(OVERSEERS) || own.contains(Party.EVERY),
                who.is(REVIEWERS),
                who.stageDepartments(),
                own);
    }

    /** Whether there is nothing at all they may read. */
    public boolean isEmpty() {
        return regions.isEmpty() || (!everything && !submitted && own.isEmpty());
    }

    /** Whether a form of that department in that region is among them; {@code filed} says whether it was ever submitted. */
    public boolean covers(String region, String department, boolean filed) {
        return regions.cover(region)
                && (everything
                        || (submitted && filed && (reviewed.isEmpty() || reviewed.contains(department)))
                        || own.contains(department));
    }

    /**
     * A condition for a query, with {@link #parameters()}.
     *
     * @param region the column with the region's code
     * @param department the column with the department's code
     * @param submitted what tells, in SQL, that a form was submitted at least once
     */
    public static String condition(String region, String department, String submitted) {
        return """
            (%1$s like any(:regions) and (:everything or (:submitted and %3$s and (:reviewsAll or %2$s = any(:reviewed)))
            or %2$s = any(:own)))\
            """.formatted(region, department, submitted);
    }

    /** The parameters of {@link #condition}. */
    public Map<String, Object> parameters() {
        return Map.of(
                "regions", regions.patterns(),
                "everything", everything,
                "submitted", submitted,
                "reviewsAll", reviewed.isEmpty(),
                "reviewed", reviewed.toArray(String[]::new),
                "own", own.toArray(String[]::new));
    }
}
