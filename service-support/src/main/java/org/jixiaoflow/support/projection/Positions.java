package org.jixiaoflow.support.projection;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Up to where each view reflects its topic, in the table {@code view_position} beside the view. */
class Positions {

    private final JdbcClient sql;
    private final String table;

    Positions(JdbcClient sql, String schema) {
        this.sql = sql;
        this.table = schema + ".view_position";
    }

    void createTable() {
        sql.sql("""
                        create table if not exists %s (
                          view text not null,
                          topic_partition int not null,
                          next_offset bigint not null,
                          record_time timestamptz not null,
                          primary key (view, topic_partition))""".formatted(table)).update();
    }

    AsOf of(String view) {
        var positions = new HashMap<Integer, Long>();
        var newest = new Instant[1];
        sql.sql("select topic_partition, next_offset, record_time from %s where view = ?".formatted(table))
                .param(view)
                .query(row -> {
                    positions.put(row.getInt(1), row.getLong(2));
                    var time = row.getTimestamp(3).toInstant();
                    newest[0] = newest[0] == null || time.isAfter(newest[0]) ? time : newest[0];
                });
        return new AsOf(newest[0], positions);
    }

    void advance(String view, List<? extends Received<?>> batch) {
        var last = new TreeMap<Integer, Received<?>>();
        batch.forEach(received -> last.put(received.partition(), received));
        var rows = new Columns<>(List.<Received<?>>copyOf(last.values()));
        sql.sql("""
                        insert into %s as p (view, topic_partition, next_offset, record_time)
                        select :view, topic_partition, next_offset, record_time
                        from unnest(:partition, :nextOffset, :time) as r (topic_partition, next_offset, record_time)
                        on conflict (view, topic_partition) do update
                        set next_offset = excluded.next_offset, record_time = greatest(p.record_time, excluded.record_time)""".formatted(table))
                .param("view", view)
                .param("partition", rows.numbers(Received::partition))
                .param("nextOffset", rows.numbers(received -> received.offset() + 1))
                .param("time", rows.times(Received::time))
                .update();
    }

    void forget(String view) {
        sql.sql("delete from %s where view = ?".formatted(table)).param(view).update();
    }
}
