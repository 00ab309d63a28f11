package org.jixiaoflow.submission.tracking;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.View;
import org.jixiaoflow.support.projection.ViewRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The approved objectives in force. */
@Component
class ObjectiveView implements View<ApprovedForm> {

    static final String NAME = "objectives";

    private final JdbcClient sql;

    ObjectiveView(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Topic<ApprovedForm> topic() {
        return Topics.APPROVED_FORMS;
    }

    @Override
    public void apply(List<ViewRecord<ApprovedForm>> batch) {
        // The newest of each form, sorted, so that two writers lock rows in the same order.
        var newest = new TreeMap<String, ViewRecord<ApprovedForm>>();
        batch.stream()
                .filter(ObjectiveView::isObjective)
                .forEach(viewRecord -> newest.put(viewRecord.key(), viewRecord));
        var inForce = newest.values().stream()
                .filter(viewRecord -> viewRecord.value() != null)
                .toList();
        sql.sql("delete from submission.approved_objective where form_id = any (:formIds)")
                .param("formIds", newest.keySet().toArray(String[]::new))
                .update();
        var rows = new BatchParameters<>(inForce);
        sql.sql("""
                        insert into submission.approved_objective (form_id, revision, form)
                        select form_id, revision, form
                        from unnest(:formId, :revision, :form) as r (form_id, revision, form)""")
                .param("formId", rows.texts(ViewRecord::key))
                .param(
                        "revision",
                        rows.numbers(row -> Objects.requireNonNull(row.value()).getRevision()))
                .param("form", rows.packed(ViewRecord::bytes))
                .update();
    }

    private static boolean isObjective(ViewRecord<ApprovedForm> viewRecord) {
        return FormId.parse(viewRecord.key())
                .filter(form -> form.kind() == FormKind.OBJECTIVE)
                .isPresent();
    }

    @Override
    public void clear() {
        sql.sql("truncate submission.approved_objective").update();
    }
}
