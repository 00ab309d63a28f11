package org.jixiaoflow.workbench.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeCount;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;

/** The scoring service's templates. */
public final class Templates extends PublishedTemplates<ScoringTemplate> {

    private static final String PLACE = "/templates";

    Templates(Service service) {
        super(service, PLACE, PLACE, ScoringTemplate.class);
    }

    /** What publishing it would do. */
    public Effect effect(ScoringTemplate template) {
        return send(HttpMethod.POST, template, "/effect", ParameterizedTypeReference.forType(Effect.class));
    }

    /**
     * What publishing a template would do.
     *
     * @param changedDepartments null for readers who see no scores
     * @param changedForms null for readers who see no scores
     */
    public record Effect(
            @Nullable Instant asOf,
            boolean refilling,
            int unread,
            int forms,
            int changed,
            int graded,
            int departments,
            List<KindEffect> kinds,
            @Nullable List<DepartmentEffect> changedDepartments,
            @Nullable List<FormEffect> changedForms) {}

    /** The same of the forms of a kind. */
    public record KindEffect(
            FormKind kind, int forms, int raised, int lowered, Totals before, Totals after, List<GradeMove> moves) {}

    /** Scores of some forms, summed up. */
    public record Totals(
            BigDecimal sum, BigDecimal mean, BigDecimal lowest, BigDecimal highest, List<GradeCount> grades) {}

    /** Forms whose grade would be another. */
    public record GradeMove(Grade from, Grade to, int forms) {}

    /** A score as it is and as it would be. */
    public record Change(BigDecimal before, BigDecimal after, Grade gradeBefore, Grade gradeAfter) {

        /** How many points it would gain. */
        public BigDecimal difference() {
            return after.subtract(before);
        }
    }

    /** A department's year that would change. */
    public record DepartmentEffect(
            String regionCode,
            int year,
            String departmentCode,
            @Nullable String departmentName,
            Change mean) {}

    /** A form that would change. */
    public record FormEffect(String formId, @Nullable String departmentName, Change total) {}
}
