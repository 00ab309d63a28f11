package org.jixiaoflow.scoring.filing;

import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.scoring.dashboard.TableView;
import org.jixiaoflow.support.projection.BatchParameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where every form stands. */
@Component
public class FormFilingView extends TableView<FormFiling> {

    /** As positions know it. */
    public static final String NAME = "form_filing";

    FormFilingView(JdbcClient sql) {
        super(sql, NAME, Topics.FORM_FILINGS, "form_id");
    }

    @Override
    protected void upsert(JdbcClient sql, BatchParameters<Row<FormFiling>> rows) {
        sql.sql("""
                        insert into scoring.form_filing (form_id, region_code, year, department_code, kind, state, version)
                        select form_id, region_code, year, department_code, kind, state, version
                        from unnest(:formId, :region, :year, :department, :kind, :state, :version)
                        as r (form_id, region_code, year, department_code, kind, state, version)
                        on conflict (form_id) do update set state = excluded.state, version = excluded.version""")
                .param("formId", rows.texts(Row::key))
                .param("region", rows.texts(row -> form(row).regionCode()))
                .param("year", rows.numbers(row -> form(row).year()))
                .param("department", rows.texts(row -> form(row).departmentCode()))
                .param("kind", rows.texts(row -> row.value().getKind()))
                .param("state", rows.texts(row -> row.value().getState()))
                .param("version", rows.numbers(row -> row.value().getVersion()))
                .update();
    }

    private static FormId form(Row<FormFiling> row) {
        return FormId.parse(row.key()).orElseThrow();
    }
}
