package org.jixiaoflow.cli.check;

import static org.jixiaoflow.cli.check.Invariant.Kind.DEPARTMENTS_GO_ON;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.DepartmentChange;
import org.jixiaoflow.schemas.DepartmentChangeKind;
import org.jixiaoflow.schemas.NamedDepartment;
import org.jixiaoflow.schemas.contract.FormId;

/** Reads what became of departments, change by change, and holds forms against it. Of departments that nobody registered it asks nothing. */
final class DepartmentCheck {

    private final Report report;
    private final Map<String, Region> regions = new TreeMap<>();

    DepartmentCheck(Report report) {
        this.report = report;
    }

    /** Takes the next change of its partition. */
    void add(String key, DepartmentChange change) {
        var region = regions.computeIfAbsent(key, Region::new);
        var place = "%s change %d".formatted(key, change.getVersion());
        test(key.equals(change.getRegionCode()), place + ": the key is another region's");
        test(change.getVersion() <= region.version + 1, "%s follows %d".formatted(place, region.version));
        // Of two changes with the same number the first counts.
        if (change.getVersion() > region.version) {
            region.take(place, change);
        }
    }

    /** What is said once all changes are read: that everything which ended leads to what goes on, and that no form is of nobody. */
    void complete(Collection<JournalCheck.Form> forms) {
        regions.values()
                .forEach(region -> region.ended
                        .keySet()
                        .forEach(code -> test(
                                region.leadsOn(code, new HashSet<>()),
                                "%s %s: its successors lead back to it".formatted(region.code, code))));
        forms.forEach(form -> {
            var id = FormId.parse(form.id()).orElseThrow();
            var region = regions.get(id.regionCode());
            var end = region == null ? null : region.ended.get(id.departmentCode());
            test(
                    end == null
                            || id.year() <= end.day.getYear()
                            || !form.begunAt().isAfter(end.saidAt),
                    "%s was begun at %s, when its department was no more".formatted(form.id(), form.begunAt()));
        });
    }

    private void test(boolean holds, String where) {
        report.of(DEPARTMENTS_GO_ON).test(holds, where);
    }

    /**
     * That a department is no more.
     *
     * @param day the first without it
     * @param saidAt when that was known
     * @param heirs what took its place
     */
    private record End(LocalDate day, Instant saidAt, Set<String> heirs) {}

    /** What the changes of one region come to. */
    private final class Region {

        private final String code;
        private final TreeMap<Integer, DepartmentChange> standing = new TreeMap<>();
        private final Map<String, LocalDate> since = new HashMap<>();
        private final Map<String, LocalDate> changedOn = new HashMap<>();
        private final Map<String, End> ended = new TreeMap<>();
        private int version;

        Region(String code) {
            this.code = code;
        }

        private void take(String place, DepartmentChange change) {
            version = change.getVersion();
            if (change.getKind() == DepartmentChangeKind.WITHDRAWN) {
                withdraw(place, change);
            } else {
                examine(place, change);
                standing.put(version, change);
                apply(change);
            }
        }

        /** As if what is taken back had never been: nothing may rest on it. */
        private void withdraw(String place, DepartmentChange change) {
            var withdrawn = change.getWithdraws() == null ? null : standing.remove(change.getWithdraws());
            if (withdrawn == null) {
                test(false, "%s takes back %s, which isn't there".formatted(place, change.getWithdraws()));
                return;
            }
            standing.tailMap(withdrawn.getVersion())
                    .forEach((number, later) -> test(
                            Collections.disjoint(concerned(withdrawn), concerned(later)),
                            "%s takes back %d, on which %d rests".formatted(place, withdrawn.getVersion(), number)));
            since.clear();
            changedOn.clear();
            ended.clear();
            standing.values().forEach(this::apply);
        }

        private void examine(String place, DepartmentChange change) {
            var day = LocalDate.parse(change.getEffectiveOn());
            codes(change.getDepartments())
                    .forEach(department -> test(
                            changedOn.containsKey(department),
                            "%s: nobody registered %s".formatted(place, department)));
            concerned(change).forEach(department -> {
                // What was entered with too late a day is entered once more.
                if (change.getKind() == DepartmentChangeKind.REGISTERED && since.containsKey(department)) {
                    test(day.isBefore(since.get(department)), "%s: %s was there already".formatted(place, department));
                    return;
                }
                test(!ended.containsKey(department), "%s: %s was no more".formatted(place, department));
                test(
                        !day.isBefore(changedOn.getOrDefault(department, day)),
                        "%s: %s changed later already".formatted(place, department));
            });
        }

        private void apply(DepartmentChange change) {
            var day = LocalDate.parse(change.getEffectiveOn());
            var after = codes(change.getSuccessors());
            concerned(change).forEach(department -> {
                since.merge(department, day, (one, other) -> one.isBefore(other) ? one : other);
                changedOn.merge(department, day, (one, other) -> one.isAfter(other) ? one : other);
            });
            codes(change.getDepartments()).stream()
                    .filter(department -> !after.contains(department))
                    .forEach(department -> ended.put(department, new End(day, change.getChangedAt(), after)));
        }

        private boolean leadsOn(String department, Set<String> passed) {
            var end = ended.get(department);
            if (end == null) {
                return true;
            }
            if (!passed.add(department)) {
                return false;
            }
            var leads = end.heirs.stream().allMatch(heir -> leadsOn(heir, passed));
            passed.remove(department);
            return leads;
        }

        private static Set<String> concerned(DepartmentChange change) {
            var all = new HashSet<>(codes(change.getDepartments()));
            all.addAll(codes(change.getSuccessors()));
            return all;
        }

        private static Set<String> codes(List<NamedDepartment> departments) {
            return departments.stream().map(NamedDepartment::getDepartmentCode).collect(Collectors.toUnmodifiableSet());
        }
    }
}
