package org.jixiaoflow.review.tracking;

/** In which order an inbox is shown. */
public enum InboxOrder {

    /** What has waited longest first. */
    WAITING("f.since"),

    /** What came in last first. */
    NEWEST("f.since desc"),

    /** What validation objects to most first. */
    FINDINGS("f.errors desc, f.warnings desc, f.advice desc, f.since"),

    /** By department's name. */
    DEPARTMENT("f.department_name, f.department_code");

    private final String columns;

    InboxOrder(String columns) {
        this.columns = columns;
    }

    String columns() {
        return columns;
    }
}
