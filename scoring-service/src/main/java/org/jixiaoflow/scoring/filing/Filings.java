package org.jixiaoflow.scoring.filing;

import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.FilingSummary;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.scoring.dashboard.Snapshot;
import org.jixiaoflow.support.projection.Projections;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was filed, as the views show it. */
@Component
class Filings {

    private static final String FILTERED =
            """
            from scoring.department_filing d where d.region_code = :region and d.year = :year and %s
            and (cast(:due as text) is null or d.listed and not coalesce(
              (select bool_and(f ->> 'state' in ('SUBMITTED', 'APPROVED')) from json_array_elements(d.filing -> 'forms') f
               where f ->> 'kind' = :due), false))""".formatted(ReadScope.condition("d.region_code", "d.department_code", "true"));

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Projections projections;

    Filings(JdbcClient sql, JsonMapper json, Projections projections) {
        this.sql = sql;
        this.json = json;
        this.projections = projections;
    }

    Optional<Snapshot<FilingSummary>> summary(String region, int year) {
        return one("select summary from scoring.filing_summary where key = ?", region, year, FilingSummary.class)
                .map(summary -> reflected(summary, FilingSummaryView.NAME));
    }

    Optional<Snapshot<FilingList>> list(String region, int year) {
        return one("select list from scoring.filing_list where key = ?", region, year, FilingList.class)
                .map(list -> reflected(list, FilingListView.NAME));
    }

    private <T extends SpecificRecord> Optional<T> one(String query, String region, int year, Class<T> type) {
        return sql.sql(query)
                .param(region + "-" + year)
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, type));
    }

    private <T> Snapshot<T> reflected(T value, String view) {
        return new Snapshot<>(value, projections.asOf(view).time());
    }

    /** Departments by code; with {@code due} those that must still file a form of that kind. */
    Page<DepartmentFiling> departments(
            ReadScope readScope, String region, int year, @Nullable FormKind due, Paging paging) {
        var items = filtered(
                        "select d.filing %s order by d.department_code limit :limit offset :offset",
                        readScope, region, year, due)
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query((row, number) -> json.readValue(row.getString(1), DepartmentFiling.class))
                .list();
        var total = filtered("select count(*) %s", readScope, region, year, due)
                .query(Long.class)
                .single();
        return Page.of(
                items,
                total,
                paging,
                projections.asOf(DepartmentFilingView.NAME).time());
    }

    /** All departments in the same order. */
    List<DepartmentFiling> departments(ReadScope readScope, String region, int year, @Nullable FormKind due) {
        return filtered("select d.filing %s order by d.department_code", readScope, region, year, due)
                .query((row, number) -> json.readValue(row.getString(1), DepartmentFiling.class))
                .list();
    }

    private JdbcClient.StatementSpec filtered(
            String statement, ReadScope readScope, String region, int year, @Nullable FormKind due) {
        return sql.sql(statement.formatted(FILTERED))
                .param("region", region)
                .param("year", year)
                .param("due", due == null ? null : due.name())
                .params(readScope.parameters());
    }
}
