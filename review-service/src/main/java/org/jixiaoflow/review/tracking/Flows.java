package org.jixiaoflow.review.tracking;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.support.projection.Projections;
import org.jixiaoflow.support.projection.RecordMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** How forms flow: how many stand where, for how long, and who is late, of one snapshot of the view. */
@Component
public class Flows {

    private static final RowMapper<Waiting> WAITING = RecordMapper.of(Waiting.class);

    /** What came first has waited longest, so shares of the waiting are found among the moments they came. */
    private static final String STATIONS = """
            select f.state, f.stage, count(*) as forms,
              percentile_disc(0.5) within group (order by f.since desc) as median_since,
              percentile_disc(0.9) within group (order by f.since desc) as long_since,
              min(f.since) as oldest_since,
              (array_agg(f.form_id order by f.since, f.form_id))[1] as oldest_form,
              (array_agg(f.department_name order by f.since, f.form_id))[1] as oldest_department,
              count(*) filter (where f.due_at < now()) as overdue
            from review.form f
            where f.region_code = :region and f.year = :year and (cast(:kind as text) is null or f.kind = :kind)
            group by f.state, f.stage""";

    private final JdbcClient sql;
    private final OwedForms owed;
    private final Projections projections;
    private final TransactionTemplate snapshot;

    Flows(JdbcClient sql, OwedForms owed, Projections projections, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.owed = owed;
        this.projections = projections;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** Of a region's year, in one kind of form or all; for those who may know of every department there. */
    public Flow of(ReadScope readScope, String region, int year, @Nullable FormKind kind) {
        return Objects.requireNonNull(snapshot.execute(status -> new Flow(
                projections.asOf(JournalView.NAME),
                owed.sums(readScope, filter(region, year, kind, null)),
                sql.sql(STATIONS)
                        .params(parameters(region, year, kind))
                        .query(WAITING)
                        .list(),
                owed.late(readScope, filter(region, year, kind, true)))));
    }

    private static OwedFilter filter(String region, int year, @Nullable FormKind kind, @Nullable Boolean overdue) {
        return new OwedFilter(region, year, kind, null, overdue, null);
    }

    private static Map<String, @Nullable Object> parameters(String region, int year, @Nullable FormKind kind) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("region", region);
        parameters.put("year", year);
        parameters.put("kind", kind == null ? null : kind.name());
        return parameters;
    }
}
