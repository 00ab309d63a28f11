package org.jixiaoflow.workbench.services;

import java.util.List;
import org.jixiaoflow.schemas.DepartmentKindScore;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.NamedDepartment;

/** A department's year, form by form, with its other years. */
public record DepartmentHistory(Overview.Reflected reflects, DepartmentScore score, List<Year> years) {

    /**
     * Means of one year, by kind of form.
     *
     * @param predecessors what it came of, whose forms those are; none where they are its own
     */
    public record Year(int year, List<DepartmentKindScore> kinds, List<NamedDepartment> predecessors) {

        /** Whether they are its own. */
        public boolean own() {
            return predecessors.isEmpty();
        }
    }
}
