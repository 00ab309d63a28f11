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
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.PublishedForm;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.projection.RecordMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the public may read: of each form the revision that was published last, and at their own places those before it. */
@Component
class PublicForms {

    private static final String HASH = "encode(sha256(convert_to(p.document, 'UTF8')), 'hex') as hash";

    private static final String COLUMNS = """
            p.form_id, p.revision, p.kind, p.department_code, p.unit_code, p.department_name, p.grade, p.published_at,\
            """ + HASH;

    private static final String CURRENT = """
            p.withheld_at is null
            and not exists (select 1 from review.publication n where n.form_id = p.form_id and n.version > p.version)\
            """;

    /** What somebody looks for may stand anywhere in the form. */
    private static final String LISTED = """
            from review.publication p
            where p.region_code = :region and p.year = :year and (cast(:kind as text) is null or p.kind = :kind)
            and (cast(:q as text) is null or strpos(lower(p.department_name), lower(:q)) > 0 or strpos(lower(p.document), lower(:q)) > 0)
            and\
            """ + " " + CURRENT;

    private static final String ORDER = " order by p.department_name, p.form_id";
    private static final RowMapper<PublicForm> FORM = RecordMapper.of(PublicForm.class);

    private final JdbcClient sql;
    private final JsonMapper json;

    PublicForms(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Regions with the years of which anything is public, the newest first. */
    Map<String, List<Integer>> regions() {
        var years = new LinkedHashMap<String, List<Integer>>();
        sql.sql(
                        "select distinct p.region_code, p.year from review.publication p where %s order by p.region_code, p.year desc"
                                .formatted(CURRENT))
                .query(row -> {
                    years.computeIfAbsent(row.getString(1), region -> new ArrayList<>())
                            .add(row.getInt(2));
                });
        return years;
    }

    /** What is public of a region's year. */
    List<PublicForm> list(String region, int year, @Nullable FormKind kind, @Nullable String q) {
        return sql.sql("select " + COLUMNS + " " + LISTED + ORDER)
                .params(parameters(region, year, kind, q))
                .query(FORM)
                .list();
    }

    /** The same, one after another with what it says. */
    void read(String region, int year, @Nullable FormKind kind, @Nullable String q, Consumer<Read> each) {
        sql.sql("select " + COLUMNS + ", p.document " + LISTED + ORDER)
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
        parameters.put("q", q == null || q.isBlank() ? null : q.strip().replace("\0", ""));
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
                        select p.revision, p.published_at, p.withheld_at, p.document, %s,
                          (select n.revision from review.publication n where n.form_id = p.form_id order by n.version desc limit 1) newest
                        from review.publication p where p.form_id = :form and p.revision = :revision""".formatted(HASH))
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
