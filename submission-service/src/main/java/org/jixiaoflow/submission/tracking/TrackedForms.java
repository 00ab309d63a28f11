package org.jixiaoflow.submission.tracking;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.RefusedSubmission;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.StoredValues;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.evaluation.Objective;
import org.jixiaoflow.support.projection.FormList;
import org.jixiaoflow.support.projection.FormVersions;
import org.jixiaoflow.support.projection.Projections;
import org.jixiaoflow.support.projection.RecordMapper;
import org.jixiaoflow.support.web.FormSorting;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Forms as the views show them, each to those who may see it. */
@Component
public class TrackedForms implements FormVersions {

    /** Which forms a reader may see, of the rows of {@code submission.form f}. */
    static final String READERSHIP =
            ReadScope.condition("f.region_code", "f.department_code", "f.submitted_at is not null");

    private static final String READABLE = "from submission.form f where " + READERSHIP;

    /** The journal entry that holds a form's newest content. */
    private static final String CONTENT = entry("content_version");

    /** The names of a form's indicators, as far as they are the reader's to see: a draft's are its department's own. */
    private static final String NAMES_SEEN =
            "case when %s then i.names else i.submitted end".formatted(ReadScope.draftsTooIn("f.department_code"));

    /** Most entries between a content and its submission that are looked through: signatures, mostly. */
    private static final int SINCE_SAVED = 20;

    private static final RowMapper<FormRow> FORM = RecordMapper.of(FormRow.class);
    private static final RowMapper<SimilarForm> SIMILAR = RecordMapper.of(SimilarForm.class);

    private static final FormList<FormRow> LISTED = new FormList<>(
            FormRow.COLUMNS,
            "submission.form",
            "%s and %s".formatted(READERSHIP, FormFilter.CONDITION),
            FORM,
            FormRow::place);

    private final JdbcClient sql;
    private final JsonMapper json;
    private final StoredValues<FormEvent> entries;
    private final StoredValues<ApprovedForm> objectives;
    private final Projections projections;

    TrackedForms(JdbcClient sql, JsonMapper json, TopicSerdes serdes, Projections projections) {
        this.sql = sql;
        this.json = json;
        this.entries = StoredValues.of(serdes, Topics.FORM_EVENTS);
        this.objectives = StoredValues.of(serdes, Topics.APPROVED_FORMS);
        this.projections = projections;
    }

    /** The forms the reader may see. */
    public Page<FormRow> list(ReadScope readScope, FormFilter filter, FormSorting sorting, Paging paging) {
        return LISTED.page(
                sql,
                List.of(readScope.parameters(), filter.parameters()),
                sorting,
                paging,
                projections.asOf(JournalView.NAME).time());
    }

    /** What stands in the first forms of {@link #list}, at most {@code limit}. */
    public Map<FormRow, FormContent> contents(ReadScope readScope, FormFilter filter, int limit) {
        var contents = new LinkedHashMap<FormRow, FormContent>();
        sql.sql("""
                        select %s %s and %s and f.content_version is not null
                        order by f.changed_at desc, f.form_id limit :limit""".formatted(FormRow.COLUMNS, READABLE, FormFilter.CONDITION))
                .params(readScope.parameters())
                .params(filter.parameters())
                .param("limit", limit)
                .query(FORM)
                .list()
                .forEach(row -> content(row, readScope).ifPresent(content -> contents.put(row, content)));
        return contents;
    }

    /** One form, if the reader may see it. */
    public Optional<FormDetails> find(FormId form, ReadScope readScope) {
        return row(form, readScope)
                .map(row -> sql.sql("select %s, f.editable_paths from submission.form f where f.form_id = ?"
                                .formatted(entry("submission_version")))
                        .param(form.toString())
                        .query((columns, number) ->
                                details(row, saved(row, readScope), stored(columns.getBytes(1)), List.of((String[])
                                        columns.getArray(2).getArray())))
                        .single());
    }

