package org.jixiaoflow.review.notes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Phrases, each its owner's to change, and to use for everybody in their regions if they share it. */
@Component
class Phrases {

    private final JdbcClient sql;
    private final NoteSettings settings;
    private final Clock clock;

    Phrases(JdbcClient sql, NoteSettings settings, Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.clock = clock;
    }

    /** The person's own and those that others share who have to do with a region of theirs, in the order they were written. */
    List<Phrase> list(String person, Regions regions) {
        return sql.sql("""
                        select * from review.phrase where owner = :person or shared and exists (
                          select from unnest(regions) as region where region like any(:patterns) or exists (
                            select from unnest(:regions) as mine where mine like replace(region, '*', '%')))
                        order by written_at, id""")
                .param("person", person)
                .param("patterns", regions.patterns())
                .param("regions", codes(regions))
                .query((row, number) -> phrase(row, person))
                .list();
    }

    /** Keeps a new one. */
    Phrase add(Caller caller, PhraseRequest request) {
        var id = UUID.randomUUID();
        var added = sql.sql("""
                        insert into review.phrase (id, owner, owner_name, regions, shared, text, field, written_at)
                        select :id, :owner, :name, :regions, :shared, :text, :field, :now
                        where (select count(*) from review.phrase where owner = :owner) < :most""")
                .param("id", id)
                .param("owner", caller.id())
                .param("name", caller.name())
                .param("regions", codes(caller.party().regions()))
                .param("shared", request.shared())
                .param("text", written(request.text()))
                .param("field", request.field())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("most", settings.phrases())
                .update();
        if (added == 0) {
            throw new Problem(HttpStatus.CONFLICT, "TOO_MANY_PHRASES", settings.phrases());
        }
        return find(id, caller.id()).orElseThrow();
    }

    /** Changes one of the person's own; nothing if it isn't. */
    Optional<Phrase> change(UUID id, Caller caller, PhraseRequest request) {
        sql.sql("""
                        update review.phrase set text = :text, field = :field, shared = :shared, regions = :regions
                        where id = :id and owner = :owner""")
                .param("id", id)
                .param("owner", caller.id())
                .param("regions", codes(caller.party().regions()))
                .param("text", written(request.text()))
                .param("field", request.field())
                .param("shared", request.shared())
                .update();
        return find(id, caller.id()).filter(Phrase::own);
    }

    /** Throws one of the person's own away. */
    void drop(UUID id, String person) {
        sql.sql("delete from review.phrase where id = ? and owner = ?")
                .param(id)
                .param(person)
                .update();
    }

    /** Those that name a region: only they are like any other. */
    private static String[] codes(Regions regions) {
        return Arrays.stream(regions.patterns())
                .map(pattern -> pattern.replace('%', '*'))
                .toArray(String[]::new);
    }

    private Optional<Phrase> find(UUID id, String person) {
        return sql.sql("select * from review.phrase where id = ?")
                .param(id)
                .query((row, number) -> phrase(row, person))
                .optional();
    }

    private static Phrase phrase(ResultSet row, String person) throws SQLException {
        return new Phrase(
                row.getObject("id", UUID.class),
                row.getString("text"),
                row.getString("field"),
                row.getBoolean("shared"),
                row.getString("owner").equals(person),
                row.getString("owner_name"),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }

    /** PostgreSQL's text holds every character but one. */
    private static String written(String text) {
        return text.replace("\u0000", "");
    }
}
