package org.jixiaoflow.review.watching;

import java.util.List;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.review.tracking.FormLists;
import org.jixiaoflow.review.tracking.FormRow;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.projection.RecordMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who watches forms, and which forms somebody watches. */
@Component
public class WatchLists {

    private static final int MOST = 500;
    private static final RowMapper<Watch> WATCH = RecordMapper.of(Watch.class);
    private static final RowMapper<FormRow> FORM = RecordMapper.of(FormRow.class);

    private final JdbcClient sql;

    WatchLists(JdbcClient sql) {
        this.sql = sql;
    }

    /** Who watches a form, by name. */
    public List<Watch> of(FormId form) {
        return sql.sql(
                        "select form_id, person, name, added_by_name, since from review.watch where form_id = ? order by name, person")
                .param(form.toString())
                .query(WATCH)
                .list();
    }

    /** Forms that somebody watches and may see, the newest watch first. */
    List<WatchedForm> by(String person, ReadScope readScope) {
        return sql.sql("""
                        select %s, w.person, w.name, w.added_by_name, w.since as watched_since
                        from review.watch w join review.form f on f.form_id = w.form_id
                        where w.person = :person and %s order by w.since desc, w.form_id limit :most""".formatted(FormRow.COLUMNS, FormLists.READERSHIP))
                .params(readScope.parameters())
                .param("person", person)
                .param("most", MOST)
                .query((row, number) -> {
                    var form = FORM.mapRow(row, number);
                    return new WatchedForm(
                            form,
                            new Watch(
                                    form.formId(),
                                    row.getString("person"),
                                    row.getString("name"),
                                    row.getString("added_by_name"),
                                    row.getTimestamp("watched_since").toInstant()));
                })
                .list();
    }
}
