package org.jixiaoflow.local.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a token names.
 *
 * @param roles clerk, head, reviewer, final-reviewer, auditor, administrator or portal
 * @param department own department; null for those who belong to none
 * @param departments departments a portal speaks for
 * @param stages review stages the person acts at
 */
public record Person(
        String id,
        String name,
        List<String> roles,
        @Nullable String department,
        List<String> departments,
        List<String> stages) {

    /** 填报人 of a department. */
    public static Person clerk(String department) {
        return new Person(
                "clerk-" + department, "clerk-" + department, List.of("clerk"), department, List.of(), List.of());
    }

    /** A reviewer of one stage, who belongs to no department that files and approves where the stage is the last. */
    public static Person reviewer(String stage) {
        return new Person(
                "reviewer-" + stage,
                "reviewer-" + stage,
                List.of("reviewer", "final-reviewer"),
                null,
                List.of(),
                List.of(stage));
    }

    /** Someone who may read everything. */
    public static Person auditor() {
        return new Person("auditor", "auditor", List.of("auditor"), null, List.of(), List.of());
    }
}
