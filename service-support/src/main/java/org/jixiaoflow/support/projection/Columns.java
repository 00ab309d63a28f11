package org.jixiaoflow.support.projection;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** Rows turned into one array a column, so that a batch is one statement whatever its size. */
public record Columns<R>(List<R> rows) {

    /** Texts; anything is written as its {@code toString()}. */
    public SqlArrayValue texts(Function<R, @Nullable Object> column) {
        return array("text", column);
    }

    /** Numbers of any kind. */
    public SqlArrayValue numbers(Function<R, @Nullable Object> column) {
        return array("numeric", column);
    }

    /** Truth values. */
    public SqlArrayValue truths(Function<R, @Nullable Object> column) {
        return array("boolean", column);
    }

    /** UUIDs. */
    public SqlArrayValue uuids(Function<R, @Nullable Object> column) {
        return array("uuid", column);
    }

    /** Instants write themselves as PostgreSQL reads them, whatever time zone either stands in. */
    public SqlArrayValue times(Function<R, @Nullable Object> column) {
        return array("timestamptz", column);
    }

    /** Bytes. */
    public SqlArrayValue bytes(Function<R, byte[]> column) {
        return new SqlArrayValue("bytea", (Object[]) rows.stream().map(column).toArray(byte[][]::new));
    }

    private SqlArrayValue array(String type, Function<R, @Nullable Object> column) {
        return new SqlArrayValue(
                type, rows.stream().map(column).map(Columns::written).toArray());
    }

    /** PostgreSQL's text holds every character but one. */
    private static @Nullable String written(@Nullable Object value) {
        return value == null ? null : value.toString().replace("\u0000", "");
    }
}
