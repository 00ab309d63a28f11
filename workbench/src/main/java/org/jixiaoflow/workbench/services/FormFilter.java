package org.jixiaoflow.workbench.services;

import java.util.Map;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jspecify.annotations.Nullable;

/** What a list of forms is narrowed to; a criterion that is null admits all. */
public record FormFilter(
        @Nullable String region,
        @Nullable Integer year,
        @Nullable FormKind kind,
        @Nullable String department,
        @Nullable FormState state,
        @Nullable String stage,
        @Nullable String q,
        @Nullable Boolean overdue) {

    public FormFilter {
        overdue = Boolean.TRUE.equals(overdue) ? Boolean.TRUE : null;
    }

    /** No narrowing. */
    public static final FormFilter NONE = new FormFilter(null, null, null, null, null, null, null, null);

    /** What is not absent, by name. */
    public Map<String, Object> parameters() {
        return query().parameters();
    }

    Query query() {
        return new Query()
                .with("region", region)
                .with("year", year)
                .with("kind", kind)
                .with("department", department)
                .with("state", state)
                .with("stage", stage)
                .with("q", q)
                .with("overdue", overdue);
    }
}
