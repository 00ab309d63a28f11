package org.jixiaoflow.scoring.filing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.FilingSummary;
import org.jixiaoflow.schemas.FormFiling;
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
              (select bool_and(s ->> 'state' in ('SUBMITTED', 'APPROVED'))
               from json_array_elements(d.filing -> 'kinds') k, json_array_elements(k -> 'states') s
               where k ->> 'kind' = :due), false))""".formatted(ReadScope.condition("d.region_code", "d.department_code", "true"));

    /** A department, and its forms by their ids. */
    private static final String DEPARTMENTS = """
            select d.filing, coalesce((
              select json_agg(json_build_object('formId', f.form_id, 'kind', f.kind, 'state', f.state, 'version', f.version)
                order by f.form_id collate "C")
              from scoring.form_filing f
              where f.region_code = d.region_code and f.year = d.year and f.department_code = d.department_code), '[]')
            %s order by d.department_code""";

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
        var items = filtered(DEPARTMENTS + " limit :limit offset :offset", readScope, region, year, due)
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(this::department)
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
        return filtered(DEPARTMENTS, readScope, region, year, due)
                .query(this::department)
                .list();
    }

    private DepartmentFiling department(ResultSet row, int number) throws SQLException {
        return DepartmentFiling.newBuilder(json.readValue(row.getString(1), DepartmentFiling.class))
                .setForms(List.of(json.readValue(row.getString(2), FormFiling[].class)))
                .build();
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
