package org.jixiaoflow.scoring.dashboard;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.Map;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.support.web.FormCriteria;
import org.jspecify.annotations.Nullable;

/** Which scores of a list; a criterion that is null admits all. */
record ScoreFilter(
        @Parameter(description = "行政区划代码") @Nullable String region,

        @Parameter(description = "Budget year") @Nullable Integer year,

        @Nullable FormKind kind,

        @Nullable Grade grade,

        @Parameter(description = "Department code") @Nullable String department,

        @Parameter(description = "Part of the form's id or of the department's name") @Nullable String q) {

    static final String CONDITION =
            "%s and (cast(:grade as text) is null or s.grade = :grade)".formatted(FormCriteria.condition("s"));

    Map<String, @Nullable Object> parameters() {
        var parameters = new FormCriteria(region, year, kind, department, q).parameters();
        parameters.put("grade", grade == null ? null : grade.name());
        return parameters;
    }
}
