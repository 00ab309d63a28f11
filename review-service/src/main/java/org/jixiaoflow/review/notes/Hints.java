package org.jixiaoflow.review.notes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixiaoflow.review.notes.Presence.Doing;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.security.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What colleagues know of each other's work: claims, open pages, and what each looked at last. It expires, and refuses nobody anything. */
@Component
public class Hints {

    /** Whether a claim {@code c} was made where the form stands now: it says nothing of another stage. */
    private static final String SINCE_IT_CAME =
            "not exists (select 1 from review.form f where f.form_id = c.form_id and f.since > c.claimed_at)";

    private final JdbcClient sql;
    private final NoteSettings settings;
    private final Clock clock;

    Hints(JdbcClient sql, NoteSettings settings, Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.clock = clock;
    }

    /** The stage that a form stands at; nothing where it is its department's, or approved. */
    Optional<String> stageOf(String formId) {
        return sql.sql("select stage from review.form where form_id = ? and stage is not null")
                .param(formId)
                .query(String.class)
                .optional();
    }

    /** Takes a form on, unless a colleague has; the claim that holds now. Whoever has it already has it for longer. */
    Claim claim(String formId, Caller caller) {
        var handed = handed(List.of(formId)).get(formId);
        if (handed != null) {
            return handed;
        }
        var now = clock.instant();
        sql.sql("""
                        insert into review.claim as c (form_id, person, name, claimed_at, until)
                        values (:formId, :person, :name, :now, :until)
                        on conflict (form_id) do update
                        set person = excluded.person, name = excluded.name, until = excluded.until,
                          claimed_at = case when c.person = excluded.person and c.until > :now and %1$s then c.claimed_at else :now end
                        where c.person = excluded.person or c.until <= :now or not %1$s""".formatted(SINCE_IT_CAME))
                .param("formId", formId)
                .param("person", caller.id())
                .param("name", caller.name())
                .param("now", at(now))
                .param("until", at(now.plus(settings.claim())))
                .update();
        return claims(List.of(formId))
                .getOrDefault(formId, new Claim(formId, caller.id(), caller.name(), now, now, null));
    }

    /** Gives a form back, whoever has claimed it: somebody who is ill must not keep it. */
    void release(String formId) {
        sql.sql("delete from review.claim where form_id = ?").param(formId).update();
    }

    /** Who has each form now: whom it was handed over to, or else who claimed it. */
    public Map<String, Claim> claims(Collection<String> formIds) {
        var claims = new HashMap<>(sql
                .sql("select * from review.claim c where form_id = any(:formIds) and until > :now and " + SINCE_IT_CAME)
                .param("formIds", new BatchParameters<>(List.copyOf(formIds)).texts(id -> id))
                .param("now", at(clock.instant()))
                .query((row, number) -> new Claim(
                        row.getString("form_id"),
                        row.getString("person"),
                        row.getString("name"),
                        instant(row, "claimed_at"),
                        instant(row, "until"),
                        null))
                .list()
                .stream()
                .collect(toMap(Claim::formId, claim -> claim)));
        claims.putAll(handed(formIds));
        return claims;
    }

    private Map<String, Claim> handed(Collection<String> formIds) {
        return sql
                .sql("""
                        select form_id, handed_to, handed_to_name, handed_at, handed_by from review.form
                        where form_id = any(:formIds) and handed_to is not null""")
                .param("formIds", new BatchParameters<>(List.copyOf(formIds)).texts(id -> id))
                .query((row, number) -> new Claim(
                        row.getString("form_id"),
                        row.getString("handed_to"),
                        row.getString("handed_to_name"),
                        instant(row, "handed_at"),
                        null,
                        row.getString("handed_by")))
                .list()
                .stream()
                .collect(toMap(Claim::formId, claim -> claim));
    }

    /** Says that the caller has a form open. */
    void open(String formId, Doing doing, Caller caller) {
        var now = clock.instant();
        sql.sql("delete from review.presence where seen_at < ?")
                .param(at(now.minus(settings.presence())))
                .update();
        sql.sql("""
                        insert into review.presence (form_id, person, name, filing, doing, seen_at)
                        values (:formId, :person, :name, :filing, :doing, :now)
                        on conflict (form_id, person) do update
                        set name = excluded.name, filing = excluded.filing, doing = excluded.doing, seen_at = excluded.seen_at""")
                .param("formId", formId)
                .param("person", caller.id())
                .param("name", caller.name())
                .param("filing", files(caller, formId))
                .param("doing", doing.name())
                .param("now", at(now))
                .update();
    }

    /** Says that the caller has closed it. */
    void close(String formId, Caller caller) {
        sql.sql("delete from review.presence where form_id = ? and person = ?")
                .param(formId)
                .param(caller.id())
                .update();
    }

    /** Who else on the caller's side has each form open: a department isn't told who reviews its form, nor the other way round. */
    public Map<String, List<Presence>> present(Collection<String> formIds, Caller caller) {
        record Open(String formId, boolean filing, Presence presence) {}
        return sql
                .sql("""
                        select * from review.presence p
                        where p.form_id = any(:formIds) and p.seen_at >= :oldest and p.person <> :person
                        order by p.name, p.person""")
                .param("formIds", new BatchParameters<>(List.copyOf(formIds)).texts(id -> id))
                .param("oldest", at(clock.instant().minus(settings.presence())))
                .param("person", caller.id())
                .query((row, number) -> new Open(
                        row.getString("form_id"),
                        row.getBoolean("filing"),
                        new Presence(
                                row.getString("person"),
                                row.getString("name"),
                                Doing.valueOf(row.getString("doing")),
                                instant(row, "seen_at"))))
                .list()
                .stream()
                .filter(open -> open.filing() == files(caller, open.formId()))
                .collect(groupingBy(Open::formId, mapping(Open::presence, toList())));
    }

    /** Notes that somebody looked a form's revision through; an older one than before says nothing. */
    public void looked(String formId, String person, int revision) {
        sql.sql("""
                        insert into review.look as l (person, form_id, revision, looked_at)
                        values (:person, :formId, :revision, :now)
                        on conflict (person, form_id) do update
                        set revision = excluded.revision, looked_at = excluded.looked_at
                        where l.revision <= excluded.revision""")
                .param("person", person)
                .param("formId", formId)
                .param("revision", revision)
                .param("now", at(clock.instant()))
                .update();
    }

    /** What somebody looked at last. */
    public Optional<Look> look(String formId, String person) {
        return Optional.ofNullable(looks(List.of(formId), person).get(formId));
    }

    /** What somebody looked at last, by form. */
    public Map<String, Look> looks(Collection<String> formIds, String person) {
        record Looked(String formId, Look look) {}
        return sql
                .sql("select * from review.look where person = :person and form_id = any(:formIds)")
                .param("person", person)
                .param("formIds", new BatchParameters<>(List.copyOf(formIds)).texts(id -> id))
                .query((row, number) -> new Looked(
                        row.getString("form_id"), new Look(row.getInt("revision"), instant(row, "looked_at"))))
                .list()
                .stream()
                .collect(toMap(Looked::formId, Looked::look));
    }

    /** Whether the form is one of those that the caller files. */
    private static boolean files(Caller caller, String formId) {
        return FormId.parse(formId)
                .filter(form -> caller.filesFor().contains(form.departmentCode()))
                .isPresent();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
