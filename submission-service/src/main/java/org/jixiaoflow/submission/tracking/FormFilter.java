package org.jixiaoflow.submission.tracking;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.Map;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.support.web.FormCriteria;
import org.jspecify.annotations.Nullable;

/** Which forms of a list; a criterion that is null admits all. */
public record FormFilter(
        @Parameter(description = "行政区划代码") @Nullable String region,

        @Parameter(description = "Budget year") @Nullable Integer year,

        @Nullable FormKind kind,

        @Nullable FormState state,

        @Parameter(description = "Department code") @Nullable String department,

        @Parameter(description = "Part of the form's id or of the department's name") @Nullable String q) {

    static final String CONDITION =
            "%s and (cast(:state as text) is null or f.state = :state)".formatted(FormCriteria.condition("f"));

    Map<String, @Nullable Object> parameters() {
        var parameters = new FormCriteria(region, year, kind, department, q).parameters();
        parameters.put("state", state == null ? null : state.name());
        return parameters;
    }
}
