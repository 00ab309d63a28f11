package org.jixiaoflow.support.projection;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Rows turned into one array a column, so that a batch is one statement whatever its size. The arrays have the types that the driver
 * sends as they are: of others it makes a text, which PostgreSQL takes apart again.
 */
public record Columns<R>(List<R> rows) {

    /** Texts; anything is written as its {@code toString()}. */
    public SqlArrayValue texts(Function<R, @Nullable Object> column) {
        return new SqlArrayValue("text", (Object[]) written(column));
    }

    /** Whole numbers. */
    public SqlArrayValue numbers(Function<R, @Nullable Number> column) {
        return new SqlArrayValue("bigint", (Object[])
                rows.stream().map(column).map(Columns::whole).toArray(Long[]::new));
    }

    /** Numbers with decimals. */
    public SqlArrayValue decimals(Function<R, @Nullable BigDecimal> column) {
        return new SqlArrayValue("numeric", (Object[]) written(column));
    }

    /** Truth values. */
    public SqlArrayValue truths(Function<R, Boolean> column) {
        return new SqlArrayValue("boolean", (Object[]) rows.stream().map(column).toArray(Boolean[]::new));
    }

    /** UUIDs. */
    public SqlArrayValue uuids(Function<R, @Nullable Object> column) {
        return new SqlArrayValue("uuid", (Object[]) written(column));
    }

    /** Instants write themselves as PostgreSQL reads them, whatever time zone either stands in. */
    public SqlArrayValue times(Function<R, @Nullable Object> column) {
        return new SqlArrayValue("timestamptz", (Object[]) written(column));
    }

    /** Bytes. */
    public SqlArrayValue bytes(Function<R, byte[]> column) {
        return new SqlArrayValue("bytea", (Object[]) rows.stream().map(column).toArray(byte[][]::new));
    }

    private @Nullable String[] written(Function<R, ?> column) {
        return rows.stream().map(column).map(Columns::written).toArray(String[]::new);
    }

    /** PostgreSQL's text holds every character but one. */
    private static @Nullable String written(@Nullable Object value) {
        return value == null ? null : value.toString().replace("\u0000", "");
    }

    private static @Nullable Long whole(@Nullable Number value) {
        return value == null ? null : Long.valueOf(value.longValue());
    }
}
