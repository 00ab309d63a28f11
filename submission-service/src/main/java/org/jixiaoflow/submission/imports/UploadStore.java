package org.jixiaoflow.submission.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.submission.forms.SettledDoubt;
import org.jixiaoflow.submission.imports.Upload.Fault;
import org.jixiaoflow.submission.imports.Upload.State;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The uploads of everyone, each seen only by who uploaded it. */
@Component
class UploadStore {

    private static final String FORMS =
            "select ordinal, document, kind, content, findings, settled from submission.uploaded_form where upload_id = :id";

    private final JdbcClient sql;
    private final JsonMapper json;
    private final ImportSettings settings;
    private final Clock clock;

    UploadStore(JdbcClient sql, JsonMapper json, ImportSettings settings, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /** Notes a new upload, and drops what is too old or too much. */
    @Transactional
    public UUID begin(String owner, String name, String region, int year) {
        var id = UUID.randomUUID();
        sql.sql("""
                        delete from submission.upload where uploaded_at < :oldest or id in (
                          select id from submission.upload where owner = :owner
                          order by uploaded_at desc offset :most)""")
                .param("oldest", at(clock.instant().minus(settings.kept())))
                .param("owner", owner)
                .param("most", settings.most() - 1)
                .update();
        sql.sql("""
                        insert into submission.upload (id, owner, name, region_code, year, state, uploaded_at, touched_at)
                        values (:id, :owner, :name, :region, :year, :state, :now, :now)""")
                .param("id", id)
                .param("owner", owner)
                .param("name", name)
                .param("region", region)
                .param("year", year)
                .param("state", State.READING.name())
                .param("now", at(clock.instant()))
                .update();
        return id;
    }

    /** Says how many forms there are and what can't be read. */
    void found(UUID id, int forms, List<Fault> faults) {
        sql.sql("update submission.upload set forms = :forms, faults = :faults::json, touched_at = :now where id = :id")
                .param("id", id)
                .param("forms", forms)
                .param("faults", json.writeValueAsString(faults))
                .param("now", at(clock.instant()))
                .update();
    }

    /** Adds forms that were checked. */
    @Transactional
    public void checked(UUID id, List<UploadedForm> forms) {
        var rows = new BatchParameters<>(forms);
        sql.sql("""
                        insert into submission.uploaded_form (upload_id, ordinal, document, kind, content, findings)
                        select :id, ordinal, document, kind, content::json, findings::json
                        from unnest(:ordinal, :document, :kind, :content, :findings)
                          as r (ordinal, document, kind, content, findings)""")
                .param("id", id)
                .param("ordinal", rows.numbers(UploadedForm::ordinal))
                .param("document", rows.texts(UploadedForm::document))
                .param("kind", rows.texts(form -> form.kind().name()))
                .param("content", rows.texts(form -> AvroJson.write(form.content())))
                .param("findings", rows.texts(form -> json.writeValueAsString(form.findings())))
                .update();
        sql.sql("""
                        update submission.upload set checked = checked + :forms, indicators = indicators + :rows,
                          findings = findings + :findings, touched_at = :now where id = :id""")
                .param("id", id)
                .param("forms", forms.size())
                .param(
                        "rows",
                        forms.stream()
                                .mapToInt(form -> form.content().getIndicators().size())
                                .sum())
                .param(
                        "findings",
                        forms.stream().mapToInt(form -> form.findings().size()).sum())
                .param("now", at(clock.instant()))
                .update();
    }

    /** Notes headings that aren't certain, and keeps the file while there are any. */
    void columns(UUID id, List<OpenColumn> batchParameters, byte @Nullable [] file) {
        sql.sql("update submission.upload set columns = :columns::json, file = :file, touched_at = :now where id = :id")
                .param("id", id)
                .param("columns", json.writeValueAsString(batchParameters))
                .param("file", file, Types.BINARY)
                .param("now", at(clock.instant()))
                .update();
    }

    List<OpenColumn> columns(UUID id) {
        return sql.sql("select columns from submission.upload where id = :id")
                .param("id", id)
                .query((row, number) -> json.readValue(row.getString(1), new TypeReference<List<OpenColumn>>() {}))
                .optional()
                .orElse(List.of());
    }

    /** The file, if it was kept to be read again. */
    Optional<byte[]> file(UUID id) {
        return sql.sql("select file from submission.upload where id = :id and file is not null")
                .param("id", id)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /** Forgets what was read. */
    @Transactional
    public void restart(UUID id) {
        sql.sql("delete from submission.uploaded_form where upload_id = :id")
                .param("id", id)
                .update();
        sql.sql("""
                        update submission.upload set state = :state, forms = 0, checked = 0, indicators = 0, findings = 0,
                          faults = '[]', touched_at = :now where id = :id""")
                .param("id", id)
                .param("state", State.READING.name())
                .param("now", at(clock.instant()))
                .update();
    }

    void end(UUID id, State state) {
        sql.sql("update submission.upload set state = :state, touched_at = :now where id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("now", at(clock.instant()))
                .update();
    }

    /** The owner's upload. */
    Optional<Upload> find(UUID id, String owner) {
        return sql.sql("select * from submission.upload where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", owner)
                .query((row, number) -> upload(row))
                .optional();
    }

    private Upload upload(ResultSet row) throws SQLException {
        var touched = row.getObject("touched_at", OffsetDateTime.class).toInstant();
        var state = State.valueOf(row.getString("state"));
        var stalled =
                state == State.READING && touched.plus(settings.patience()).isBefore(clock.instant());
        return new Upload(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("region_code"),
                row.getInt("year"),
                stalled ? State.INTERRUPTED : state,
                row.getInt("forms"),
                row.getInt("checked"),
                row.getInt("indicators"),
                row.getInt("findings"),
                json.readValue(row.getString("faults"), new TypeReference<List<Fault>>() {}),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
    }

    /** The forms of an upload, in their order. */
    List<UploadedForm> forms(UUID id) {
        return sql.sql(FORMS + " order by ordinal")
                .param("id", id)
                .query((row, number) -> form(row))
                .list();
    }

    /** One of its forms. */
    Optional<UploadedForm> form(UUID id, int ordinal) {
        return sql.sql(FORMS + " and ordinal = :ordinal")
                .param("id", id)
                .param("ordinal", ordinal)
                .query((row, number) -> form(row))
                .optional();
    }

    private UploadedForm form(ResultSet row) throws SQLException {
        return new UploadedForm(
                row.getInt(1),
                row.getString(2),
                FormKind.valueOf(row.getString(3)),
                json.readValue(row.getString(4), FormContent.class),
                json.readValue(row.getString(5), new TypeReference<List<Finding>>() {}),
                settled(row.getString(6)));
    }

    private List<SettledDoubt> settled(String said) {
        return json.readValue(said, new TypeReference<List<SettledDoubt>>() {});
    }

    /** Keeps what the owner says of a field, in place of what they said before; without a value it is forgotten. */
    @Transactional
    public void settle(UUID id, int ordinal, @Nullable String formId, String path, @Nullable String value) {
        var said = sql.sql("""
                        select settled from submission.uploaded_form where upload_id = :id and ordinal = :ordinal for update""")
                .param("id", id)
                .param("ordinal", ordinal)
                .query(String.class)
                .single();
        var now = settled(said).stream()
                .filter(one -> !(one.path().equals(path) && Objects.equals(one.formId(), formId)))
                .collect(Collectors.toCollection(ArrayList::new));
        if (value != null) {
            now.add(new SettledDoubt(formId, path, value));
        }
        sql.sql(
                        "update submission.uploaded_form set settled = :settled::json where upload_id = :id and ordinal = :ordinal")
                .param("id", id)
                .param("ordinal", ordinal)
                .param("settled", json.writeValueAsString(now))
                .update();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
