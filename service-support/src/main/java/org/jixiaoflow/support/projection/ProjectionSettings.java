package org.jixiaoflow.support.projection;

import jakarta.validation.constraints.Min;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How views are kept.
 *
 * @param schema PostgreSQL schema of the service, where positions are kept in the table {@code view_position}
 * @param batch most records applied in one transaction
 * @param rebuild views to empty and fill again at this start, by name; {@code all} for every one
 */
@Validated
@ConfigurationProperties("jixiao.views")
record ProjectionSettings(
        @DefaultValue("public") String schema,
        @DefaultValue("500") @Min(1) int batch,
        @DefaultValue Set<String> rebuild) {

    boolean rebuilds(View<?> view) {
        return rebuild.contains("all") || rebuild.contains(view.name());
    }
}
