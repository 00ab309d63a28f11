package org.jixiaoflow.submission.deadletters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jixiaoflow.schemas.DeadLetterAction;
import org.jixiaoflow.schemas.DeadLetterActionKind;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.deadletters.DeadLetterId;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.View;
import org.jixiaoflow.support.projection.ViewRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done with which letter, as {@code dead-letter-actions} says. */
@Component
class Actions implements View<DeadLetterAction> {

    private final JdbcClient sql;

    Actions(JdbcClient sql) {
        this.sql = sql;
    }

    /** What was done with each letter, the first first; letters nobody touched are missing. */
    Map<DeadLetterId, List<Action>> of(Collection<DeadLetterId> letters) {
        var actions = new HashMap<DeadLetterId, List<Action>>();
        if (!letters.isEmpty()) {
            sql.sql("""
                            select letter_id, kind, fixed, reason, actor_id, actor_name, done_at
                            from submission.dead_letter_action
                            where letter_id = any(:letters)
                            order by topic_partition, topic_offset""")
                    .param(
                            "letters",
                            letters.stream().map(DeadLetterId::toString).toArray(String[]::new))
                    .query((row, number) -> Map.entry(row.getString("letter_id"), action(row)))
                    .list()
                    .forEach(found -> DeadLetterId.parse(found.getKey())
                            .ifPresent(letter -> actions.computeIfAbsent(letter, first -> new ArrayList<>())
                                    .add(found.getValue())));
        }
        return actions;
    }

    /** Lets nobody else act on the letter until the SQL transaction ends. */
    void lock(DeadLetterId letter) {
        sql.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:letter, 0))) as locked")
                .param("letter", "dead-letter " + letter)
                .query(Integer.class)
                .list();
    }

    /** Whether every action written there is known here. */
    boolean know(List<RecordMetadata> written) {
        var places = new BatchParameters<>(written);
        return sql.sql("""
                        select count(*) from submission.dead_letter_action a
                        join unnest(:partition, :offset) as w (topic_partition, topic_offset)
                        on a.topic_partition = w.topic_partition and a.topic_offset = w.topic_offset""")
                        .param("partition", places.numbers(RecordMetadata::partition))
                        .param("offset", places.numbers(RecordMetadata::offset))
                        .query(Integer.class)
                        .single()
                == written.size();
    }

    private static Action action(ResultSet row) throws SQLException {
        return new Action(
                DeadLetterActionKind.valueOf(row.getString("kind")),
                row.getBoolean("fixed"),
                row.getString("reason"),
                row.getString("actor_id"),
                row.getString("actor_name"),
                row.getObject("done_at", OffsetDateTime.class).toInstant());
    }

    @Override
    public String name() {
        return "dead-letter-actions";
    }

    @Override
    public Topic<DeadLetterAction> topic() {
        return Topics.DEAD_LETTER_ACTIONS;
    }

    @Override
    public void apply(List<ViewRecord<DeadLetterAction>> batch) {
        var rows = new BatchParameters<>(
                batch.stream().filter(viewRecord -> viewRecord.value() != null).toList());
        sql.sql("""
                        insert into submission.dead_letter_action
                          (topic_partition, topic_offset, letter_id, kind, fixed, reason, actor_id, actor_name, done_at)
                        select topic_partition, topic_offset, letter_id, kind, fixed, reason, actor_id, actor_name, done_at
                        from unnest(:partition, :offset, :letter, :kind, :fixed, :reason, :actor, :name, :at)
                        as a (topic_partition, topic_offset, letter_id, kind, fixed, reason, actor_id, actor_name, done_at)
                        on conflict do nothing""")
                .param("partition", rows.numbers(ViewRecord::partition))
                .param("offset", rows.numbers(ViewRecord::offset))
                .param("letter", rows.texts(viewRecord -> viewRecord.kept().getLetterId()))
                .param("kind", rows.texts(viewRecord -> viewRecord.kept().getKind()))
                .param("fixed", rows.truths(viewRecord -> viewRecord.kept().getFixed()))
                .param("reason", rows.texts(viewRecord -> viewRecord.kept().getReason()))
                .param(
                        "actor",
                        rows.texts(viewRecord -> viewRecord.kept().getActor().getId()))
                .param(
                        "name",
                        rows.texts(viewRecord -> viewRecord.kept().getActor().getName()))
                .param("at", rows.times(viewRecord -> viewRecord.kept().getAt()))
                .update();
    }

    @Override
    public void clear() {
        sql.sql("truncate submission.dead_letter_action").update();
    }
}
