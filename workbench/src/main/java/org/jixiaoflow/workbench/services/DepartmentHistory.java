package org.jixiaoflow.workbench.services;

import java.util.List;
import org.jixiaoflow.schemas.DepartmentKindScore;
import org.jixiaoflow.schemas.DepartmentScore;

/** A department's year, form by form, with its other years. */
public record DepartmentHistory(Overview.Reflected reflects, DepartmentScore score, List<Year> years) {

    /** Its means of one year, by kind of form. */
    public record Year(int year, List<DepartmentKindScore> kinds) {}
}
