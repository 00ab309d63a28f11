package org.jixiaoflow.scoring.dashboard;

import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.projection.BatchParameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The current score of every form. */
@Component
public class FormScoreView extends TableView<FormScore> {

    /** As positions know it. */
    public static final String NAME = "form_score";

    FormScoreView(JdbcClient sql) {
        super(sql, NAME, Topics.FORM_SCORES, "form_id");
    }

    @Override
    protected void upsert(JdbcClient sql, BatchParameters<Row<FormScore>> rows) {
        sql.sql("""
                        insert into scoring.form_score
                          (form_id, region_code, year, kind, department_code, department_name, version, total, grade, score)
                        select form_id, region_code, year, kind, department_code, department_name, version, total, grade, score
                        from unnest(:formId, :region, :year, :kind, :department, :departmentName, :version, :total, :grade, :score)
                        as r (form_id, region_code, year, kind, department_code, department_name, version, total, grade, score)
                        on conflict (form_id) do update set department_name = excluded.department_name,
                          version = excluded.version, total = excluded.total, grade = excluded.grade, score = excluded.score""")
                .param("formId", rows.texts(Row::key))
                .param("region", rows.texts(row -> row.value().getRegionCode()))
                .param("year", rows.numbers(row -> row.value().getYear()))
                .param("kind", rows.texts(row -> row.value().getKind()))
                .param("department", rows.texts(row -> row.value().getDepartmentCode()))
                .param("departmentName", rows.texts(row -> row.value().getDepartmentName()))
                .param("version", rows.numbers(row -> row.value().getVersion()))
                .param("total", rows.decimals(row -> row.value().getTotal()))
                .param("grade", rows.texts(row -> row.value().getGrade()))
                .param("score", rows.packed(Row::written))
                .update();
    }
}
