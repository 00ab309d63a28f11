package org.jixiaoflow.scoring.dashboard;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.HashMap;
import java.util.Map;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jspecify.annotations.Nullable;

/** Which scores of a list; a criterion that is null admits all. */
record ScoreFilter(
        @Parameter(description = "行政区划代码") @Nullable String region,

        @Parameter(description = "Budget year") @Nullable Integer year,

        @Nullable FormKind kind,

        @Nullable Grade grade,

        @Parameter(description = "Department code") @Nullable String department,

        @Parameter(description = "Part of the form's id or of the department's name") @Nullable String q) {

    static final String CONDITION = """
            ((cast(:region as text) is null or s.region_code = :region) and (cast(:year as int) is null or s.year = :year)
            and (cast(:kind as text) is null or s.kind = :kind) and (cast(:grade as text) is null or s.grade = :grade)
            and (cast(:department as text) is null or s.department_code = :department)
            and (cast(:q as text) is null or strpos(s.form_id, :q) > 0 or strpos(s.department_name, :q) > 0))""";

    Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("region", region);
        parameters.put("year", year);
        parameters.put("kind", kind == null ? null : kind.name());
        parameters.put("grade", grade == null ? null : grade.name());
        parameters.put("department", department);
        parameters.put("q", q);
        return parameters;
    }
}
