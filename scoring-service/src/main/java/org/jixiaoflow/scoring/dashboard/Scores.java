package org.jixiaoflow.scoring.dashboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.schemas.DepartmentFormScore;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.ScoreChange;
import org.jixiaoflow.schemas.ScoreSummary;
import org.jixiaoflow.schemas.contract.StoredValues;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.scoring.scorecard.ScoreLine;
import org.jixiaoflow.support.projection.Projections;
import org.jixiaoflow.support.projection.RecordMapper;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Scores as the views show them. */
@Component
class Scores {

    private static final String READERSHIP = ReadScope.condition("s.region_code", "s.department_code", "true");

    private static final String EVER = ReadScope.condition("left(s.form_id, 6)", "s.department_code", "true");

    private static final String FILTERED =
            "from scoring.form_score s where %s and %s".formatted(READERSHIP, ScoreFilter.CONDITION);

    private static final String OF_YEAR =
            "from scoring.department_score s where s.region_code = :region and s.year = :year and " + READERSHIP;

    /** By the mean over all forms, which has an index, or over one kind, of which a region's year has few enough to look into each. */
    private static final String RANKED = """
            from scoring.department_score s cross join lateral (
              select s.mean where cast(:kind as text) is null
              union all select cast(k ->> 'mean' as numeric) from json_array_elements(s.score -> 'kinds') k
              where k ->> 'kind' = :kind) as of_kind (mean)
            where s.region_code = :region and s.year = :year and %s
            order by of_kind.mean desc, s.department_code""".formatted(READERSHIP);

    private static final RowMapper<ScoreRow> SCORE = RecordMapper.of(ScoreRow.class);

    private final JdbcClient sql;
    private final JsonMapper json;
    private final StoredValues<FormScore> scores;
    private final StoredValues<ScoreChange> changes;
    private final Projections projections;

    Scores(JdbcClient sql, JsonMapper json, TopicSerdes serdes, Projections projections) {
        this.sql = sql;
        this.json = json;
        this.scores = StoredValues.of(serdes, Topics.FORM_SCORES);
        this.changes = StoredValues.of(serdes, Topics.SCORE_HISTORY);
        this.projections = projections;
    }

    /** Scores of forms, highest total first. */
    Page<ScoreRow> list(ReadScope readScope, ScoreFilter filter, Paging paging) {
        var items = rows(readScope, filter)
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(SCORE)
                .list();
        var total = sql.sql("select count(*) " + FILTERED)
                .params(filter.parameters())
                .params(readScope.parameters())
                .query(Long.class)
                .single();
        return Page.of(
                items, total, paging, projections.asOf(FormScoreView.NAME).time());
    }

    /** All scores of forms, highest total first. */
    List<ScoreRow> all(ReadScope readScope, ScoreFilter filter) {
        return rows(readScope, filter)
                .param("limit", null)
                .param("offset", 0)
                .query(SCORE)
                .list();
    }

    private JdbcClient.StatementSpec rows(ReadScope readScope, ScoreFilter filter) {
        return sql.sql("""
                        select s.form_id, s.region_code, s.year, s.kind, s.department_code, s.department_name, s.version, s.total, s.grade
                        %s order by s.total desc, s.form_id limit cast(:limit as bigint) offset :offset""".formatted(FILTERED)).params(filter.parameters()).params(readScope.parameters());
    }

    Optional<Snapshot<FormScore>> form(ReadScope readScope, String formId) {
        return sql.sql("select s.score from scoring.form_score s where s.form_id = :formId and " + READERSHIP)
                .param("formId", formId)
                .params(readScope.parameters())
                .query((row, number) -> scores.read(row.getBytes(1)))
                .optional()
                .map(score -> new Snapshot<>(
                        score, projections.asOf(FormScoreView.NAME).time()));
    }

