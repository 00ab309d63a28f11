package org.jixiaoflow.review.tracking;

/** In which order forms are listed; forms that are equal in it by their ids. */
public enum FormOrder {

    /** What changed last first. */
    CHANGED("f.changed_at desc, f.form_id"),

    /** What is due first, and last what has no date. */
    DUE("f.due_at nulls last, f.form_id");

    private final String columns;

    FormOrder(String columns) {
        this.columns = columns;
    }

    String columns() {
        return columns;
    }
}