    /**
     * @param saved the entry with the newest content; what was explained is explained of what stands there
     * @param submitted the last submission
     */
    private FormDetails details(
            FormRow row, Optional<FormEvent> saved, Optional<FormEvent> submitted, List<String> editablePaths) {
        return new FormDetails(
                row,
                saved.map(FormEvent::getContent).orElse(null),
                submitted.map(FormEvent::getFindings).orElse(List.of()),
                saved.map(FormEvent::getExplanations).orElse(List.of()),
                comments(row.formId()),
                editablePaths,
                List.of(),
                projections.asOf(JournalView.NAME).time());
    }

    private Optional<FormContent> content(FormRow row, ReadScope readScope) {
        return saved(row, readScope).map(FormEvent::getContent);
    }

    /**
     * The entry with the newest content that is theirs to see: what a department saves after it submitted is its own until it submits
     * again.
     */
    private Optional<FormEvent> saved(FormRow row, ReadScope readScope) {
        return sql
                .sql("""
                        select e.entry from submission.form f join submission.entry e on e.form_id = f.form_id
                        where f.form_id = :formId and e.version <= f.content_version and (:draftsToo or e.version <= f.submission_version)
                        order by e.version desc limit :limit""")
                .param("formId", row.formId())
                .param("draftsToo", readScope.draftsToo(row.departmentCode()))
                .param("limit", SINCE_SAVED)
                .query((columns, number) -> entries.read(columns.getBytes(1)))
                .list()
                .stream()
                .filter(entry -> entry.getContent() != null)
                .findFirst();
    }

    /** A form's journal, if the reader may see the form; to others than its department only with the contents submitted. */
    public Optional<List<FormEvent>> history(FormId form, ReadScope readScope) {
        return row(form, readScope)
                .map(row -> sql
                        .sql("select entry from submission.entry where form_id = ? order by version")
                        .param(form.toString())
                        .query((columns, number) -> entries.read(columns.getBytes(1)))
                        .list()
                        .stream()
                        .map(entry -> readScope.draftsToo(row.departmentCode()) ? entry : withoutDraft(entry))
                        .map(entry -> readScope.shown(entry, row.departmentCode()))
                        .toList());
    }

    private static FormEvent withoutDraft(FormEvent entry) {
        return entry.getTrigger() == Trigger.SUBMIT
                ? entry
                : FormEvent.newBuilder(entry)
                        .setContent(null)
                        .setFindings(List.of())
                        .setExplanations(List.of())
                        .build();
    }

    /** If the reader may see the form: those of the others they may see that it shares most with, V25 and last year's. */
    public Optional<List<SimilarForm>> similar(FormId form, ReadScope readScope) {
        return row(form, readScope)
                .map(seen -> sql.sql("""
                        with mine as (
                          select f.*, %1$s as names from submission.form f join submission.form_indicators i on i.form_id = f.form_id
                          where f.form_id = :formId)
                        select f.form_id, f.department_name, f.year, f.year < mine.year as last_year, both_have.shared,
                          cardinality(mine.names) as indicators
                        from mine join submission.form_indicators i on (i.names && mine.names or i.submitted && mine.names)
                        join submission.form f on f.form_id = i.form_id
                          and f.region_code = mine.region_code and f.kind = mine.kind
                          and (f.year = mine.year and f.department_code <> mine.department_code
                            or f.year = mine.year - 1 and f.department_code = mine.department_code
                              and f.unit_code is not distinct from mine.unit_code)
                        cross join lateral (
                          select count(*) filter (where name = any (mine.names)) as shared, count(*) as all_names from unnest(%1$s) as name
                        ) as both_have
                        where %2$s and both_have.shared >= 3
                          and 2 * both_have.shared >= greatest(cardinality(mine.names), both_have.all_names)
                        order by last_year desc, both_have.shared desc, f.form_id limit 10""".formatted(NAMES_SEEN, READERSHIP))
                        .params(readScope.parameters())
                        .param("formId", form.toString())
                        .query(SIMILAR)
                        .list());
    }

    /** Those of the forms that hold something, whoever asks. */
    public Map<FormId, SavedForm> saved(Set<FormId> asked) {
        return byId(
                "select f.form_id, f.state, f.version, %s from submission.form f where f.content_version is not null and"
                        .formatted(CONTENT),
                asked,
                columns -> new SavedForm(
                        FormState.valueOf(columns.getString(2)),
                        columns.getLong(3),
                        requireNonNull(entries.read(columns.getBytes(4)).getContent())));
    }

