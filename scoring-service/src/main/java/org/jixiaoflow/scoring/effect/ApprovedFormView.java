package org.jixiaoflow.scoring.effect;

import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.scoring.dashboard.TableView;
import org.jixiaoflow.support.projection.BatchParameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every approved form, to be scored by what isn't published yet. */
@Component
public class ApprovedFormView extends TableView<ApprovedForm> {

    /** As positions know it. */
    public static final String NAME = "approved_form";

    ApprovedFormView(JdbcClient sql) {
        super(sql, NAME, Topics.APPROVED_FORMS, "form_id");
    }

    @Override
    protected void upsert(JdbcClient sql, BatchParameters<Row<ApprovedForm>> rows) {
        sql.sql("""
                        insert into scoring.approved_form (form_id, version, form)
                        select form_id, version, form from unnest(:formId, :version, :form) as r (form_id, version, form)
                        on conflict (form_id) do update set version = excluded.version, form = excluded.form""")
                .param("formId", rows.texts(Row::key))
                .param("version", rows.numbers(row -> row.value().getVersion()))
                .param("form", rows.packed(Row::written))
                .update();
    }
}
