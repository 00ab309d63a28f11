package org.jixiaoflow.submission.imports;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.submission.documents.Column;
import org.jixiaoflow.submission.documents.ColumnChoices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people said that headings mean. It holds for their own files; to others of the region it is offered, so that nobody's targets come
 * from a column that somebody else chose.
 */
@Component
class ColumnStore {

    /** Choices of one person that are kept; the oldest go first. */
    private static final int MOST = 500;

    private record Place(String layout, String heading) {}

    private record Count(Place place, Column column, int people) {}

    private final JdbcClient sql;
    private final Clock clock;

    ColumnStore(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What the person said, for the reader. */
    ColumnChoices of(String person, String region) {
        var said = said(person, region);
        return (layout, heading) -> said.get(new Place(layout, heading));
    }

    private Map<Place, Column> said(String person, String region) {
        var said = new HashMap<Place, Column>();
        sql.sql(
                        "select layout, heading, holds, 1 from submission.column_choice where region_code = :region and person = :person")
                .param("region", region)
                .param("person", person)
                .query((row, number) -> new Count(
                        new Place(row.getString(1), row.getString(2)), Column.valueOf(row.getString(3)), row.getInt(4)))
                .list()
                .forEach(count -> said.put(count.place, count.column));
        return said;
    }

    /** The columns with what the person said of each, and what is offered. */
    List<OpenColumn> chosen(String person, String region, List<OpenColumn> columns) {
        var said = said(person, region);
        var offered = offered(person, region, columns);
        return columns.stream()
                .map(column -> {
                    var place = new Place(column.layout(), column.heading());
                    return column.with(said.get(place), offered.get(place));
                })
                .toList();
    }

    /** What more others chose than anything else. */
    private Map<Place, Column> offered(String person, String region, List<OpenColumn> columns) {
        var most = new HashMap<Place, Integer>();
        var offered = new HashMap<Place, Column>();
        var counts = sql.sql("""
                        select layout, heading, holds, count(*) from submission.column_choice
                        where region_code = :region and person <> :person
                          and md5(layout) in (select md5(one) from unnest(:layouts) as one)
                        group by layout, heading, holds""")
                .param("region", region)
                .param("person", person)
                .param(
                        "layouts",
                        columns.stream().map(OpenColumn::layout).distinct().toArray(String[]::new))
                .query((row, number) -> new Count(
                        new Place(row.getString(1), row.getString(2)), Column.valueOf(row.getString(3)), row.getInt(4)))
                .list();
        for (var count : counts) {
            var before = most.getOrDefault(count.place, 0);
            if (count.people > before) {
                offered.put(count.place, count.column);
                most.put(count.place, count.people);
            } else if (count.people == before) {
                offered.remove(count.place);
            }
        }
        return offered;
    }

    @Transactional
    public void choose(String person, String region, String layout, String heading, Column column) {
        sql.sql("""
                        insert into submission.column_choice (region_code, person, layout, heading, holds, chosen_at)
                        values (:region, :person, :layout, :heading, :holds, :now)
                        on conflict (region_code, person, md5(layout), md5(heading))
                        do update set holds = excluded.holds, chosen_at = excluded.chosen_at""")
                .param("region", region)
                .param("person", person)
                .param("layout", layout)
                .param("heading", heading)
                .param("holds", column.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        sql.sql("""
                        delete from submission.column_choice where ctid in (
                          select ctid from submission.column_choice where person = :person
                          order by chosen_at desc offset :most)""").param("person", person).param("most", MOST).update();
    }

    void forget(String person, String region, String layout, String heading) {
        sql.sql("""
                        delete from submission.column_choice
                        where region_code = :region and person = :person and md5(layout) = md5(:layout) and heading = :heading""")
                .param("region", region)
                .param("person", person)
                .param("layout", layout)
                .param("heading", heading)
                .update();
    }
}
