package org.jixiaoflow.access;

import static org.jixiaoflow.access.Role.AUDITOR;
import static org.jixiaoflow.access.Role.BUSINESS_ADMINISTRATOR;
import static org.jixiaoflow.access.Role.FINAL_REVIEWER;
import static org.jixiaoflow.access.Role.READER;
import static org.jixiaoflow.access.Role.REVIEWER;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.Trigger;

/**
 * Which forms somebody may read, in their regions and nowhere else: a department its own, a portal those of its departments, reviewers and third parties what was ever
 * submitted by departments they review, auditors every one. It goes into each query; nothing is filtered afterwards.
 *
 * @param regions where those forms are filed
 * @param everything every form there is
 * @param submitted forms that were submitted at least once
 * @param reviewed the only departments whose submitted forms are meant; empty for every one
 * @param own departments whose forms are read in any state
 */
public record ReadScope(
        Regions regions, boolean everything, boolean submitted, List<String> reviewed, List<String> own) {

    private static final Set<Role> OVERSEERS = Set.of(AUDITOR);
    private static final Set<Role> LISTERS = Set.of(AUDITOR, BUSINESS_ADMINISTRATOR);
    private static final Set<Trigger> AMONG_REVIEWERS =
            Set.of(Trigger.HAND_OVER, Trigger.CONSULT, Trigger.RECALL, Trigger.OPINE);
    private static final Set<Role> REVIEWERS = Set.of(REVIEWER, FINAL_REVIEWER, READER);

    public ReadScope {
        reviewed = List.copyOf(reviewed);
        own = List.copyOf(own);
    }

    /** What {@code who} may read. */
    public static ReadScope of(Principal who) {
        return of(who, OVERSEERS);
    }

    /** Of which departments {@code who} may know that they must file, and whether they did: names and states, no form. */
    public static ReadScope ofLists(Principal who) {
        return of(who, LISTERS);
    }

    private static ReadScope of(Principal who, Set<Role> overseers) {
        var own = who.ownDepartments();
        return new ReadScope(
                who.regions(),
                who.is(overseers) || own.contains(Principal.EVERY),
                who.is(REVIEWERS),
                who.stageDepartments(),
                own);
    }

    /**
     * The same for a query of nothing but what was approved: who files for a department knows what it came of. Of those departments they read
     * nothing else, so this is for no other query.
     *
     * @param predecessors what {@code department} came of
     */
    public ReadScope withPredecessors(String department, Collection<String> predecessors) {
        return own.contains(department)
                ? new ReadScope(
                        regions,
                        everything,
                        submitted,
                        reviewed,
                        Stream.concat(own.stream(), predecessors.stream()).toList())
                : this;
    }

    /** Whether there is nothing at all they may read. */
    public boolean isEmpty() {
        return regions.isEmpty() || (!everything && !submitted && own.isEmpty());
    }

    /** Whether every department's submitted forms are theirs to read, so that one may be held against another. */
    public boolean readsEveryDepartment() {
        return !regions.isEmpty() && (everything || (submitted && reviewed.isEmpty()));
    }

    /** Whether a form of that department in that region is among them; {@code filed} says whether it was ever submitted. */
    public boolean covers(String region, String department, boolean filed) {
        return regions.cover(region)
                && (everything
                        || (submitted && filed && (reviewed.isEmpty() || reviewed.contains(department)))
                        || own.contains(department));
    }

    /**
     * A journal entry as they may read it. What reviewers say to each other, why they hand a form over, whose opinion they ask and with
     * what question, isn't for the department whose form it is; that they did, and what came of it, is.
     *
     * @param department whose form it is
     */
    public FormEvent shown(FormEvent entry, String department) {
        if (!AMONG_REVIEWERS.contains(entry.getTrigger()) || !files(department)) {
            return entry;
        }
        return FormEvent.newBuilder(entry)
                .setReason(entry.getTrigger() == Trigger.OPINE ? entry.getReason() : null)
                .setConsultations(List.of())
                .build();
    }

    private boolean files(String department) {
        return own.contains(department) || own.contains(Principal.EVERY);
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

    /** Whether what was saved of the department's forms is theirs to see, not only what was submitted of them. */
    public boolean draftsToo(String department) {
        return everything || own.contains(department);
    }

    /**
     * Another condition for a query, with {@link #parameters()}: the same as {@link #draftsToo}.
     *
     * @param department the column with the department's code
     */
    public static String draftsTooIn(String department) {
        return "(:everything or %s = any(:own))".formatted(department);
    }

    /** The parameters of both. */
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
