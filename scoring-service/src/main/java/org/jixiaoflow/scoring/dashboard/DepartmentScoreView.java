package org.jixiaoflow.scoring.dashboard;

import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.projection.BatchParameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The score of every department and year. */
@Component
class DepartmentScoreView extends TableView<DepartmentScore> {

    static final String NAME = "department_score";

    DepartmentScoreView(JdbcClient sql) {
        super(sql, NAME, Topics.DEPARTMENT_SCORES, "key");
    }

    @Override
    protected void upsert(JdbcClient sql, BatchParameters<Row<DepartmentScore>> rows) {
        sql.sql("""
                        insert into scoring.department_score (key, region_code, year, department_code, mean, grade, score)
                        select key, region_code, year, department_code, mean, grade, score::json
                        from unnest(:key, :region, :year, :department, :mean, :grade, :score)
                        as r (key, region_code, year, department_code, mean, grade, score)
                        on conflict (key) do update set mean = excluded.mean, grade = excluded.grade, score = excluded.score""")
                .param("key", rows.texts(Row::key))
                .param("region", rows.texts(row -> row.value().getRegionCode()))
                .param("year", rows.numbers(row -> row.value().getYear()))
                .param("department", rows.texts(row -> row.value().getDepartmentCode()))
                .param("mean", rows.decimals(row -> row.value().getMean()))
                .param("grade", rows.texts(row -> row.value().getGrade()))
                .param("score", rows.texts(row -> AvroJson.write(row.value())))
                .update();
    }
}
