package org.jixiaoflow.review.notes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Phrases, each its owner's to change, and everybody's to use if they share it. */
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

    /** The person's own and those that others share, in the order they were written. */
    List<Phrase> list(String person) {
        return sql.sql("select * from review.phrase where owner = :person or shared order by written_at, id")
                .param("person", person)
                .query((row, number) -> phrase(row, person))
                .list();
    }

    /** Keeps a new one. */
    Phrase add(Caller caller, PhraseRequest request) {
        var id = UUID.randomUUID();
        var added = sql.sql("""
                        insert into review.phrase (id, owner, owner_name, shared, text, field, written_at)
                        select :id, :owner, :name, :shared, :text, :field, :now
                        where (select count(*) from review.phrase where owner = :owner) < :most""")
                .param("id", id)
                .param("owner", caller.id())
                .param("name", caller.name())
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
    Optional<Phrase> change(UUID id, String person, PhraseRequest request) {
        sql.sql(
                        "update review.phrase set text = :text, field = :field, shared = :shared where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", person)
                .param("text", written(request.text()))
                .param("field", request.field())
                .param("shared", request.shared())
                .update();
        return find(id, person).filter(Phrase::own);
    }

    /** Throws one of the person's own away. */
    void drop(UUID id, String person) {
        sql.sql("delete from review.phrase where id = ? and owner = ?")
                .param(id)
                .param(person)
                .update();
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
