package org.jixiaoflow.review.tracking;

import java.util.List;
import java.util.Map;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.security.Caller;

/**
 * Whose inbox it is.
 *
 * @param persons they, and whom they act for: what is handed over to any comes first
 * @param regions where their stages are
 * @param departments those the reviewer files for, whose forms are never in the inbox
 * @param reviewed the only departments whose forms are in it; empty for every one
 */
public record Reviewer(
        String id,
        List<String> persons,
        List<String> stages,
        Regions regions,
        List<String> departments,
        List<String> reviewed) {

    /** To be put into a query over {@code review.form f}, with {@link #parameters()}. */
    static final String CONDITION = "(f.region_code like any(:regions) and f.department_code <> all(:ownDepartments)"
            + " and (:reviewsAll or f.department_code = any(:reviewed)))";

    public Reviewer {
        persons = List.copyOf(persons);
        stages = List.copyOf(stages);
        departments = List.copyOf(departments);
        reviewed = List.copyOf(reviewed);
    }

    public static Reviewer of(Caller caller) {
        return new Reviewer(
                caller.id(),
                caller.persons(),
                caller.stages(),
                caller.regions(),
                caller.filesFor(),
                caller.stageDepartments());
    }

    Map<String, Object> parameters() {
        return Map.of(
                "reviewer",
                id,
                "persons",
                new BatchParameters<>(persons).texts(person -> person),
                "stages",
                new BatchParameters<>(stages).texts(stage -> stage),
                "regions",
                regions.patterns(),
                "ownDepartments",
                new BatchParameters<>(departments).texts(department -> department),
                "reviewsAll",
                reviewed.isEmpty(),
                "reviewed",
                new BatchParameters<>(reviewed).texts(department -> department));
    }
}
