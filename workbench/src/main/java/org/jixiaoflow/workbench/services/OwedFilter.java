package org.jixiaoflow.workbench.services;

import org.jixiaoflow.schemas.FormKind;
import org.jspecify.annotations.Nullable;

/** What the list of owed forms is narrowed to; what is absent narrows nothing. */
public record OwedFilter(
        @Nullable String region,
        @Nullable Integer year,
        @Nullable FormKind kind,
        @Nullable Boolean overdue) {

    /** No narrowing. */
    public static final OwedFilter NONE = new OwedFilter(null, null, null, null);

    public OwedFilter {
        region = region == null || region.isBlank() ? null : region;
        overdue = Boolean.TRUE.equals(overdue) ? Boolean.TRUE : null;
    }

    Query query() {
        return new Query()
                .with("region", region)
                .with("year", year)
                .with("kind", kind)
                .with("overdue", overdue);
    }

    /** The address of {@code path} with all this. */
    public String address(String path) {
        return query().address(path);
    }
}
