package org.jixiaoflow.support.web;

/** In what order forms are listed everywhere. */
public enum FormOrder implements ListOrder {
    /** Newest change first. */
    CHANGED(
            "f.changed_at desc, f.form_id",
            "(f.changed_at < :afterTime or f.changed_at = :afterTime and f.form_id > :afterForm)"),

    /** Oldest change first, to follow changes: what changes meanwhile comes later. */
    OLDEST("f.changed_at, f.form_id", "(f.changed_at, f.form_id) > (:afterTime, :afterForm)"),

    /** By department's name. */
    DEPARTMENT(
            "coalesce(f.department_name, ''), f.form_id",
            "(coalesce(f.department_name, ''), f.form_id) > (:afterName, :afterForm)"),

    /** By form id. */
    FORM("f.form_id", "f.form_id > :afterForm");

    private final String columns;
    private final String behind;

    FormOrder(String columns, String behind) {
        this.columns = columns;
        this.behind = behind;
    }

    @Override
    public String columns() {
        return columns;
    }

    @Override
    public String behind() {
        return behind;
    }
}
