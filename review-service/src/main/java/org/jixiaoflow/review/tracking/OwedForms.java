package org.jixiaoflow.review.tracking;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.support.projection.Projections;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forms that departments still have to submit: drafts, returned ones, and those of the lists that nobody has begun. */
@Component
public class OwedForms {

    /** A draft of before there was a date has that of the list. Units file with their department, so theirs are on no list. */
    private static final String OWED = """
            with listed as (
              select l.region_code, l.year, l.department_code, l.department_name, d.kind, d.due_provisional,
                greatest(d.due_at, l.extended_to) as due_at
              from review.listed_department l join review.filing_deadline d on d.list = l.list),
            owed as (
              select f.form_id, f.region_code, f.year, f.kind, f.department_code,
                coalesce(f.department_name, l.department_name) as department_name, f.state, f.open_comments,
                coalesce(f.due_at, case when f.revision = 0 then l.due_at end) as due_at,
                f.due_provisional or (f.due_at is null and f.revision = 0 and coalesce(l.due_provisional, false)) as due_provisional
              from review.form f left join listed l on (l.region_code, l.year, l.kind, l.department_code)
                = (f.region_code, f.year, f.kind, f.department_code)
              where f.state in ('DRAFT', 'RETURNED')
              union all
              select concat_ws('-', l.region_code, l.year, l.kind, l.department_code), l.region_code, l.year, l.kind,
                l.department_code, l.department_name, null, 0, l.due_at, l.due_provisional
              from listed l where not exists (
                select 1 from review.form f where (f.region_code, f.year, f.kind, f.department_code)
                  = (l.region_code, l.year, l.kind, l.department_code)))
            """;

    private static final String WHERE = "where %s and %s"
            .formatted(ReadScope.condition("o.region_code", "o.department_code", "true"), OwedFilter.CONDITION);

    private final JdbcClient sql;
    private final Projections projections;

    OwedForms(JdbcClient sql, Projections projections) {
        this.sql = sql;
        this.projections = projections;
    }

    /** What is due first, and last what has no date. */
    public Page<OwedRow> list(ReadScope readScope, OwedFilter filter, Paging paging) {
        var asOf = projections.asOf(JournalView.NAME).time();
        var items = owed(
                        "select o.* from owed o %s order by o.due_at nulls last, o.form_id limit :limit offset :offset"
                                .formatted(WHERE),
                        readScope,
                        filter)
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(OwedRow.class)
                .list();
        var total = owed("select count(*) from owed o " + WHERE, readScope, filter)
                .query(Long.class)
                .single();
        return Page.of(items, total, paging, asOf);
    }

    /** How many there are by where they stand, and how many of these should have been submitted by now. */
    List<Owing> sums(ReadScope readScope, OwedFilter filter) {
        return owed("""
                        select o.state, count(*) as forms, count(*) filter (where o.due_at < now()) as overdue
                        from owed o %s group by o.state""".formatted(WHERE), readScope, filter).query(Owing.class).list();
    }

    /** The departments that owe them, what was due first at the top. */
    List<LateDepartment> late(ReadScope readScope, OwedFilter filter) {
        return owed("""
                        select o.department_code, max(o.department_name) as department_name, count(*) as forms, min(o.due_at) as due_at
                        from owed o %s group by o.department_code order by 4, 1""".formatted(WHERE), readScope, filter)
                .query(LateDepartment.class)
                .list();
    }

    /** Ids of at most {@code most} of them. */
    public List<String> ids(ReadScope readScope, OwedFilter filter, int most) {
        return owed(
                        "select o.form_id from owed o %s order by o.form_id limit :limit".formatted(WHERE),
                        readScope,
                        filter)
                .param("limit", most)
                .query(String.class)
                .list();
    }

    /** Ids of those of a department that it has begun: what is due of them is kept with the form. */
    public List<String> begun(String region, int year, String department) {
        return sql.sql("""
                        select f.form_id from review.form f where f.region_code = ? and f.year = ? and f.department_code = ?
                          and f.state in ('DRAFT', 'RETURNED') order by f.form_id""")
                .param(region)
                .param(year)
                .param(department)
                .query(String.class)
                .list();
    }

    /** Whether a department is on the list of those that must file, or filed something anyway. */
    public boolean isKnown(String region, int year, String department) {
        return sql.sql("""
                        select exists (select 1 from review.listed_department
                            where region_code = :region and year = :year and department_code = :department)
                          or exists (select 1 from review.form
                            where region_code = :region and year = :year and department_code = :department)""")
                .param("region", region)
                .param("year", year)
                .param("department", department)
                .query(Boolean.class)
                .single();
    }

    /** Till when whoever is on the list must have submitted what is due first; nothing where the list has no date. */
    public Optional<Instant> firstDue(String region, int year) {
        return sql.sql("select min(due_at) from review.filing_deadline where list = ?")
                .param(region + "-" + year)
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /** Till when a department on the list was given more time than the others; nothing if it wasn't. */
    public Optional<Instant> extendedTo(String region, int year, String department) {
        return sql.sql("""
                        select extended_to from review.listed_department
                        where region_code = ? and year = ? and department_code = ? and extended_to is not null""")
                .param(region)
                .param(year)
                .param(department)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    private JdbcClient.StatementSpec owed(String select, ReadScope readScope, OwedFilter filter) {
        return sql.sql(OWED + select).params(readScope.parameters()).params(filter.parameters());
    }
}
