package org.jixiaoflow.review.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.schemas.Consultation;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.RecordMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Opinions that reviewers asked for (加签). One that waits when its form moves is asked no more. */
@Component
public class OpinionLists {

    /** More than one person is asked at a time. */
    private static final int MOST = 200;

    private static final RowMapper<FormRow> FORM = RecordMapper.of(FormRow.class);

    private final JdbcClient sql;
    private final JsonMapper json;

    OpinionLists(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** What was asked about a form since it came to where it stands, the newest first. */
    public List<AskedOpinion> of(FormId form) {
        return sql.sql("""
                        select c.consultation from review.consultation c join review.form f on f.form_id = c.form_id
                        where c.form_id = :form and c.asked_at >= f.since order by c.asked_at desc, c.id""")
                .param("form", form.toString())
                .query((row, number) -> opinion(row))
                .list();
    }

    /** Forms on which an opinion is asked of any of {@code persons} and not given, what is due first at the top. */
    public List<AskedForm> waiting(List<String> persons, ReadScope readScope) {
        return sql.sql("""
                        select %s, c.consultation from review.consultation c join review.form f on f.form_id = c.form_id
                        where c.asked = any(:persons) and c.state = 'OPEN' and c.asked_at >= f.since and f.state = 'SUBMITTED' and %s
                        order by c.due_at nulls last, c.asked_at, c.id limit :most""".formatted(FormRow.COLUMNS, FormLists.READERSHIP))
                .params(readScope.parameters())
                .param("persons", new BatchParameters<>(persons).texts(person -> person))
                .param("most", MOST)
                .query((row, number) -> new AskedForm(FORM.mapRow(row, number), opinion(row)))
                .list();
    }

    private AskedOpinion opinion(ResultSet row) throws SQLException {
        return AskedOpinion.of(json.readValue(row.getString("consultation"), Consultation.class));
    }
}
