package org.jixiaoflow.submission.tracking;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.HashMap;
import java.util.Map;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jspecify.annotations.Nullable;

/** Which forms of a list; a criterion that is null admits all. */
public record FormFilter(
        @Parameter(description = "行政区划代码") @Nullable String region,

        @Parameter(description = "Budget year") @Nullable Integer year,

        @Nullable FormKind kind,

        @Nullable FormState state,

        @Parameter(description = "Department code") @Nullable String department,

        @Parameter(description = "Part of the form's id or of the department's name") @Nullable String q) {

    static final String CONDITION = """
            ((cast(:region as text) is null or f.region_code = :region) and (cast(:year as int) is null or f.year = :year)
            and (cast(:kind as text) is null or f.kind = :kind) and (cast(:state as text) is null or f.state = :state)
            and (cast(:department as text) is null or f.department_code = :department)
            and (cast(:q as text) is null or strpos(f.form_id, :q) > 0 or strpos(f.department_name, :q) > 0))""";

    Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("region", region);
        parameters.put("year", year);
        parameters.put("kind", kind == null ? null : kind.name());
        parameters.put("state", state == null ? null : state.name());
        parameters.put("department", department);
        parameters.put("q", q);
        return parameters;
    }
}
