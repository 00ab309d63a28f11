package org.jixiaoflow.review.library;

import java.util.LinkedHashMap;
import java.util.List;
import org.jixiaoflow.schemas.ExemplaryIndicator;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.View;
import org.jixiaoflow.support.projection.ViewRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which indicators bureaus recommend: of each the newest word. */
@Component
class ExemplaryView implements View<ExemplaryIndicator> {

    static final String NAME = "exemplary_indicators";

    private final JdbcClient sql;

    ExemplaryView(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Topic<ExemplaryIndicator> topic() {
        return Topics.EXEMPLARY_INDICATORS;
    }

    @Override
    public void apply(List<ViewRecord<ExemplaryIndicator>> batch) {
        var newest = new LinkedHashMap<String, ExemplaryIndicator>();
        batch.forEach(said -> newest.put(said.key(), said.kept()));
        var rows = new BatchParameters<>(List.copyOf(newest.values()));
        sql.sql("""
                        insert into review.exemplary_indicator (region_code, key, exemplary, reason, marked_by, marked_at)
                        select region_code, key, exemplary, reason, marked_by, marked_at
                        from unnest(:region, :key, :exemplary, :reason, :markedBy, :markedAt)
                        as r (region_code, key, exemplary, reason, marked_by, marked_at)
                        on conflict (region_code, key) do update set exemplary = excluded.exemplary, reason = excluded.reason,
                          marked_by = excluded.marked_by, marked_at = excluded.marked_at""")
                .param("region", rows.texts(ExemplaryIndicator::getRegionCode))
                .param("key", rows.texts(said -> Names.key(said.getName())))
                .param("exemplary", rows.truths(ExemplaryIndicator::getExemplary))
                .param("reason", rows.texts(ExemplaryIndicator::getReason))
                .param("markedBy", rows.texts(said -> said.getMarkedBy().getName()))
                .param("markedAt", rows.times(ExemplaryIndicator::getMarkedAt))
                .update();
    }

    @Override
    public void clear() {
        sql.sql("truncate review.exemplary_indicator").update();
    }
}
