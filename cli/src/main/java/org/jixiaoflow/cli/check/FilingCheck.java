package org.jixiaoflow.cli.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.jixiaoflow.cli.check.Invariant.Kind.VIEWS_EQUAL_TOPICS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.FilingSummary;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.KindFiling;
import org.jixiaoflow.schemas.StateCount;
import org.jixiaoflow.schemas.contract.FormId;

/** Holds what was filed against the journal and the lists of those that must file. */
final class FilingCheck {

    private static final Set<FormState> FILED = Set.of(FormState.SUBMITTED, FormState.APPROVED);

    private final Report report;

    FilingCheck(Report report) {
        this.report = report;
    }

    void departments(
            Map<String, JournalCheck.Form> forms,
            Collection<FilingList> lists,
            Map<String, DepartmentFiling> departments) {
        var expected = new TreeMap<String, Standing>();
        lists.forEach(list -> list.getDepartments()
                .forEach(
                        department -> of(expected, list.getRegionCode(), list.getYear(), department.getDepartmentCode())
                                .names
                                .put(department.getDepartmentCode(), department.getDepartmentName())));
        forms.values().forEach(form -> {
            var id = FormId.parse(form.id()).orElseThrow();
            of(expected, id.regionCode(), id.year(), id.departmentCode())
                    .forms
                    .merge("%s %s".formatted(id.kind(), form.state()), 1, Integer::sum);
        });
        compare("department-filings", expected, departments, FilingCheck::standing);
    }

    void forms(Map<String, JournalCheck.Form> forms, Map<String, FormFiling> filings) {
        var expected = new TreeMap<String, String>();
        forms.values().forEach(form -> expected.put(form.id(), "%s v%d".formatted(form.state(), form.stateVersion())));
        compare(
                "form-filings",
                expected,
                filings,
                filing -> "%s v%d".formatted(filing.getState(), filing.getVersion()));
    }

    void summaries(Collection<DepartmentFiling> departments, Map<String, FilingSummary> summaries) {
        var expected = new TreeMap<String, FilingSummary>();
        departments.stream()
                .collect(groupingBy(department -> "%s-%d".formatted(department.getRegionCode(), department.getYear())))
                .forEach((key, ofRegion) -> expected.put(key, summary(ofRegion)));
        compare("filing-summaries", expected, summaries, Function.identity());
    }

    /** Counted otherwise than the service counts, department by department as they change. */
    private static FilingSummary summary(List<DepartmentFiling> departments) {
        var any = departments.get(0);
        return new FilingSummary(
                any.getRegionCode(),
                any.getYear(),
                count(departments, DepartmentFiling::getListed),
                Stream.of(FormKind.values())
                        .map(kind -> summary(kind, departments))
                        .toList());
    }

    private static KindFiling summary(FormKind kind, List<DepartmentFiling> departments) {
        var listed = departments.stream()
                .filter(DepartmentFiling::getListed)
                .map(department -> states(department, kind))
                .toList();
        var others = departments.stream()
                .filter(department -> !department.getListed())
                .map(department -> states(department, kind))
                .toList();
        return new KindFiling(
                kind,
                Stream.of(FormState.values())
                        .map(state -> new StateCount(state, forms(state, listed) + forms(state, others)))
                        .toList(),
                count(listed, Map::isEmpty),
                count(listed, states -> !states.isEmpty() && FILED.containsAll(states.keySet())),
                count(listed, states -> states.keySet().equals(Set.of(FormState.APPROVED))),
                count(others, states -> !states.isEmpty()));
    }

    private static Map<FormState, Integer> states(DepartmentFiling department, FormKind kind) {
        return department.getKinds().stream()
                .filter(counted -> counted.getKind() == kind)
                .flatMap(counted -> counted.getStates().stream())
                .collect(toMap(StateCount::getState, StateCount::getForms));
    }

    private static int forms(FormState state, List<Map<FormState, Integer>> departments) {
        return departments.stream()
                .mapToInt(states -> states.getOrDefault(state, 0))
                .sum();
    }

    private static <T> int count(List<T> all, Predicate<T> wanted) {
        return (int) all.stream().filter(wanted).count();
    }

    private static Standing of(Map<String, Standing> expected, String region, int year, String department) {
        return expected.computeIfAbsent("%s-%d-%s".formatted(region, year, department), key -> new Standing());
    }

    private static Standing standing(DepartmentFiling department) {
        var standing = new Standing();
        if (department.getListed()) {
            standing.names.put(department.getDepartmentCode(), String.valueOf(department.getDepartmentName()));
        }
        department
                .getKinds()
                .forEach(kind -> kind.getStates()
                        .forEach(count -> standing.forms.put(
                                "%s %s".formatted(kind.getKind(), count.getState()), count.getForms())));
        return standing;
    }

    private <E, T> void compare(String topic, Map<String, E> expected, Map<String, T> found, Function<T, E> seen) {
        var keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        keys.forEach(key -> {
            var value = found.get(key);
            var told = value == null ? null : seen.apply(value);
            report.of(VIEWS_EQUAL_TOPICS)
                    .test(
                            Objects.equals(expected.get(key), told),
                            "%s %s: %s instead of %s".formatted(topic, key, told, expected.get(key)));
        });
    }

    /** How many of a department's forms stand where, and its name if it is on a list. */
    private record Standing(Map<String, String> names, Map<String, Integer> forms) {

        Standing() {
            this(new TreeMap<>(), new TreeMap<>());
        }
    }
}
