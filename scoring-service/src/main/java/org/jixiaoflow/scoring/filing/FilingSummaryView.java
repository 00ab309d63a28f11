package org.jixiaoflow.scoring.filing;

import org.jixiaoflow.schemas.FilingSummary;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.scoring.dashboard.TableView;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.projection.BatchParameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far every region and year has come. */
@Component
class FilingSummaryView extends TableView<FilingSummary> {

    static final String NAME = "filing_summary";

    FilingSummaryView(JdbcClient sql) {
        super(sql, NAME, Topics.FILING_SUMMARIES, "key");
    }

    @Override
    protected void upsert(JdbcClient sql, BatchParameters<Row<FilingSummary>> rows) {
        sql.sql("""
                        insert into scoring.filing_summary (key, summary)
                        select key, summary::json from unnest(:key, :summary) as r (key, summary)
                        on conflict (key) do update set summary = excluded.summary""")
                .param("key", rows.texts(Row::key))
                .param("summary", rows.texts(row -> AvroJson.write(row.value())))
                .update();
    }
}
