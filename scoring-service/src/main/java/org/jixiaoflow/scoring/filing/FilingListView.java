package org.jixiaoflow.scoring.filing;

import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.scoring.dashboard.TableView;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.projection.BatchParameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who must file, by region and year. */
@Component
class FilingListView extends TableView<FilingList> {

    static final String NAME = "filing_list";

    FilingListView(JdbcClient sql) {
        super(sql, NAME, Topics.FILING_LISTS, "key");
    }

    @Override
    protected void upsert(JdbcClient sql, BatchParameters<Row<FilingList>> rows) {
        sql.sql("""
                        insert into scoring.filing_list (key, list)
                        select key, list::json from unnest(:key, :list) as r (key, list)
                        on conflict (key) do update set list = excluded.list""")
                .param("key", rows.texts(Row::key))
                .param("list", rows.texts(row -> AvroJson.write(row.value())))
                .update();
    }
}
