package org.jixiaoflow.review.notices;

import java.util.List;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.View;
import org.jixiaoflow.support.projection.ViewRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notifications by recipient. Who has read which is no part of it: emptying the view forgets no one's marks. */
@Component
class NotificationView implements View<Notification> {

    static final String NAME = "notifications";

    private final JdbcClient sql;

    NotificationView(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Topic<Notification> topic() {
        return Topics.NOTIFICATIONS;
    }

    @Override
    public void apply(List<ViewRecord<Notification>> batch) {
        var rows = new BatchParameters<>(batch);
        sql.sql("""
                        insert into review.notification (id, recipient, form_id, department_code, created_at, action_required, notification)
                        select id, recipient, form_id, department_code, created_at, action_required, notification
                        from unnest(:id, :recipient, :formId, :department, :createdAt, :actionRequired, :notification)
                        as r (id, recipient, form_id, department_code, created_at, action_required, notification)
                        order by id
                        on conflict do nothing""")
                .param("id", rows.uuids(row -> row.kept().getId()))
                .param("recipient", rows.texts(row -> row.kept().getRecipient()))
                .param("formId", rows.texts(row -> row.kept().getFormId()))
                .param("department", rows.texts(row -> department(row.kept())))
                .param("createdAt", rows.times(row -> row.kept().getCreatedAt()))
                .param("actionRequired", rows.truths(row -> row.kept().getActionRequired()))
                .param("notification", rows.packed(ViewRecord::bytes))
                .update();
    }

    private static String department(Notification notification) {
        return FormId.parse(notification.getFormId())
                .orElseThrow(() -> new IllegalArgumentException("Not a form id: " + notification.getFormId()))
                .departmentCode();
    }

    @Override
    public void clear() {
        sql.sql("truncate review.notification").update();
    }
}
