package org.jixiaoflow.review.tracking;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * In which order an inbox is shown: what was handed over to its reviewer first, and forms that are equal in all by their ids, so that every
 * form has one place.
 */
@Schema(description = "In which order an inbox is shown.")
public enum InboxOrder {

    /** What has waited longest first. */
    WAITING("f.since, f.form_id", "(f.since, f.form_id) > (:afterSince, :afterForm)"),

    /** What came in last first. */
    NEWEST("f.since desc, f.form_id", "(f.since < :afterSince or f.since = :afterSince and f.form_id > :afterForm)"),

    /** What validation objects to most first. */
    FINDINGS(
            "f.errors desc, f.warnings desc, f.advice desc, f.since, f.form_id",
            "(-f.errors, -f.warnings, -f.advice, f.since, f.form_id)"
                    + " > (-:afterErrors, -:afterWarnings, -:afterAdvice, :afterSince, :afterForm)"),

    /** What is due first, and last what has no date. */
    DUE(
            "coalesce(f.due_at, 'infinity'), f.since, f.form_id",
            "(coalesce(f.due_at, 'infinity'), f.since, f.form_id)"
                    + " > (coalesce(cast(:afterDue as timestamptz), 'infinity'), :afterSince, :afterForm)"),

    /** By department's name. */
    DEPARTMENT(
            "coalesce(f.department_name, ''), f.department_code, f.form_id",
            "(coalesce(f.department_name, ''), f.department_code, f.form_id) > (:afterName, :afterCode, :afterForm)");

    private static final String HANDED_TO_OTHERS = "(f.handed_to is null or f.handed_to <> all(:persons))";

    private final String columns;
    private final String after;

    InboxOrder(String columns, String after) {
        this.columns = columns;
        this.after = after;
    }

    String columns() {
        return HANDED_TO_OTHERS + ", " + columns;
    }

    /** What comes after an {@link InboxEnd}, with its parameters. */
    String after() {
        return "(%1$s > :afterOthers or %1$s = :afterOthers and %2$s)".formatted(HANDED_TO_OTHERS, after);
    }
}
