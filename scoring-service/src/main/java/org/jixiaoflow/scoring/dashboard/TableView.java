package org.jixiaoflow.scoring.dashboard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.View;
import org.jixiaoflow.support.projection.ViewRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A view of a compacted topic: one row a key, the newest value of a batch wins, a tombstone deletes. The topic's order is the order of
 * truth, and positions are kept with the rows, so the newest value of all batches wins too.
 */
public abstract class TableView<T extends SpecificRecord> implements View<T> {

    private final JdbcClient sql;
    private final String name;
    private final Topic<T> topic;
    private final String table;
    private final String key;

    protected TableView(JdbcClient sql, String name, Topic<T> topic, String key) {
        this.sql = sql;
        this.name = name;
        this.topic = topic;
        this.table = "scoring." + name;
        this.key = key;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Topic<T> topic() {
        return topic;
    }

    @Override
    public final void apply(List<ViewRecord<T>> batch) {
        // Sorted, so that two writers lock rows in the same order.
        var newest = new TreeMap<String, ViewRecord<T>>();
        batch.forEach(viewRecord -> newest.put(viewRecord.key(), viewRecord));
        var kept = new ArrayList<Row<T>>();
        var deleted = new ArrayList<String>();
        newest.values().forEach(viewRecord -> {
            if (viewRecord.value() == null) {
                deleted.add(viewRecord.key());
            } else {
                kept.add(new Row<>(viewRecord.key(), viewRecord.value(), viewRecord.bytes()));
            }
        });
        delete(deleted);
        if (!kept.isEmpty()) {
            upsert(sql, new BatchParameters<>(kept));
        }
    }

    private void delete(Collection<String> keys) {
        if (!keys.isEmpty()) {
            sql.sql("delete from %s where %s = any(?)".formatted(table, key))
                    .param(keys.toArray(String[]::new))
                    .update();
        }
    }

    /** Writes rows, those that are there over. */
    protected abstract void upsert(JdbcClient sql, BatchParameters<Row<T>> rows);

    @Override
    public final void clear() {
        sql.sql("truncate " + table).update();
    }

    /** A value with its key, and as it lies on the topic. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Row<T>(String key, T value, byte[] written) {}
}
