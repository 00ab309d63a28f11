package org.jixiaoflow.support.projection;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jixiaoflow.schemas.contract.PackedValues;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Rows turned into one array a column, so that a batch is one statement whatever its size. Texts, whole numbers and truth values
 * go as the driver has them; of anything else it makes a text, which PostgreSQL takes apart.
 */
public record BatchParameters<R>(List<R> rows) {

    /** Texts; anything is written as its {@code toString()}. */
    public SqlArrayValue texts(Function<R, @Nullable Object> column) {
        return written("text", column);
    }

    /** Whole numbers. */
    public SqlArrayValue numbers(Function<R, @Nullable Number> column) {
        return array("bigint", column.andThen(BatchParameters::whole), Long[]::new);
    }

    /** Numbers with decimals. */
    public SqlArrayValue decimals(Function<R, @Nullable BigDecimal> column) {
        return written("numeric", column);
    }

    /** Truth values. */
    public SqlArrayValue truths(Function<R, Boolean> column) {
        return array("boolean", column, Boolean[]::new);
    }

    /** UUIDs. */
    public SqlArrayValue uuids(Function<R, @Nullable Object> column) {
        return written("uuid", column);
    }

    /** Instants write themselves as PostgreSQL reads them, whatever time zone either stands in. */
    public SqlArrayValue times(Function<R, @Nullable Object> column) {
        return written("timestamptz", column);
    }

    /** Values of topics, {@linkplain PackedValues packed}. */
    public SqlArrayValue packed(Function<R, byte[]> column) {
        return new SqlArrayValue(
                "bytea", (Object[]) PackedValues.pack(rows.stream().map(column).toList()));
    }

    private SqlArrayValue written(String type, Function<R, ?> column) {
        return array(type, column.andThen(BatchParameters::written), String[]::new);
    }

    private <T> SqlArrayValue array(String type, Function<R, T> column, IntFunction<T[]> array) {
        return new SqlArrayValue(type, (Object[]) rows.stream().map(column).toArray(array));
    }

    /** PostgreSQL's text holds every character but one. */
    private static @Nullable String written(@Nullable Object value) {
        return value == null ? null : value.toString().replace("\u0000", "");
    }

    private static @Nullable Long whole(@Nullable Number value) {
        return value == null ? null : value.longValue();
    }
}
