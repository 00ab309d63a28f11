package org.jixiaoflow.submission.tracking;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jixiaoflow.support.security.Caller;

/**
 * Which forms a caller may see: a department its own, a portal those it speaks for, reviewers all that were submitted, auditors and
 * administrators every one. It goes into each query; nothing is filtered afterwards.
 *
 * @param departments the only departments to see, unless {@code everything}
 * @param everyDepartment whether forms of every department may be seen
 * @param drafts whether forms may be seen that were never submitted
 */
public record Readership(List<String> departments, boolean everyDepartment, boolean drafts) {

    static final String CONDITION =
            "((:everyDepartment or f.department_code = any(:departments)) and (:drafts or f.submitted_at is not null))";

    private static final String EVERY = "*";

    /** What {@code caller} may see. */
    public static Readership of(Caller caller) {
        if (caller.has("auditor", "administrator")) {
            return new Readership(List.of(), true, true);
        }
        if (caller.has("reviewer", "final-reviewer")) {
            return new Readership(List.of(), true, false);
        }
        var departments = caller.has("portal")
                ? caller.departments()
                : caller.has("clerk", "head")
                        ? Stream.ofNullable(caller.department()).toList()
                        : List.<String>of();
        return new Readership(departments, departments.contains(EVERY), true);
    }

    Map<String, Object> parameters() {
        return Map.of(
                "departments",
                departments.toArray(String[]::new),
                "everyDepartment",
                everyDepartment,
                "drafts",
                drafts);
    }
}
