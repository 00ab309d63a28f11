package org.jixiaoflow.review.watching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormWatch;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.View;
import org.jixiaoflow.support.projection.ViewRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who watches which form. */
@Component
class WatchView implements View<FormWatch> {

    private final JdbcClient sql;

    WatchView(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "watches";
    }

    @Override
    public Topic<FormWatch> topic() {
        return Topics.FORM_WATCHES;
    }

    @Override
    public void apply(List<ViewRecord<FormWatch>> batch) {
        var newest = new LinkedHashMap<String, ViewRecord<FormWatch>>();
        batch.forEach(watch -> newest.put(watch.key(), watch));
        sql.sql("delete from review.watch where form_id || '|' || person = any(:keys)")
                .param("keys", new BatchParameters<>(List.copyOf(newest.keySet())).texts(key -> key))
                .update();
        var rows = new BatchParameters<>(newest.values().stream()
                .flatMap(watch -> Stream.ofNullable(watch.value()))
                .toList());
        sql.sql("""
                        insert into review.watch (form_id, person, name, added_by, added_by_name, since)
                        select form_id, person, name, added_by, added_by_name, since
                        from unnest(:formId, :person, :name, :addedBy, :addedByName, :since)
                        as r (form_id, person, name, added_by, added_by_name, since)
                        on conflict do nothing""")
                .param("formId", rows.texts(FormWatch::getFormId))
                .param("person", rows.texts(watch -> watch.getPerson().getId()))
                .param("name", rows.texts(watch -> watch.getPerson().getName()))
                .param("addedBy", rows.texts(watch -> watch.getAddedBy().getId()))
                .param("addedByName", rows.texts(watch -> watch.getAddedBy().getName()))
                .param("since", rows.times(FormWatch::getSince))
                .update();
    }

    @Override
    public void clear() {
        sql.sql("truncate review.watch").update();
    }
}
