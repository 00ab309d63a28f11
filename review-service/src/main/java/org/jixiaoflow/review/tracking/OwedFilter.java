package org.jixiaoflow.review.tracking;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jixiaoflow.schemas.FormKind;
import org.jspecify.annotations.Nullable;

/** What the list of owed forms is narrowed to; what is absent narrows nothing. */
public record OwedFilter(
        @Parameter(description = "行政区划代码") @Nullable String region,
        @Parameter(description = "Budget year") @Nullable Integer year,

        @Parameter(description = "OBJECTIVE or SELF_EVALUATION") @Nullable FormKind kind,

        @Parameter(description = "Department code") @Nullable String department,

        @Parameter(description = "true: only what should have been submitted by now; false: only what needn't")
        @Nullable Boolean overdue,

        @Parameter(description = "Only what is due before that moment") @Nullable Instant dueBefore) {

    /** To be put into a query over {@code owed o}, with {@link #parameters()}. */
    static final String CONDITION = """
            (cast(:region as text) is null or o.region_code = :region)
            and (cast(:year as int) is null or o.year = :year)
            and (cast(:kind as text) is null or o.kind = :kind)
            and (cast(:department as text) is null or o.department_code = :department)
            and (cast(:overdue as boolean) is null or coalesce(o.due_at < now(), false) = :overdue)
            and (cast(:dueBefore as timestamptz) is null or o.due_at < :dueBefore)\
            """;

    Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("region", region);
        parameters.put("year", year);
        parameters.put("kind", kind == null ? null : kind.name());
        parameters.put("department", department);
        parameters.put("overdue", overdue);
        parameters.put("dueBefore", dueBefore == null ? null : dueBefore.atOffset(ZoneOffset.UTC));
        return parameters;
    }
}
