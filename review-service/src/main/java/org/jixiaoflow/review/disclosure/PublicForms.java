package org.jixiaoflow.review.disclosure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jixiaoflow.review.tracking.FoundBy;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.PublishedForm;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.projection.FormList;
import org.jixiaoflow.support.projection.RecordMapper;
import org.jixiaoflow.support.web.FormOrder;
import org.jixiaoflow.support.web.FormSorting;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the public may read: of each form the revision that was published last, and at their own places those before it. */
@Component
class PublicForms {

    private static final RowMapper<PublicForm> FORM = RecordMapper.of(PublicForm.class);

    /** Of each form the revision that was published last, unless that was withheld. */
    private static final String CURRENT = """
            (select p.*, p.published_at as changed_at from review.publication p
              where p.withheld_at is null
              and not exists (select 1 from review.publication n where n.form_id = p.form_id and n.version > p.version))\
            """;

    /** As {@link FoundBy} has it. */
    private static final String CONDITION = """
            f.region_code = :region and f.year = :year and (cast(:kind as text) is null or f.kind = :kind)
            and (cast(:q as text) is null or strpos(f.found_by, :q) > 0)\
            """;

    private static final FormSorting BY_DEPARTMENT = new FormSorting(FormOrder.DEPARTMENT, null);

    private static final FormList<PublicForm> LISTED = new FormList<>("""
            f.form_id, f.revision, f.kind, f.department_code, f.unit_code, f.department_name, f.grade, f.published_at, f.hash\
            """, CURRENT, CONDITION, FORM, PublicForm::place);

    private final JdbcClient sql;
    private final JsonMapper json;

    PublicForms(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Regions with the years of which anything is public, the newest first. */
    Map<String, List<Integer>> regions() {
        var years = new LinkedHashMap<String, List<Integer>>();
        sql.sql("select distinct f.region_code, f.year from %s f order by f.region_code, f.year desc"
                        .formatted(CURRENT))
                .query(row -> {
                    years.computeIfAbsent(row.getString(1), region -> new ArrayList<>())
                            .add(row.getInt(2));
                });
        return years;
    }

    /**
     * A part of what is public of a region's year, by department.
     *
     * @param asOf time of the newest entry that this reflects
     */
    Page<PublicForm> list(
            String region,
            int year,
            @Nullable FormKind kind,
            @Nullable String q,
            Paging paging,
            @Nullable Instant asOf) {
        return LISTED.page(sql, List.of(parameters(region, year, kind, q)), BY_DEPARTMENT, paging, asOf);
    }

    /** All of it, one after another with what it says. */
    void read(String region, int year, @Nullable FormKind kind, @Nullable String q, Consumer<Read> each) {
        sql.sql("select %s, f.document from %s f where %s order by %s"
                        .formatted(LISTED.columns(), CURRENT, CONDITION, BY_DEPARTMENT.columns()))
                .params(parameters(region, year, kind, q))
                .query(row -> {
                    each.accept(new Read(FORM.mapRow(row, 0), document(row.getString("document"))));
                });
    }

    /** A public form with what it says. */
    record Read(PublicForm form, PublishedForm document) {}

    private static Map<String, @Nullable Object> parameters(
            String region, int year, @Nullable FormKind kind, @Nullable String q) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("region", region);
        parameters.put("year", year);
        parameters.put("kind", kind == null ? null : kind.name());
        parameters.put("q", q == null || q.isBlank() ? null : FoundBy.sought(q));
        return parameters;
    }

    /** A revision that is public or was; nothing if it never was. */
    Optional<PublicRevision> find(FormId form, int revision) {
        return stored(form, revision)
                .map(row -> new PublicRevision(
                        form.toString(),
                        revision,
                        standing(row),
                        row.newest(),
                        row.publishedAt(),
                        row.withheldAt(),
                        row.withheldAt() == null ? row.hash() : null,
                        row.withheldAt() == null ? document(row.document()) : null));
    }

    private static PublicRevision.Standing standing(Stored row) {
        if (row.withheldAt() != null) {
            return PublicRevision.Standing.WITHHELD;
        }
        return row.newest() == row.revision() ? PublicRevision.Standing.CURRENT : PublicRevision.Standing.SUPERSEDED;
    }

    /** The same as it lies there, byte by byte. */
    Optional<Stored> stored(FormId form, int revision) {
        return sql.sql("""
                        select p.revision, p.published_at, p.withheld_at, p.document, p.hash,
                          (select n.revision from review.publication n where n.form_id = p.form_id order by n.version desc limit 1) newest
                        from review.publication p where p.form_id = :form and p.revision = :revision""")
                .param("form", form.toString())
                .param("revision", revision)
                .query(RecordMapper.of(Stored.class))
                .optional();
    }

    /** A row of the table. */
    record Stored(
            int revision,
            Instant publishedAt,
            @Nullable Instant withheldAt,
            String document,
            String hash,
            int newest) {}

    private PublishedForm document(String text) {
        return AvroJson.read(Objects.requireNonNull(json.readTree(text)), PublishedForm.class);
    }
}
