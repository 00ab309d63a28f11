package org.jixiaoflow.workbench.services;

import java.util.Map;
import org.jixiaoflow.schemas.FormKind;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

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
        Map<String, Object> parameters = query().parameters();
        var address = UriComponentsBuilder.fromPath(path);
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parameters).toUriString();
    }
}
