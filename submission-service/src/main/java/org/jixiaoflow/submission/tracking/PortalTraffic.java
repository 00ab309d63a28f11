package org.jixiaoflow.submission.tracking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jixiaoflow.schemas.RefusedSubmission;
import org.jixiaoflow.support.projection.Projections;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What came of what portals sent: entries of the journal, or refusals. A refusal that names no form belongs to no region. */
@Component
public class PortalTraffic {

    /** Refusals of a region, and those of no region, where they are wanted. */
    private static final String REFUSED = """
            from submission.refused_submission
            where portal_id = :portal and (left(form_id, 6) = :region and department_code is not null
              or :unnamedToo and department_code is null)""";

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Projections projections;

    PortalTraffic(JdbcClient sql, JsonMapper json, Projections projections) {
        this.sql = sql;
        this.json = json;
        this.projections = projections;
    }

    /**
     * A portal as it calls itself in a region.
     *
     * @param departments those it filed for
     */
    public record Filer(String portalId, String name, List<String> departments) {}

    /**
     * What came of a portal in a region on a day.
     *
     * @param taken entries of the journal
     * @param refused submissions of forms of the region that never became a command
     * @param unnamed those of no form that could be read, whatever region was meant
     * @param last when the last of them came
     */
    public record Day(String portalId, LocalDate day, long taken, long refused, long unnamed, Instant last) {}

    /** Who filed by a portal's rights in a region. */
    public List<Filer> filers(String region) {
        return sql.sql("""
                        select portal_id, (array_agg(portal_name order by occurred_at desc))[1], array_agg(distinct department_code)
                        from submission.portal_entry where region_code = :region group by portal_id""")
                .param("region", region)
                .query((row, number) -> new Filer(row.getString(1), row.getString(2), List.of((String[])
                        row.getArray(3).getArray())))
                .list();
    }

    /** Every day on which something came. */
    public List<Day> days(String region, ZoneId zone) {
        return sql.sql("""
                        select portal_id, (occurred_at at time zone :zone)::date, count(*), 0, 0, max(occurred_at)
                        from submission.portal_entry where region_code = :region group by 1, 2
                        union all
                        select portal_id, (refused_at at time zone :zone)::date, 0,
                          count(*) filter (where department_code is not null), count(*) filter (where department_code is null),
                          max(refused_at)
                        from submission.refused_submission
                        where portal_id is not null and (department_code is null or left(form_id, 6) = :region) group by 1, 2""")
                .param("region", region)
                .param("zone", zone.getId())
                .query((row, number) -> new Day(
                        row.getString(1),
                        row.getDate(2).toLocalDate(),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getTimestamp(6).toInstant()))
                .list();
    }

    /** Refused submissions of a portal, newest first. */
    public Page<RefusedSubmission> refusals(String portal, String region, boolean unnamedToo, Paging paging) {
        var items = sql.sql("select refusal " + REFUSED
                        + " order by refused_at desc, topic_partition, topic_offset desc limit :limit offset :offset")
                .param("portal", portal)
                .param("region", region)
                .param("unnamedToo", unnamedToo)
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query((row, number) -> json.readValue(row.getString(1), RefusedSubmission.class))
                .list();
        var total = sql.sql("select count(*) " + REFUSED)
                .param("portal", portal)
                .param("region", region)
                .param("unnamedToo", unnamedToo)
                .query(Long.class)
                .single();
        return Page.of(items, total, paging, projections.asOf(RefusalView.NAME).time());
    }

    /** Time of the newest entry that is counted; null if there is none yet. */
    public @Nullable Instant asOf() {
        return projections.asOf(JournalView.NAME).time();
    }
}
