package org.jixiaoflow.cli.check;

import static org.jixiaoflow.cli.check.Invariant.Kind.VIEWS_EQUAL_TOPICS;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.FilingSummary;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.scoring.filing.FilingSummaries;

/** Holds what was filed against the journal and the lists of those that must file. */
final class FilingCheck {

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
        departments.forEach(department -> expected.compute(
                "%s-%d".formatted(department.getRegionCode(), department.getYear()),
                (key, summary) -> FilingSummaries.with(summary, department)));
        compare("filing-summaries", expected, summaries, Function.identity());
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
