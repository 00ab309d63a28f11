package org.jixiaoflow.scoring.dashboard;

import org.jixiaoflow.schemas.ScoreSummary;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.projection.BatchParameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The summary of every region and year. */
@Component
public class SummaryView extends TableView<ScoreSummary> {

    /** As positions know it. */
    public static final String NAME = "score_summary";

    SummaryView(JdbcClient sql) {
        super(sql, NAME, Topics.SCORE_SUMMARIES, "key");
    }

    @Override
    protected void upsert(JdbcClient sql, BatchParameters<Row<ScoreSummary>> rows) {
        sql.sql("""
                        insert into scoring.score_summary (key, summary)
                        select key, summary::json from unnest(:key, :summary) as r (key, summary)
                        on conflict (key) do update set summary = excluded.summary""")
                .param("key", rows.texts(Row::key))
                .param("summary", rows.texts(row -> AvroJson.write(row.value())))
                .update();
    }
}
