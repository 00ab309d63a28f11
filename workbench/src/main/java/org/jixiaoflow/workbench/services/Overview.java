package org.jixiaoflow.workbench.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.KindFiling;
import org.jixiaoflow.schemas.KindSummary;
import org.jixiaoflow.schemas.LevelSummary;
import org.jspecify.annotations.Nullable;

/**
 * A region's year in one kind of form, all of one moment.
 *
 * @param reflects forms filed, scores, and the departments on the list: of when each is
 * @param filing how far departments have come; null if there is neither a form nor a list
 * @param scores what the approved forms scored; null if none is scored
 */
public record Overview(
        List<Reflected> reflects,
        int listed,
        @Nullable KindFiling filing,
        @Nullable KindSummary scores,
        List<Department> departments,
        List<Year> years) {

    /** The same, with departments whose name it doesn't know called as {@code names} has it, by their codes. */
    public Overview named(Map<String, String> names) {
        return new Overview(
                reflects,
                listed,
                filing,
                scores,
                departments.stream()
                        .map(each ->
                                each.departmentName() == null ? each.called(names.get(each.departmentCode())) : each)
                        .toList(),
                years);
    }

    /** Of when something is. */
    public record Reflected(@Nullable Instant asOf, boolean refilling) {}

    /** How far a department has come. */
    public enum Standing {
        MISSING,
        OPEN,
        FILED,
        APPROVED
    }

    /**
     * A department in it.
     *
     * @param rank null if nothing of it is scored, or the reader sees no department's score
     */
    public record Department(
            String departmentCode,
            @Nullable String departmentName,
            boolean listed,
            Standing standing,
            List<FormFiling> forms,
            @Nullable Integer rank,
            int scored,
            @Nullable BigDecimal mean,
            @Nullable Grade grade,
            List<LevelSummary> levels) {

        private Department called(@Nullable String name) {
            return new Department(departmentCode, name, listed, standing, forms, rank, scored, mean, grade, levels);
        }

        /** Whether there is anything to see of it on a page of its own. */
        public boolean opens() {
            return !forms.isEmpty() || rank != null;
        }
    }

    /** What such forms scored in one year. */
    public record Year(int year, KindSummary scores) {}
}
