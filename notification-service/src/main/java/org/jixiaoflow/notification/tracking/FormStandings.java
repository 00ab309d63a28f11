package org.jixiaoflow.notification.tracking;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jixiaoflow.notification.planning.ToDo;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.View;
import org.jixiaoflow.support.projection.ViewRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where forms stand. While that can't be read all counts as still to be done: who is told too much isn't told too little. */
@Component
class FormStandings implements View<FormEvent>, ToDo {

    private static final Logger LOG = LoggerFactory.getLogger(FormStandings.class);

    private final JdbcClient sql;

    FormStandings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean remains(Delivery delivery) {
        if (!delivery.getActionRequired()) {
            return true;
        }
        try {
            return Optional.ofNullable(of(Set.of(delivery.getFormId())).get(delivery.getFormId()))
                    .map(standing -> standing.waitsFor(delivery))
                    .orElse(true);
        } catch (DataAccessException away) {
            LOG.warn("Where forms stand can't be read; what is asked for counts as still to be done", away);
            return true;
        }
    }

    @Override
    public String name() {
        return "form-standings";
    }

    @Override
    public Topic<FormEvent> topic() {
        return Topics.FORM_EVENTS;
    }

    @Override
    public void apply(List<ViewRecord<FormEvent>> batch) {
        // Sorted, so that two writers lock rows in the same order.
        var standings = new TreeMap<>(of(
                batch.stream().map(viewRecord -> viewRecord.kept().getFormId()).collect(Collectors.toSet())));
        batch.forEach(viewRecord -> {
            var entry = viewRecord.kept();
            standings.compute(entry.getFormId(), (form, before) -> FormStanding.after(before, entry));
        });
        write(new ArrayList<>(standings.values()));
    }

    private Map<String, FormStanding> of(Collection<String> forms) {
        return sql
                .sql(
                        "select form_id, version, since, handed_to, asked from notification.form_standing where form_id = any(:forms)")
                .param("forms", new BatchParameters<>(List.copyOf(forms)).texts(form -> form))
                .query((row, number) -> standing(row))
                .list()
                .stream()
                .collect(toMap(FormStanding::formId, standing -> standing));
    }

    private static FormStanding standing(ResultSet row) throws SQLException {
        return new FormStanding(
                row.getString("form_id"),
                row.getLong("version"),
                row.getTimestamp("since").toInstant(),
                row.getString("handed_to"),
                row.getString("asked").lines().collect(Collectors.toSet()));
    }

    private void write(List<FormStanding> standings) {
        var rows = new BatchParameters<>(standings);
        sql.sql("""
                        insert into notification.form_standing as s (form_id, version, since, handed_to, asked)
                        select form_id, version, since, handed_to, asked
                        from unnest(:form, :version, :since, :handedTo, :asked) as r (form_id, version, since, handed_to, asked)
                        on conflict (form_id) do update set version = excluded.version, since = excluded.since,
                          handed_to = excluded.handed_to, asked = excluded.asked
                        where s.version < excluded.version""")
                .param("form", rows.texts(FormStanding::formId))
                .param("version", rows.numbers(FormStanding::version))
                .param("since", rows.times(FormStanding::since))
                .param("handedTo", rows.texts(FormStanding::handedTo))
                .param("asked", rows.texts(standing -> String.join("\n", standing.asked())))
                .update();
    }

    @Override
    public void clear() {
        sql.sql("truncate notification.form_standing").update();
    }
}
