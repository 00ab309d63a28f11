package org.jixiaoflow.submission.tracking;

import java.util.List;
import org.jixiaoflow.schemas.RefusedSubmission;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.View;
import org.jixiaoflow.support.projection.ViewRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Submissions that never became a command, for the portals that sent them and the departments they name. */
@Component
class RefusalView implements View<RefusedSubmission> {

    static final String NAME = "refusals";

    private final JdbcClient sql;

    RefusalView(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Topic<RefusedSubmission> topic() {
        return Topics.REFUSED_SUBMISSIONS;
    }

    @Override
    public void apply(List<ViewRecord<RefusedSubmission>> batch) {
        var rows = new BatchParameters<>(
                batch.stream().filter(viewRecord -> viewRecord.value() != null).toList());
        sql.sql("""
                        insert into submission.refused_submission
                          (topic_partition, topic_offset, form_id, department_code, portal_id, refused_at, refusal)
                        select topic_partition, topic_offset, form_id, department_code, portal_id, refused_at, refusal::json
                        from unnest(:partition, :offset, :formId, :department, :portal, :refusedAt, :refusal)
                        as r (topic_partition, topic_offset, form_id, department_code, portal_id, refused_at, refusal)
                        on conflict do nothing""")
                .param("partition", rows.numbers(ViewRecord::partition))
                .param("offset", rows.numbers(ViewRecord::offset))
                .param("formId", rows.texts(viewRecord -> viewRecord.kept().getFormId()))
                .param(
                        "department",
                        rows.texts(viewRecord -> department(viewRecord.kept().getFormId())))
                .param("portal", rows.texts(viewRecord -> viewRecord.kept().getPortalId()))
                .param("refusedAt", rows.times(viewRecord -> viewRecord.kept().getRefusedAt()))
                .param("refusal", rows.texts(viewRecord -> AvroJson.write(viewRecord.kept())))
                .update();
    }

    private static @Nullable String department(@Nullable String formId) {
        return formId == null
                ? null
                : FormId.parse(formId).map(FormId::departmentCode).orElse(null);
    }

    @Override
    public void clear() {
        sql.sql("truncate submission.refused_submission").update();
    }
}
