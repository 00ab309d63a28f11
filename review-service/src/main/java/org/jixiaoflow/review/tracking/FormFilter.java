package org.jixiaoflow.review.tracking;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.support.departments.Registers;
import org.jixiaoflow.support.web.FormCriteria;
import org.jspecify.annotations.Nullable;

/** What a list is narrowed to; a criterion that is null admits all. */
public record FormFilter(
        @Parameter(description = "行政区划代码") @Nullable String region,
        @Parameter(description = "Budget year") @Nullable Integer year,

        @Parameter(description = "OBJECTIVE or SELF_EVALUATION") @Nullable FormKind kind,

        @Parameter(description = "Department code") @Nullable String department,

        @Parameter(description = "Where the form stands") @Nullable FormState state,

        @Parameter(description = "Review stage it stands at") @Nullable String stage,

        @Parameter(description = "Part of the form's id or of a name the department has or had") @Nullable String q,

        @Parameter(description = "true: only what should have been done by now; false: only what needn't") @Nullable Boolean overdue,

        @Parameter(description = "Only what is due before that moment") @Nullable Instant dueBefore) {

    /** To be put into a query over {@code review.form f}, with {@link #parameters}. */
    static final String CONDITION =
            """
            %s
            and (cast(:state as text) is null or f.state = :state)
            and (cast(:stage as text) is null or f.stage = :stage)
            and (cast(:overdue as boolean) is null or coalesce(f.due_at < now(), false) = :overdue)
            and (cast(:dueBefore as timestamptz) is null or f.due_at < :dueBefore)\
            """.formatted(FormCriteria.condition("f", "f.region_code || ' ' || f.department_code = any(:called)"));

    /** No narrowing. */
    public static FormFilter none() {
        return new FormFilter(null, null, null, null, null, null, null, null, null);
    }

    /** Whether it asks for nothing but a region, a year and a kind of form. */
    boolean isOfLot() {
        return Stream.of(department, state, stage, overdue, dueBefore).allMatch(Objects::isNull)
                && (q == null || q.isBlank());
    }

    /** @param registers whose departments are found by every name they had, whatever a form calls them */
    Map<String, @Nullable Object> parameters(Registers registers) {
        var parameters = new FormCriteria(region, year, kind, department, q).parameters();
        parameters.put("called", q == null || q.isBlank() ? new String[0] : called(q, registers));
        parameters.put("state", state == null ? null : state.name());
        parameters.put("stage", stage);
        parameters.put("overdue", overdue);
        parameters.put("dueBefore", dueBefore == null ? null : dueBefore.atOffset(ZoneOffset.UTC));
        return parameters;
    }

    private static String[] called(String part, Registers registers) {
        return registers.all().entrySet().stream()
                .flatMap(region -> region.getValue().departments().stream()
                        .filter(department -> department.wasCalledLike(part))
                        .map(department -> region.getKey() + " " + department.departmentCode()))
                .toArray(String[]::new);
    }
}