    /** The codes of a region's departments known by those names; a name that two departments used is nobody's. */
    public Map<String, String> departmentsNamed(String region, Set<String> names) {
        return sql
                .sql("""
                        select department_name, min(department_code) from submission.form
                        where region_code = :region and department_name = any (:names) and unit_code is null
                        group by department_name having count(distinct department_code) = 1""")
                .param("region", region)
                .param("names", names.toArray(String[]::new))
                .query((columns, number) -> Map.entry(columns.getString(1), columns.getString(2)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The approved objective that a self-evaluation answers, whoever asks. */
    public Optional<Objective> objectiveOf(FormId selfEvaluation) {
        var objective = selfEvaluation.objective();
        return Optional.ofNullable(objectives(Set.of(objective)).get(objective));
    }

    /** Those of the objectives that are approved and in force, whoever asks. */
    public Map<FormId, Objective> objectives(Set<FormId> asked) {
        return byId("select form_id, form from submission.approved_objective where", asked, columns -> {
            var form = objectives.read(columns.getBytes(2));
            return new Objective(form.getRevision(), form.getContent());
        });
    }

    /** What {@code read} makes of the rows of the forms asked for; a query selects their ids first. */
    private <T> Map<FormId, T> byId(String query, Set<FormId> asked, FromColumns<T> read) {
        var found = new HashMap<FormId, T>();
        if (!asked.isEmpty()) {
            sql.sql(query + " form_id = any (:formIds)")
                    .param("formIds", asked.stream().map(FormId::toString).toArray(String[]::new))
                    .query((columns, number) ->
                            found.put(FormId.parse(columns.getString(1)).orElseThrow(), read.of(columns)))
                    .list();
        }
        return found;
    }

    private interface FromColumns<T> {
        T of(ResultSet columns) throws SQLException;
    }

    /** Refused submissions of the reader's departments, or of the portal the reader is, newest first. */
    public Page<RefusedSubmission> refusals(ReadScope readScope, @Nullable String portalId, Paging paging) {
        var readable =
                """
                from submission.refused_submission f
                where %s or f.portal_id = cast(:portalId as text)""".formatted(ReadScope.condition("coalesce(left(f.form_id, 6), '')", "f.department_code", "false"));
        var items = sql.sql(
                        "select f.refusal %s order by f.refused_at desc, f.topic_partition, f.topic_offset desc limit :limit offset :offset"
                                .formatted(readable))
                .params(readScope.parameters())
                .param("portalId", portalId)
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query((columns, number) -> json.readValue(columns.getString(1), RefusedSubmission.class))
                .list();
        var total = sql.sql("select count(*) " + readable)
                .params(readScope.parameters())
                .param("portalId", portalId)
                .query(Long.class)
                .single();
        return Page.of(items, total, paging, projections.asOf(RefusalView.NAME).time());
    }

    @Override
    public long version(String formId, ReadScope readScope) {
        return sql.sql("select f.version %s and f.form_id = :formId".formatted(READABLE))
                .params(readScope.parameters())
                .param("formId", formId)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private Optional<FormRow> row(FormId form, ReadScope readScope) {
        return sql.sql("select %s %s and f.form_id = :formId".formatted(FormRow.COLUMNS, READABLE))
                .params(readScope.parameters())
                .param("formId", form.toString())
                .query(FORM)
                .optional();
    }

    private List<FieldComment> comments(String form) {
        return sql.sql("select comment from submission.form_comment where form_id = ? order by made_at, id")
                .param(form)
                .query((columns, number) -> json.readValue(columns.getString(1), FieldComment.class))
                .list();
    }

    private Optional<FormEvent> stored(byte @Nullable [] entry) {
        return Optional.ofNullable(entry).map(entries::read);
    }

    /** To be selected from {@code submission.form f}: the entry that a column of it names. */
    private static String entry(String version) {
        return "(select e.entry from submission.entry e where (e.form_id, e.version) = (f.form_id, f.%s))"
                .formatted(version);
    }
}
