package org.jixiaoflow.scoring.filing;

import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.scoring.dashboard.TableView;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.projection.BatchParameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What every department filed of every year. */
@Component
public class DepartmentFilingView extends TableView<DepartmentFiling> {

    /** As positions know it. */
    public static final String NAME = "department_filing";

    DepartmentFilingView(JdbcClient sql) {
        super(sql, NAME, Topics.DEPARTMENT_FILINGS, "key");
    }

    @Override
    protected void upsert(JdbcClient sql, BatchParameters<Row<DepartmentFiling>> rows) {
        sql.sql("""
                        insert into scoring.department_filing (key, region_code, year, department_code, listed, filing)
                        select key, region_code, year, department_code, listed, filing::json
                        from unnest(:key, :region, :year, :department, :listed, :filing)
                        as r (key, region_code, year, department_code, listed, filing)
                        on conflict (key) do update set listed = excluded.listed, filing = excluded.filing""")
                .param("key", rows.texts(Row::key))
                .param("region", rows.texts(row -> row.value().getRegionCode()))
                .param("year", rows.numbers(row -> row.value().getYear()))
                .param("department", rows.texts(row -> row.value().getDepartmentCode()))
                .param("listed", rows.truths(row -> row.value().getListed()))
                .param("filing", rows.texts(row -> AvroJson.write(row.value())))
                .update();
    }
}
