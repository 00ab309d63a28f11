package org.jixiaoflow.review.templates;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.support.projection.RecordMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many forms stand under each version of a template. */
@Component
class TemplateUse {

    private static final RowMapper<Forms> FORMS = RecordMapper.of(Forms.class);

    /** A draft takes the version in force when it is submitted, so it holds none yet. */
    private static final String HELD = """
            select case when f.template_id = :id then 1 else cast(substr(f.template_id, length(cast(:id as text)) + 2) as int) end as version,
              count(*) as forms,
              count(*) filter (where f.state <> 'APPROVED') as under_way
            from review.form f
            where f.region_code like any(:regions) and f.revision > 0
              and (f.template_id = :id or starts_with(f.template_id, cast(:id as text) || '@'))
            group by 1 order by 1 desc""";

    private final JdbcClient sql;

    TemplateUse(JdbcClient sql) {
        this.sql = sql;
    }

    /** Of those regions, the newest version first; none for a version that no form holds. */
    List<Forms> of(String id, Regions regions) {
        return sql.sql(HELD)
                .param("id", id)
                .param("regions", regions.patterns())
                .query(FORMS)
                .list();
    }

    /** The forms that were submitted under a version and keep it. */
    @Schema(
            name = "FormsUnderVersion",
            description = "How many forms were submitted under a version of a template, and keep it.")
    record Forms(
            @Schema(description = "Of the template, from 1.")
            int version,

            @Schema(description = "How many forms.") int forms,

            @Schema(description = "How many of them aren't approved.")
            int underWay) {}
}
