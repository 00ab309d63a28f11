package org.jixiaoflow.support.departments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.DepartmentChange;
import org.jixiaoflow.schemas.DepartmentChangeKind;
import org.jixiaoflow.schemas.NamedDepartment;
import org.jixiaoflow.support.departments.RegisteredDepartment.Related;

/**
 * A region's departments as the changes on their topic made them. It knows those that somebody registered; of others it says nothing, and
 * they file as ever.
 */
public final class DepartmentRegister {

    /** Nobody registered anything. */
    public static final DepartmentRegister EMPTY = new DepartmentRegister(List.of(), List.of(), Map.of());

    private final List<DepartmentChange> changes;
    private final List<DepartmentChange> standing;
    private final Map<String, RegisteredDepartment> departments;

    private DepartmentRegister(
            List<DepartmentChange> changes,
            List<DepartmentChange> standing,
            Map<String, RegisteredDepartment> departments) {
        this.changes = changes;
        this.standing = standing;
        this.departments = departments;
    }

    /** With the next change of the topic: of two that claim the same number the first is meant. */
    public DepartmentRegister with(DepartmentChange change) {
        if (change.getVersion() != version() + 1) {
            return this;
        }
        var all = and(changes, change);
        if (change.getKind() != DepartmentChangeKind.WITHDRAWN) {
            return new DepartmentRegister(all, and(standing, change), after(departments, change));
        }
        var left = standing.stream()
                .filter(each -> !Objects.equals(each.getVersion(), change.getWithdraws()))
                .toList();
        Map<String, RegisteredDepartment> after = Map.of();
        for (var each : left) {
            after = after(after, each);
        }
        return new DepartmentRegister(all, left, after);
    }

    private static List<DepartmentChange> and(List<DepartmentChange> changes, DepartmentChange next) {
        var all = new ArrayList<>(changes);
        all.add(next);
        return List.copyOf(all);
    }

    private static Map<String, RegisteredDepartment> after(
            Map<String, RegisteredDepartment> before, DepartmentChange change) {
        var after = new TreeMap<>(before);
        var day = LocalDate.parse(change.getEffectiveOn());
        var heirs = codes(change.getSuccessors());
        change.getSuccessors().forEach(successor -> {
            var department =
                    after.getOrDefault(successor.getDepartmentCode(), RegisteredDepartment.first(successor, day));
            after.put(
                    successor.getDepartmentCode(),
                    department
                            .called(successor.getDepartmentName(), day)
                            .cameOf(others(change.getDepartments(), successor, change, day)));
        });
        change.getDepartments()
                .forEach(department -> after.computeIfPresent(
                        department.getDepartmentCode(),
                        (code, known) -> known.wentInto(
                                others(change.getSuccessors(), department, change, day), day, !heirs.contains(code))));
        return after;
    }

    private static List<Related> others(
            List<NamedDepartment> all, NamedDepartment self, DepartmentChange change, LocalDate day) {
        return all.stream()
                .filter(each -> !each.getDepartmentCode().equals(self.getDepartmentCode()))
                .map(each -> new Related(each.getDepartmentCode(), each.getDepartmentName(), change.getKind(), day))
                .toList();
    }

    private static Set<String> codes(List<NamedDepartment> departments) {
        return departments.stream().map(NamedDepartment::getDepartmentCode).collect(Collectors.toSet());
    }

    /** The day on which things of a year are looked at: its last one, today, or the first one of a year to come. */
    public static LocalDate dayOf(int year, LocalDate today) {
        if (year == today.getYear()) {
            return today;
        }
        return year < today.getYear() ? LocalDate.of(year, 12, 31) : LocalDate.of(year, 1, 1);
    }

    /** How many changes made it, those that were taken back and what took them back among them. */
    public int version() {
        return changes.size();
    }

    /** All there were, oldest first. */
    public List<DepartmentChange> changes() {
        return changes;
    }

    /** Those that nobody took back, oldest first. */
    public List<DepartmentChange> standing() {
        return standing;
    }

    /** Those of them that a department had to do with. */
    public List<DepartmentChange> changesOf(String code) {
        return standing.stream()
                .filter(change -> Stream.concat(change.getDepartments().stream(), change.getSuccessors().stream())
                        .anyMatch(each -> each.getDepartmentCode().equals(code)))
                .toList();
    }

    /** Whether a department was entered as one that is there, and didn't come of others. */
    public boolean isEntered(String code) {
        return changesOf(code).stream().limit(1).anyMatch(first -> first.getKind() == DepartmentChangeKind.REGISTERED);
    }

    /** By code, those that are no more among them. */
    public Collection<RegisteredDepartment> departments() {
        return departments.values();
    }

    /** The department of that code; nothing if nobody registered it. */
    public Optional<RegisteredDepartment> find(String code) {
        return Optional.ofNullable(departments.get(code));
    }

    /**
     * What a department came of, and what that came of, each with the day of the change that led on from it: what it filed of later years is
     * another's.
     */
    public Map<String, LocalDate> originsOf(String code) {
        var origins = new LinkedHashMap<String, LocalDate>();
        collectOrigins(code, LocalDate.MAX, code, origins);
        return origins;
    }

    /** One that was split off and merged again leads back to where one came from; days only go back on the way. */
    private void collectOrigins(String code, LocalDate until, String start, Map<String, LocalDate> origins) {
        find(code).stream()
                .flatMap(department -> department.predecessors().stream())
                .forEach(predecessor -> {
                    var origin = predecessor.departmentCode();
                    var day = predecessor.effectiveOn().isBefore(until) ? predecessor.effectiveOn() : until;
                    if (!origin.equals(start) && day.isAfter(origins.getOrDefault(origin, LocalDate.MIN))) {
                        origins.put(origin, day);
                        collectOrigins(origin, day, start, origins);
                    }
                });
    }

    /** What takes a department's place on a day, as it is called then: itself while it goes on, else those it went into. */
    public List<NamedDepartment> heirsOf(String code, LocalDate day) {
        var heirs = new LinkedHashSet<String>();
        collectHeirs(code, day, heirs);
        return heirs.stream()
                .map(heir -> new NamedDepartment(heir, nameOn(heir, day).orElse(heir)))
                .toList();
    }

    private void collectHeirs(String code, LocalDate day, Set<String> heirs) {
        var department = departments.get(code);
        if (department == null || !department.isEnded(day)) {
            heirs.add(code);
        } else {
            // The change that ended it is the last one that it was before. One that ended is never anybody's successor
            // afterwards, so this comes to an end.
            var changesOf = changesOf(code).stream()
                    .filter(change -> codes(change.getDepartments()).contains(code))
                    .toList();
            changesOf
                    .get(changesOf.size() - 1)
                    .getSuccessors()
                    .forEach(each -> collectHeirs(each.getDepartmentCode(), day, heirs));
        }
    }

    /** What a department is called on a day; nothing if nobody registered it. */
    public Optional<String> nameOn(String code, LocalDate day) {
        return find(code).map(department -> department.nameOn(day));
    }
}
