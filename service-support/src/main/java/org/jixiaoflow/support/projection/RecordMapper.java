package org.jixiaoflow.support.projection;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Makes a record of each row, each component of the column that is called like it. How a column is read is found out once: Spring's mapper
 * asks for it with every value and compares the components' annotations each time, which took most of what a list cost.
 */
public final class RecordMapper<T extends Record> implements RowMapper<T> {

    private static final Map<Class<?>, Reading> READINGS = Map.of(
            String.class, ResultSet::getString,
            int.class, ResultSet::getInt,
            Integer.class, (row, column) -> row.getObject(column, Integer.class),
            long.class, ResultSet::getLong,
            boolean.class, ResultSet::getBoolean,
            BigDecimal.class, ResultSet::getBigDecimal,
            UUID.class, (row, column) -> row.getObject(column, UUID.class),
            OffsetDateTime.class, (row, column) -> row.getObject(column, OffsetDateTime.class),
            Instant.class, RecordMapper::instant);

    private final Constructor<T> constructor;
    private final List<Column> columns;

    private RecordMapper(Constructor<T> constructor, List<Column> columns) {
        this.constructor = constructor;
        this.columns = columns;
    }

    /** @throws IllegalArgumentException if a component is of a type that no column is read as */
    public static <T extends Record> RecordMapper<T> of(Class<T> type) {
        return new RecordMapper<>(
                BeanUtils.getResolvableConstructor(type),
                Stream.of(type.getRecordComponents()).map(Column::of).toList());
    }

    /** How a column's value is read. */
    private interface Reading {

        @Nullable Object of(ResultSet row, String column) throws SQLException;
    }

    private record Column(String name, Reading reading) {

        static Column of(RecordComponent component) {
            return new Column(
                    JdbcUtils.convertPropertyNameToUnderscoreName(component.getName()), reading(component.getType()));
        }

        private static Reading reading(Class<?> type) {
            if (type.isEnum()) {
                return (row, column) -> constant(type, row.getString(column));
            }
            var reading = READINGS.get(type);
            if (reading == null) {
                throw new IllegalArgumentException("No column is read as " + type);
            }
            return reading;
        }
    }

    private static @Nullable Object constant(Class<?> type, @Nullable String name) {
        return name == null
                ? null
                : Stream.of(type.getEnumConstants())
                        .filter(constant -> ((Enum<?>) constant).name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("No %s is called %s".formatted(type, name)));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    @Override
    public T mapRow(ResultSet row, int number) throws SQLException {
        var values = new @Nullable Object[columns.size()];
        for (var at = 0; at < values.length; at++) {
            var column = columns.get(at);
            values[at] = column.reading().of(row, column.name());
        }
        return BeanUtils.instantiateClass(constructor, values);
    }
}
