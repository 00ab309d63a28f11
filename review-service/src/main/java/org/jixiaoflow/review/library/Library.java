package org.jixiaoflow.review.library;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.Operator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A region's indicators, each summed up over the objectives that have it, all in one query; what is alike is found among them. */
@Component
class Library {

    private static final int TARGETS = 3;
    private static final int ALIKE = 5;
    private static final int YEARS_UNUSED = 2;

    private static final TypeReference<List<LibraryIndicator.Target>> LIST_OF_TARGETS = new TypeReference<>() {};

    private static final String USED = """
            with here as (select * from review.indicator where region_code = :region),
            targets as (
              select key, json_agg(json_build_object('operator', operator, 'target', target, 'unit', unit, 'used', times) order by place)
                as targets
              from (select key, operator, target, unit, count(*) as times,
                  row_number() over (partition by key order by count(*) desc, max(year) desc, target) as place
                from here where target is not null group by key, operator, target, unit) written
              where place <= :targets group by key)
            select h.key, mode() within group (order by h.name) as name, array_agg(distinct h.name) as names,
              mode() within group (order by h.level1) as level1, mode() within group (order by h.level2) as level2,
              mode() within group (order by h.operator) as operator, mode() within group (order by h.direction) as direction,
              mode() within group (order by h.unit) as unit, max(t.targets::text) as targets,
              count(*) as used, count(distinct h.department_code) as departments, count(distinct h.year) as years,
              min(h.year) as first_year, max(h.year) as last_year, e.reason, e.marked_by, e.marked_at
            from here h left join targets t on t.key = h.key
            left join review.exemplary_indicator e on e.region_code = :region and e.key = h.key and e.exemplary
            group by h.key, e.reason, e.marked_by, e.marked_at
            order by e.marked_at is null, count(*) desc, h.key collate "C\"""";

    private final JdbcClient sql;
    private final JsonMapper json;

    Library(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Those that are recommended first, then by how often they are used. */
    List<LibraryIndicator> of(String region) {
        var rows = sql.sql(USED)
                .param("region", region)
                .param("targets", TARGETS)
                .query(this::row)
                .list();
        var newest =
                rows.stream().mapToInt(row -> row.summed().lastYear()).max().orElse(0);
        var alike = Alike.of(rows.stream().map(Row::key).toList());
        var names = rows.stream()
                .collect(Collectors.toMap(Row::key, row -> row.summed().name()));
        return rows.stream()
                .map(row -> row.summed()
                        .with(
                                row.summed().lastYear() <= newest - YEARS_UNUSED,
                                alike.getOrDefault(row.key(), List.of()).stream()
                                        .limit(ALIKE)
                                        .map(names::get)
                                        .toList()))
                .toList();
    }

    /** An indicator, before it is held against the others. */
    private record Row(String key, LibraryIndicator summed) {}

    private Row row(ResultSet row, int number) throws SQLException {
        var name = row.getString("name");
        return new Row(
                row.getString("key"),
                new LibraryIndicator(
                        name,
                        Stream.of((String[]) row.getArray("names").getArray())
                                .filter(other -> !other.equals(name))
                                .toList(),
                        row.getString("level1"),
                        row.getString("level2"),
                        constant(Operator::valueOf, row.getString("operator")),
                        constant(Direction::valueOf, row.getString("direction")),
                        row.getString("unit"),
                        row.getString("targets") == null
                                ? List.of()
                                : json.readValue(row.getString("targets"), LIST_OF_TARGETS),
                        row.getInt("used"),
                        row.getInt("departments"),
                        row.getInt("years"),
                        row.getInt("first_year"),
                        row.getInt("last_year"),
                        false,
                        List.of(),
                        row.getString("marked_by") == null
                                ? null
                                : new LibraryIndicator.Recommendation(
                                        row.getString("reason"),
                                        row.getString("marked_by"),
                                        row.getTimestamp("marked_at").toInstant())));
    }

    private static <E extends Enum<E>> @Nullable E constant(Function<String, E> named, @Nullable String name) {
        return name == null ? null : named.apply(name);
    }
}