    /** Every score the form ever had, newest first; none if there never was one. */
    Snapshot<List<ScoreChange>> history(ReadScope readScope, String formId) {
        var ever = sql.sql(
                        "select s.change from scoring.score_history s where s.form_id = :formId and %s order by s.score_version desc"
                                .formatted(EVER))
                .param("formId", formId)
                .params(readScope.parameters())
                .query((row, number) -> changes.read(row.getBytes(1)))
                .list();
        return new Snapshot<>(ever, projections.asOf(ScoreHistoryView.NAME).time());
    }

    /** Departments of a region's year, highest mean first, that of one kind of forms if asked for. */
    Page<DepartmentScore> ranking(
            ReadScope readScope, String region, int year, @Nullable FormKind kind, Paging paging) {
        var items = withForms(
                ranked("select s.score %s limit :limit offset :offset", readScope, region, year, kind)
                        .param("limit", paging.limit())
                        .param("offset", paging.offset())
                        .query((row, number) -> json.readValue(row.getString(1), DepartmentScore.class))
                        .list(),
                region,
                year);
        var total = ranked("select count(*) from (select 1 %s) ranked", readScope, region, year, kind)
                .query(Long.class)
                .single();
        return Page.of(
                items, total, paging, projections.asOf(DepartmentScoreView.NAME).time());
    }

    /** All departments of a region's year in the same order, without their forms. */
    List<DepartmentScore> ranking(ReadScope readScope, String region, int year, @Nullable FormKind kind) {
        return ranked("select s.score %s", readScope, region, year, kind)
                .query((row, number) -> json.readValue(row.getString(1), DepartmentScore.class))
                .list();
    }

    private JdbcClient.StatementSpec ranked(
            String statement, ReadScope readScope, String region, int year, @Nullable FormKind kind) {
        return sql.sql(statement.formatted(RANKED))
                .param("region", region)
                .param("year", year)
                .param("kind", kind == null ? null : kind.name())
                .params(readScope.parameters());
    }

    Optional<Snapshot<DepartmentScore>> department(ReadScope readScope, String region, int year, String department) {
        return sql.sql("select s.score %s and s.department_code = :department".formatted(OF_YEAR))
                .param("region", region)
                .param("year", year)
                .params(readScope.parameters())
                .param("department", department)
                .query(String.class)
                .optional()
                .map(text -> new Snapshot<>(
                        withForms(List.of(json.readValue(text, DepartmentScore.class)), region, year)
                                .get(0),
                        projections.asOf(DepartmentScoreView.NAME).time()));
    }

    /** Whoever may read a department may read its forms' scores. */
    private List<DepartmentScore> withForms(List<DepartmentScore> departments, String region, int year) {
        var forms = new HashMap<String, List<DepartmentFormScore>>();
        sql.sql("""
                        select s.department_code, s.score from scoring.form_score s
                        where s.region_code = :region and s.year = :year and s.department_code = any(:departments)
                        order by s.form_id collate "C\"""")
                .param("region", region)
                .param("year", year)
                .param(
                        "departments",
                        departments.stream()
                                .map(DepartmentScore::getDepartmentCode)
                                .toArray(String[]::new))
                .query(row -> {
                    forms.computeIfAbsent(row.getString(1), department -> new ArrayList<>())
                            .add(ScoreLine.of(scores.read(row.getBytes(2))));
                });
        return departments.stream()
                .map(department -> DepartmentScore.newBuilder(department)
                        .setForms(forms.getOrDefault(department.getDepartmentCode(), List.of()))
                        .build())
                .toList();
    }

    Optional<Snapshot<ScoreSummary>> summary(String region, int year) {
        return sql.sql("select summary from scoring.score_summary where key = ?")
                .param(region + "-" + year)
                .query(String.class)
                .optional()
                .map(text -> reflected(text, ScoreSummary.class, SummaryView.NAME));
    }

    private <T extends SpecificRecord> Snapshot<T> reflected(String text, Class<T> type, String view) {
        return new Snapshot<>(json.readValue(text, type), projections.asOf(view).time());
    }
}
