package org.jixiaoflow.review.tracking;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jspecify.annotations.Nullable;

/** What a list is narrowed to; a criterion that is null admits all. */
public record FormFilter(
        @Parameter(description = "行政区划代码") @Nullable String region,
        @Parameter(description = "Budget year") @Nullable Integer year,

        @Parameter(description = "OBJECTIVE or SELF_EVALUATION") @Nullable FormKind kind,

        @Parameter(description = "Department code") @Nullable String department,

        @Parameter(description = "Where the form stands") @Nullable FormState state,

        @Parameter(description = "Review stage it stands at") @Nullable String stage,

        @Parameter(description = "Part of the form's id or of the department's name") @Nullable String q,

        @Parameter(description = "true: only what should have been done by now; false: only what needn't") @Nullable Boolean overdue,

        @Parameter(description = "Only what is due before that moment") @Nullable Instant dueBefore) {

    /** To be put into a query over {@code review.form f}, with {@link #parameters()}. */
    static final String CONDITION = """
            (cast(:region as text) is null or f.region_code = :region)
            and (cast(:year as int) is null or f.year = :year)
            and (cast(:kind as text) is null or f.kind = :kind)
            and (cast(:department as text) is null or f.department_code = :department)
            and (cast(:state as text) is null or f.state = :state)
            and (cast(:stage as text) is null or f.stage = :stage)
            and (cast(:q as text) is null or f.form_id ilike :q or f.department_name ilike :q)
            and (cast(:overdue as boolean) is null or coalesce(f.due_at < now(), false) = :overdue)
            and (cast(:dueBefore as timestamptz) is null or f.due_at < :dueBefore)\
            """;

    /** No narrowing. */
    public static FormFilter none() {
        return new FormFilter(null, null, null, null, null, null, null, null, null);
    }

    Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("region", region);
        parameters.put("year", year);
        parameters.put("kind", kind == null ? null : kind.name());
        parameters.put("department", department);
        parameters.put("state", state == null ? null : state.name());
        parameters.put("stage", stage);
        parameters.put("q", q == null || q.isBlank() ? null : containing(q.strip()));
        parameters.put("overdue", overdue);
        parameters.put("dueBefore", dueBefore == null ? null : dueBefore.atOffset(ZoneOffset.UTC));
        return parameters;
    }

    private static String containing(String text) {
        return "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }
}
