package org.jixiaoflow.review.tracking;

import org.jixiaoflow.support.web.ListOrder;

/** In which order forms are listed. */
public enum FormOrder implements ListOrder {

    /** Newest change first. */
    CHANGED(org.jixiaoflow.support.web.FormOrder.CHANGED),

    /** Oldest change first, to follow changes. */
    OLDEST(org.jixiaoflow.support.web.FormOrder.OLDEST),

    /** By department's name. */
    DEPARTMENT(org.jixiaoflow.support.web.FormOrder.DEPARTMENT),

    /** By form id. */
    FORM(org.jixiaoflow.support.web.FormOrder.FORM),

    /** What is due first, and last what has no date. */
    DUE(
            "f.due_at nulls last, f.form_id",
            "(coalesce(f.due_at, 'infinity'), f.form_id) > (coalesce(cast(:afterDue as timestamptz), 'infinity'), :afterForm)");

    private final String columns;
    private final String behind;

    FormOrder(ListOrder same) {
        this(same.columns(), same.behind());
    }

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
