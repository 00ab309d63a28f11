package org.jixiaoflow.cli.demo;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the forms.
 *
 * @param waiting those that stand at a stage, for somebody to review
 * @param evaluated self-evaluations that were approved and scored
 * @param refusals what refused commands were told, with their form; none in a usual run
 * @param departments one entry a form, in the order of the document
 */
public record DemoResult(
        int forms,
        int submitted,
        int returned,
        int approved,
        int waiting,
        int scored,
        int evaluated,
        List<String> refusals,
        double seconds,
        List<Line> departments) {

    /** How many commands were refused. */
    public int refused() {
        return refusals.size();
    }

    /**
     * A department with what it achieved.
     *
     * @param stage where it waits to be reviewed; null if it doesn't
     * @param evaluation the self-evaluation's score; null if there is none
     */
    public record Line(
            @Nullable String department,
            String formId,
            @Nullable String state,
            @Nullable String stage,
            @Nullable BigDecimal score,
            @Nullable String grade,
            @Nullable BigDecimal evaluation,
            @Nullable String evaluationGrade) {}
}
