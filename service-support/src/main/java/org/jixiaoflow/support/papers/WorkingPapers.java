package org.jixiaoflow.support.papers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jixiaoflow.support.web.Precondition;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Working papers of one kind, one a person and form. No view: a rebuild leaves them alone, and no command takes anything from here.
 *
 * @param <T> what is kept, as JSON
 */
public final class WorkingPapers<T> {

    private final JdbcClient sql;
    private final JsonMapper json;
    private final ObjectReader reader;
    private final String table;
    private final PaperSettings settings;
    private final Clock clock;

    /** @param table with the columns {@code person, form_id, base_version, number, kept_at, content} */
    public WorkingPapers(
            JdbcClient sql, JsonMapper json, Class<T> type, String table, PaperSettings settings, Clock clock) {
        this.sql = sql;
        this.json = json;
        // Kept by an older program, it may have fields that this one no longer knows.
        this.reader = json.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    /** The person's paper on the form. */
    public Optional<WorkingPaper<T>> find(String person, String formId) {
        return sql.sql("select * from %s where person = :person and form_id = :formId".formatted(table))
                .param("person", person)
                .param("formId", formId)
                .query((row, number) -> paper(row))
                .optional();
    }

    /**
     * Keeps a paper in place of the one before, and drops what is too old or too much.
     *
     * @param seen number of the paper it replaces, 0 for none; without one, whichever there is
     * @throws Problem 412 {@code PAPER_CHANGED} if there is another one, 413 if it is too large
     */
    public WorkingPaper<T> keep(String person, String formId, long baseVersion, Precondition seen, T content) {
        var text = json.writeValueAsString(content);
        if (text.getBytes(UTF_8).length > settings.largest().toBytes()) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "TOO_LARGE",
                    settings.largest().toBytes());
        }
        var now = clock.instant();
        var kept = sql.sql("""
                        insert into %1$s as p (person, form_id, base_version, number, kept_at, content)
                        select :person, :formId, :baseVersion, 1, :now, :content::json
                        where cast(:expected as bigint) is null or :expected = 0
                          or exists (select 1 from %1$s where person = :person and form_id = :formId)
                        on conflict (person, form_id) do update
                        set base_version = excluded.base_version, number = p.number + 1, kept_at = excluded.kept_at,
                          content = excluded.content
                        where cast(:expected as bigint) is null or p.number = :expected
                        returning *""".formatted(table))
                .param("person", person)
                .param("formId", formId)
                .param("baseVersion", baseVersion)
                .param("now", at(now))
                .param("content", text)
                .param("expected", seen.version())
                .query((row, number) -> paper(row))
                .optional()
                .orElseThrow(() -> changed(person, formId, seen));
        dropOld(person, now);
        return kept;
    }

    private Problem changed(String person, String formId, Precondition seen) {
        var problem = new Problem(seen.failed(), "PAPER_CHANGED");
        find(person, formId).ifPresent(paper -> problem.with("paper", paper));
        return problem;
    }

    private void dropOld(String person, Instant now) {
        sql.sql("""
                        delete from %1$s where kept_at < :oldest or (person, form_id) in (
                          select person, form_id from %1$s where person = :person order by kept_at desc, form_id offset :most)""".formatted(table))
                .param("person", person)
                .param("oldest", at(now.minus(settings.kept())))
                .param("most", settings.most())
                .update();
    }

    /** Throws the person's paper on the form away, if there is one. */
    public void drop(String person, String formId) {
        sql.sql("delete from %s where person = :person and form_id = :formId".formatted(table))
                .param("person", person)
                .param("formId", formId)
                .update();
    }

    private WorkingPaper<T> paper(ResultSet row) throws SQLException {
        T content = reader.readValue(row.getString("content"));
        return new WorkingPaper<>(
                row.getString("form_id"),
                row.getLong("base_version"),
                row.getLong("number"),
                row.getObject("kept_at", OffsetDateTime.class).toInstant(),
                content);
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
