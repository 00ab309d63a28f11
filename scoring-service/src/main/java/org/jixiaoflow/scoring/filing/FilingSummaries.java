package org.jixiaoflow.scoring.filing;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.FilingSummary;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.KindFiling;
import org.jixiaoflow.schemas.StateCount;
import org.jspecify.annotations.Nullable;

/** How far a region's year has come, counted department by department. */
public final class FilingSummaries {

    private static final Set<FormState> FILED = EnumSet.of(FormState.SUBMITTED, FormState.APPROVED);
    private static final Set<FormState> APPROVED = EnumSet.of(FormState.APPROVED);

    private FilingSummaries() {}

    static String key(DepartmentFiling department) {
        return department.getRegionCode() + "-" + department.getYear();
    }

    /** The summary once a department changed; null once it counts nothing. */
    static @Nullable FilingSummary moved(@Nullable FilingSummary summary, FilingMove move) {
        var rest = move.before() == null ? summary : without(summary, move.before());
        return move.after() == null ? rest : with(rest, move.after());
    }

    /** The summary with one department more. */
    public static FilingSummary with(@Nullable FilingSummary summary, DepartmentFiling department) {
        return counted(summary == null ? none(department) : summary, department, 1);
    }

    /** The summary with one department less; null once it counts nothing. */
    static @Nullable FilingSummary without(@Nullable FilingSummary summary, DepartmentFiling department) {
        var rest = counted(summary == null ? none(department) : summary, department, -1);
        return rest.equals(none(department)) ? null : rest;
    }

    private static FilingSummary none(DepartmentFiling department) {
        return FilingSummary.newBuilder()
                .setRegionCode(department.getRegionCode())
                .setYear(department.getYear())
                .setListed(0)
                .setKinds(Stream.of(FormKind.values())
                        .map(kind -> new KindFiling(kind, counts(new EnumMap<>(FormState.class)), 0, 0, 0, 0))
                        .toList())
                .build();
    }

    private static FilingSummary counted(FilingSummary summary, DepartmentFiling department, int sign) {
        return new FilingSummary(
                summary.getRegionCode(),
                summary.getYear(),
                summary.getListed() + (department.getListed() ? sign : 0),
                summary.getKinds().stream()
                        .map(kind -> counted(kind, department, sign))
                        .toList());
    }

    private static KindFiling counted(KindFiling kind, DepartmentFiling department, int sign) {
        var states = states(department, kind.getKind());
        var counts = new EnumMap<FormState, Integer>(FormState.class);
        kind.getForms().forEach(count -> counts.put(count.getState(), count.getForms()));
        states.forEach((state, forms) -> counts.merge(state, sign * forms, Integer::sum));
        var listed = department.getListed();
        return new KindFiling(
                kind.getKind(),
                counts(counts),
                kind.getMissing() + (listed && states.isEmpty() ? sign : 0),
                kind.getFiled() + (listed && isFiled(states.keySet()) ? sign : 0),
                kind.getApproved() + (listed && isApproved(states.keySet()) ? sign : 0),
                kind.getUnlisted() + (!listed && !states.isEmpty() ? sign : 0));
    }

    /** How many forms of a kind a department has in which state; none in those that aren't in it. */
    public static Map<FormState, Integer> states(DepartmentFiling department, FormKind kind) {
        var states = new EnumMap<FormState, Integer>(FormState.class);
        department.getKinds().stream()
                .filter(counted -> counted.getKind() == kind)
                .flatMap(counted -> counted.getStates().stream())
                .forEach(count -> states.put(count.getState(), count.getForms()));
        return states;
    }

    /** Whether a department whose forms are in those states has filed. */
    public static boolean isFiled(Set<FormState> states) {
        return all(states, FILED);
    }

    /** Whether what it filed is approved. */
    public static boolean isApproved(Set<FormState> states) {
        return all(states, APPROVED);
    }

    private static boolean all(Set<FormState> states, Set<FormState> wanted) {
        return !states.isEmpty() && wanted.containsAll(states);
    }

    private static List<StateCount> counts(Map<FormState, Integer> counts) {
        return Stream.of(FormState.values())
                .map(state -> new StateCount(state, counts.getOrDefault(state, 0)))
                .toList();
    }
}
