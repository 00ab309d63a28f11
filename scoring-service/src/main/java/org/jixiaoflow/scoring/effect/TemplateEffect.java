package org.jixiaoflow.scoring.effect;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeCount;
import org.jspecify.annotations.Nullable;

/** What publishing a template would do: counts and sums for whoever sees sums, departments and forms for whoever reads scores. */
@Schema(description = "What publishing a scoring template would do to the scores there are in the caller's regions.")
record TemplateEffect(
        @Schema(description = "The template.") String templateId,

        @Schema(description = "The version it would be published as.")
        int version,

        @Schema(description = "Time of the newest approval and score this reflects; absent if there is none.") @Nullable Instant asOf,

        @Schema(
                description =
                        "Whether what it is counted from is read again at the moment, so that not everything counts yet.")
        boolean refilling,

        @Schema(
                description =
                        "Forms whose score or content of the same approval hasn't arrived yet, so that they aren't counted.")
        int unread,

        @Schema(description = "Forms that would be scored anew.")
        int forms,

        @Schema(description = "Those of them whose total or grade would be another.")
        int changed,

        @Schema(description = "Those of them whose grade would be another.")
        int graded,

        @Schema(description = "Departments whose mean or grade would be another.")
        int departments,

        @Schema(description = "The forms that would be scored anew, summed up by kind.")
        List<KindEffect> kinds,

        @Schema(
                description =
                        "The departments that would change, up to 200 that change most; absent for callers who read no scores.")
        @Nullable List<DepartmentEffect> changedDepartments,

        @Schema(
                description =
                        "The forms that would change, up to 200 that change most; absent for callers who read no scores.")
        @Nullable List<FormEffect> changedForms) {

    /** All forms of a kind that would be scored anew. */
    @Schema(description = "The forms of a kind that would be scored anew.")
    record KindEffect(
            @Schema(description = "The kind.") FormKind kind,

            @Schema(description = "Forms that would be scored anew.")
            int forms,

            @Schema(description = "Those of them whose total would be higher.")
            int raised,

            @Schema(description = "Those of them whose total would be lower.")
            int lowered,

            @Schema(description = "Their scores as they are.")
            Totals before,

            @Schema(description = "Their scores as they would be.")
            Totals after,

            @Schema(description = "From which grade to which other how many would go.")
            List<GradeMove> moves) {}

    /** Scores of some forms, summed up. */
    @Schema(description = "Scores of some forms, summed up.")
    record Totals(
            @Schema(description = "Sum of the totals.") BigDecimal sum,
            @Schema(description = "Their mean.") BigDecimal mean,
            @Schema(description = "The lowest.") BigDecimal lowest,
            @Schema(description = "The highest.") BigDecimal highest,

            @Schema(description = "Forms by grade, best first.")
            List<GradeCount> grades) {}

    /** Forms whose grade would be another. */
    @Schema(description = "Forms whose grade would be another.")
    record GradeMove(
            @Schema(description = "Their grade as it is.") Grade from,

            @Schema(description = "Their grade as it would be.")
            Grade to,

            @Schema(description = "How many.") int forms) {}

    /** A score before and after. */
    @Schema(description = "A score as it is and as it would be.")
    record Change(
            @Schema(description = "Points as they are.") BigDecimal before,

            @Schema(description = "Points as they would be.")
            BigDecimal after,

            @Schema(description = "The grade as it is.") Grade gradeBefore,

            @Schema(description = "The grade as it would be.")
            Grade gradeAfter) {

        boolean isNone() {
            return before.compareTo(after) == 0 && gradeBefore == gradeAfter;
        }

        BigDecimal size() {
            return after.subtract(before).abs();
        }
    }

    /** A department's year that would change. */
    @Schema(description = "A department's year that would change.")
    record DepartmentEffect(
            @Schema(description = "行政区划代码.") String regionCode,
            @Schema(description = "Budget year.") int year,
            @Schema(description = "The department.") String departmentCode,

            @Schema(description = "What it is called on its forms; absent if they don't say.") @Nullable String departmentName,

            @Schema(description = "Mean over all its forms, those included that aren't scored anew.")
            Change mean) {}

    /** A form that would change. */
    @Schema(description = "A form that would change.")
    record FormEffect(
            @Schema(description = "The form.") String formId,

            @Schema(description = "What its department is called on it; absent if it doesn't say.") @Nullable String departmentName,

            @Schema(description = "Its total.") Change total) {}
}
