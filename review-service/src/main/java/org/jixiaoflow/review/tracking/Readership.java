package org.jixiaoflow.review.tracking;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jixiaoflow.support.security.Caller;

/**
 * Which forms a caller may see: auditors and administrators all; reviewers what was ever submitted; everyone their own departments'.
 *
 * @param everything all forms
 * @param submitted forms submitted at least once
 * @param departments forms of these departments
 */
public record Readership(boolean everything, boolean submitted, List<String> departments) {

    /** To be put into a query over {@code review.form f}, with {@link #parameters()}. */
    public static final String CONDITION =
            "(:everything or (:submitted and f.revision > 0) or f.department_code = any(:departments))";

    public Readership {
        departments = List.copyOf(departments);
    }

    /** What {@code caller} may see. */
    public static Readership of(Caller caller) {
        return new Readership(
                caller.has("auditor", "administrator") || caller.departments().contains("*"),
                caller.has("reviewer", "final-reviewer"),
                Stream.concat(Stream.ofNullable(caller.department()), caller.departments().stream())
                        .toList());
    }

    /** The condition's parameters. */
    public Map<String, Object> parameters() {
        return Map.of(
                "everything",
                everything,
                "submitted",
                submitted,
                "departments",
                new Columns<>(departments).texts(department -> department));
    }
}
