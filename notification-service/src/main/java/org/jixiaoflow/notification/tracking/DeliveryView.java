package org.jixiaoflow.notification.tracking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.View;
import org.jixiaoflow.support.projection.ViewRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deliveries, each with its newest state. */
@Component
class DeliveryView implements View<Delivery> {

    static final String NAME = "deliveries";

    private final JdbcClient sql;

    DeliveryView(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Topic<Delivery> topic() {
        return Topics.DELIVERIES;
    }

    @Override
    public void apply(List<ViewRecord<Delivery>> batch) {
        var newest = new LinkedHashMap<String, Delivery>();
        batch.stream()
                .map(ViewRecord::value)
                .filter(Objects::nonNull)
                .forEach(delivery -> newest.put(delivery.getId().toString(), delivery));
        var rows = new BatchParameters<>(List.copyOf(newest.values()));
        sql.sql("""
                        insert into notification.delivery (id, notification_id, channel, address, person, recipient, form_id, kind,
                          state, due, attempts, repeats, error, created_at, changed_at)
                        select id, notification_id, channel, address, person, recipient, form_id, kind,
                          state, due, attempts, repeats, error, created_at, changed_at
                        from unnest(:id, :notification, :channel, :address, :person, :recipient, :form, :kind,
                          :state, :due, :attempts, :repeats, :error, :createdAt, :changedAt)
                        as r (id, notification_id, channel, address, person, recipient, form_id, kind,
                          state, due, attempts, repeats, error, created_at, changed_at)
                        order by id
                        on conflict (id) do update set state = excluded.state, due = excluded.due, attempts = excluded.attempts,
                          repeats = excluded.repeats, error = excluded.error, changed_at = excluded.changed_at""")
                .param("id", rows.uuids(Delivery::getId))
                .param("notification", rows.uuids(Delivery::getNotificationId))
                .param("channel", rows.texts(Delivery::getChannel))
                .param("address", rows.texts(Delivery::getAddress))
                .param("person", rows.texts(Delivery::getPerson))
                .param("recipient", rows.texts(Delivery::getRecipient))
                .param("form", rows.texts(Delivery::getFormId))
                .param("kind", rows.texts(Delivery::getKind))
                .param("state", rows.texts(Delivery::getState))
                .param("due", rows.times(Delivery::getDue))
                .param("attempts", rows.numbers(Delivery::getAttempts))
                .param("repeats", rows.numbers(Delivery::getRepeats))
                .param("error", rows.texts(Delivery::getError))
                .param("createdAt", rows.times(Delivery::getCreatedAt))
                .param("changedAt", rows.times(Delivery::getChangedAt))
                .update();
    }

    @Override
    public void clear() {
        sql.sql("truncate notification.delivery").update();
    }
}
