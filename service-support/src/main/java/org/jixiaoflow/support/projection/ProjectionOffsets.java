package org.jixiaoflow.support.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Up to where each view reflects its topic, in the table {@code view_position} beside the view. */
class ProjectionOffsets {

    private final JdbcClient sql;
    private final String table;

    ProjectionOffsets(JdbcClient sql, String schema) {
        this.sql = sql;
        this.table = schema + ".view_position";
    }

    /**
     * How far a view has come in one partition.
     *
     * @param next offset of the next record
     * @param time time of the newest record in it; null if it has none
     * @param records applied since the view was last emptied
     * @param refilledAt the position at which it shows what was there when it began or was emptied; 0 if nothing was
     */
    record Position(long next, @Nullable Instant time, long records, long refilledAt) {

        boolean isRefilling() {
            return next < refilledAt;
        }
    }

    void createTable() {
        sql.sql("""
                        create table if not exists %s (
                          view text not null,
                          topic_partition int not null,
                          next_offset bigint not null,
                          record_time timestamptz not null,
                          primary key (view, topic_partition))""".formatted(table)).update();
        sql.sql("""
                        alter table %s
                          alter record_time drop not null,
                          add if not exists records bigint not null default 0,
                          add if not exists refilled_at bigint not null default 0""".formatted(table)).update();
    }

    /** By partition; a partition that nothing was read of is missing. */
    Map<Integer, Position> of(String view) {
        var projectionOffsets = new TreeMap<Integer, Position>();
        sql.sql("""
                        select topic_partition, next_offset, record_time, records, refilled_at
                        from %s where view = ?""".formatted(table)).param(view).query(row -> {
            var time = row.getTimestamp(3);
            projectionOffsets.put(
                    row.getInt(1),
                    new Position(
                            row.getLong(2), time == null ? null : time.toInstant(), row.getLong(4), row.getLong(5)));
        });
        return projectionOffsets;
    }

    /**
     * Goes on, unless somebody else has moved the view meanwhile: another instance that applied the same records, or somebody who emptied
     * it. Until the transaction ends nobody else does. The transaction won't wait for the disk: if the database fails, the view loses its
     * last moment together with the position, and reads it again.
     *
     * @param known by partition the position from which the records were read; none for the beginning
     * @return whether it went on in all partitions; if not, the transaction must be undone
     */
    boolean advance(String view, Map<Integer, Long> known, List<? extends ViewRecord<?>> batch) {
        var last = new TreeMap<Integer, ViewRecord<?>>();
        var counts = new HashMap<Integer, Integer>();
        batch.forEach(viewRecord -> {
            last.put(viewRecord.partition(), viewRecord);
            counts.merge(viewRecord.partition(), 1, Integer::sum);
        });
        var rows = new BatchParameters<>(List.<ViewRecord<?>>copyOf(last.values()));
        var moved = sql.sql("""
                        with batch as (
                          select topic_partition::int, known::bigint, next_offset::bigint, record_time, records::bigint
                          from unnest(:partition, :known, :nextOffset, :time, :records)
                            as r (topic_partition, known, next_offset, record_time, records)),
                        gone_on as (
                          update %1$s p
                          set next_offset = b.next_offset, record_time = greatest(p.record_time, b.record_time),
                              records = p.records + b.records
                          from batch b
                          where p.view = :view and p.topic_partition = b.topic_partition and p.next_offset = b.known
                          returning 1),
                        begun as (
                          insert into %1$s (view, topic_partition, next_offset, record_time, records)
                          select :view, topic_partition, next_offset, record_time, records from batch where known is null
                          on conflict do nothing
                          returning 1)
                        select (select count(*) from gone_on) + (select count(*) from begun)
                        from set_config('synchronous_commit', 'off', true)""".formatted(table))
                .param("view", view)
                .param("partition", rows.numbers(ViewRecord::partition))
                .param("known", rows.numbers(viewRecord -> known.get(viewRecord.partition())))
                .param("nextOffset", rows.numbers(viewRecord -> viewRecord.offset() + 1))
                .param("time", rows.times(ViewRecord::time))
                .param("records", rows.numbers(viewRecord -> counts.get(viewRecord.partition())))
                .query(Integer.class)
                .single();
        return moved == last.size();
    }

    /**
     * Puts a view back to the beginning; the tables may be emptied in the same transaction, until whose end no view of the service goes on.
     *
     * @param ends by partition, the position at which it shows everything again
     */
    void restart(String view, Map<Integer, Long> ends) {
        sql.sql("lock table %s in share row exclusive mode".formatted(table)).update();
        sql.sql("delete from %s where view = ?".formatted(table)).param(view).update();
        begin(view, ends);
    }

    /**
     * Says up to where a view that begins is to be filled. Of partitions in which it goes on already it says nothing.
     *
     * @param ends by partition, the position at which it shows everything
     */
    void begin(String view, Map<Integer, Long> ends) {
        var rows = new BatchParameters<>(new ArrayList<>(ends.entrySet()));
        sql.sql("""
                        insert into %s (view, topic_partition, next_offset, refilled_at)
                        select :view, topic_partition, 0, refilled_at
                        from unnest(:partition, :end) as r (topic_partition, refilled_at)
                        on conflict do nothing""".formatted(table))
                .param("view", view)
                .param("partition", rows.numbers(Map.Entry::getKey))
                .param("end", rows.numbers(Map.Entry::getValue))
                .update();
    }
}
