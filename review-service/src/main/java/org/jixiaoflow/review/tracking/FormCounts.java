package org.jixiaoflow.review.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jixiaoflow.support.web.FormCriteria;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many forms of a region's year stand at which place, and on how many of them somebody ever decided: rows that follow the forms. A
 * place's id is the hash of what it is, as PostgreSQL has it for partitions by hash, so that nobody need look it up to count.
 */
final class FormCounts {

    /** Sorted, so that two writers lock rows in the same order. */
    private static final String FOLLOWING = """
            with before as (select * from review.form where form_id = any(:formId)),
            written as (%s returning form.*),
            standing as (
              select f.region_code, f.year, f.kind, f.state, f.stage, f.due_stage, passed, change, hashtextextended(
                concat_ws('/', f.state, coalesce(f.stage, ''), coalesce(f.due_stage, ''), array_to_string(passed, ',')), 0) as place
              from (
                select w.*, 1 as change from written w
                union all select b.*, -1 from before b join written w on w.form_id = b.form_id) f
              cross join lateral (select array(select unnest(f.passed_stages) order by 1)) sorted (passed)),
            named as (
              insert into review.form_place (id, state, stage, due_stage, passed_stages)
              select distinct place, state, stage, due_stage, passed from standing where change > 0
              on conflict do nothing),
            counted as (
              insert into review.form_count as c (region_code, year, kind, place, forms)
              select region_code, year, kind, place, sum(change) from standing
              group by 1, 2, 3, 4 having sum(change) <> 0 order by 1, 2, 3, 4
              on conflict (region_code, year, kind, place) do update set forms = c.forms + excluded.forms)
            insert into review.handled_count as c (person, region_code, year, kind, forms)
            select person, w.region_code, w.year, w.kind, count(*)
            from written w left join before b on b.form_id = w.form_id
              cross join lateral (select unnest(w.reviewer_ids) except select unnest(b.reviewer_ids)) reviewers (person)
            group by 1, 2, 3, 4 order by 1, 2, 3, 4
            on conflict (person, region_code, year, kind) do update set forms = c.forms + excluded.forms""";

    private static final String SUMS = Arrays.stream(Tab.values())
            .filter(tab -> tab != Tab.HANDLED)
            .map(tab -> "coalesce(sum(forms) filter (where %s), 0) as %s".formatted(tab.condition(), tab))
            .collect(Collectors.joining(", "));

    private static final String LOT = "c.region_code like any(:regions) and " + FormCriteria.regionYearAndKind("c");

    private static final String COUNTS = """
            select %1$s, (
              select coalesce(sum(c.forms), 0) from review.handled_count c where c.person = :reviewer and %2$s) as %3$s
            from (select c.place, sum(c.forms) as forms from review.form_count c where %2$s group by c.place) places
              join review.form_place f on f.id = places.place""".formatted(SUMS, LOT, Tab.HANDLED);

    private final JdbcClient sql;

    FormCounts(JdbcClient sql) {
        this.sql = sql;
    }

    /** The statement, with the counts following what it writes; it is to insert into or update {@code review.form}, those of {@code :formId}. */
    static String following(String write) {
        return FOLLOWING.formatted(write);
    }

    /** Whether the reviewer's lists, narrowed so, can be told from what is counted. */
    static boolean tell(Reviewer reviewer, FormFilter filter, InboxFilter further) {
        return reviewer.departments().isEmpty()
                && reviewer.reviewed().isEmpty()
                && further.isNone()
                && filter.isOfLot();
    }

    /** How long the reviewer's lists are. */
    Map<Tab, Long> of(Reviewer reviewer, Map<String, @Nullable Object> filter) {
        return sql.sql(COUNTS)
                .params(reviewer.parameters())
                .params(filter)
                .query(FormCounts::row)
                .single();
    }

    /** A row with a column for each list. */
    static Map<Tab, Long> row(ResultSet row, int number) throws SQLException {
        var counts = new EnumMap<Tab, Long>(Tab.class);
        for (var each : Tab.values()) {
            counts.put(each, row.getLong(each.name()));
        }
        return counts;
    }
}
